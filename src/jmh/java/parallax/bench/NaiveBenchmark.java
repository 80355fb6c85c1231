package parallax.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The naive twin, on one thread: it is slower by so much that it needs no pairs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class NaiveBenchmark {
    /** The row's name. */
    @Param("")
    public String row;

    private Contestant naive;

    /** Makes the twin. */
    @Setup
    public void make() {
        naive = Rows.named(row).naiveContestant();
    }

    /** Forward. */
    @Benchmark
    public void forward() {
        naive.run(false);
    }

    /** Forward and backward. */
    @Benchmark
    public void both() {
        naive.run(true);
    }
}
