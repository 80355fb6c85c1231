package parallax.nn;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Loops of Java over the entries of large arrays, by as many threads as ND4J's own operations use: without it a layer that is
 * computed in Java gains nothing from a second core, while those around it do.
 */
public final class Nd4jRanges {
    /** Measured: a part that is computed in less than about 20 µs is not worth waking a thread for. */
    private static final long LEAST_ENTRIES = 1 << 15;

    private Nd4jRanges() {}

    /** A part of a loop. */
    @FunctionalInterface
    public interface Part {
        /** Does everything for the items from {@code from} on, up to {@code to}, which is left out. */
        void run(long from, long to);
    }

    /**
     * A part of a loop that gives something.
     *
     * @param <R> what it gives
     */
    @FunctionalInterface
    public interface GivingPart<R> {
        /** Does everything for the items from {@code from} on, up to {@code to}, which is left out. */
        R run(long from, long to);
    }

    /**
     * Runs a loop over {@code items}, and returns when all of it is done. Parts run at the same time; so each has blocks of its own, and
     * what it writes belongs to its items alone.
     *
     * @param items how many there are
     * @param size  entries per item, which tells how much work there is
     */
    public static void each(long items, long size, Part part) {
        collect(items, size, (from, to) -> {
            part.run(from, to);
            return to;
        });
    }

    /** The same, and returns what the parts gave, in their order: sums that are added up so are the same on each run. */
    public static <R> List<R> collect(long items, long size, GivingPart<R> part) {
        long worthwhile = Math.max(1, items * size / LEAST_ENTRIES);
        int parts = (int) Math.min(worthwhile, Math.max(1, Nd4j.getEnvironment().maxMasterThreads()));
        if (parts == 1) {
            return List.of(part.run(0, items));
        }
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(p -> part.run(items * p / parts, items * (p + 1) / parts))
                .toList();
    }
}
