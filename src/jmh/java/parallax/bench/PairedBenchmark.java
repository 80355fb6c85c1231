package parallax.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The ND4J twin and libtorch, in turns.
 *
 * <p>A ratio is wanted, on machines that are not quiet. Two benchmarks of JMH's run one after the other, a minute apart, and what
 * else the machine does falls on one of them. So a JMH iteration is a round here: both are timed in it, within a fraction of a second,
 * with 1 and with 2 threads, and a round has its own ratio. JMH makes the process, warms up, and hands the times of each round over.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PairedBenchmark {
    /** How long a contestant runs in a round, at least: long against the clock's and the scheduler's grain. */
    private static final long ENOUGH = 15_000_000;

    /** The row's name. */
    @Param("")
    public String row;

    /** The largest number of threads, 1 or 2. */
    @Param("2")
    public int threads;

    /** Whether the calling thread's processor time counts instead of the clock's: for 1 thread on a busy machine. */
    @Param("false")
    public boolean cpu;

    private Row.Contest contest;
    private int round;

    /** Nanoseconds per run in a round. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Times {
        /** Forward, 1 thread. */
        public long nd4jForward1;

        /** Forward, 1 thread. */
        public long libtorchForward1;

        /** Forward, 2 threads. */
        public long nd4jForward2;

        /** Forward, 2 threads. */
        public long libtorchForward2;

        /** Forward and backward, 1 thread. */
        public long nd4jBoth1;

        /** Forward and backward, 1 thread. */
        public long libtorchBoth1;

        /** Forward and backward, 2 threads. */
        public long nd4jBoth2;

        /** Forward and backward, 2 threads. */
        public long libtorchBoth2;
    }

    /** Makes the contestants and asserts that they agree. */
    @Setup
    public void agree() {
        contest = Rows.named(row).agreed();
    }

    /** One round. */
    @Benchmark
    public void round(Times times) {
        round++;
        long[] forward1 = pair(1, false);
        long[] both1 = pair(1, true);
        times.nd4jForward1 = forward1[0];
        times.libtorchForward1 = forward1[1];
        times.nd4jBoth1 = both1[0];
        times.libtorchBoth1 = both1[1];
        if (threads > 1) {
            long[] forward2 = pair(2, false);
            long[] both2 = pair(2, true);
            times.nd4jForward2 = forward2[0];
            times.libtorchForward2 = forward2[1];
            times.nd4jBoth2 = both2[0];
            times.libtorchBoth2 = both2[1];
        }
    }

    // Who begins changes from round to round.
    private long[] pair(int count, boolean backward) {
        long[] nanos = new long[2];
        for (int turn = 0; turn < 2; turn++) {
            int who = (turn + round) % 2;
            Contestant contestant = who == 0 ? contest.nd4j() : contest.libtorch();
            contestant.threads(count);
            nanos[who] = time(contestant, backward);
        }
        return nanos;
    }

    // The first run is not timed: it wakes the threads up and fills the cache. Of the others the median counts, as a run that was
    // interrupted by something else says nothing.
    private long time(Contestant contestant, boolean backward) {
        contestant.run(backward);
        List<Long> times = new ArrayList<>();
        long begin = now();
        long before = begin;
        do {
            contestant.run(backward);
            long now = now();
            times.add(now - before);
            before = now;
        } while (before - begin < ENOUGH);
        return (long) Ratio.median(times.stream().mapToDouble(t -> t).toArray());
    }

    private long now() {
        return cpu ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }
}
