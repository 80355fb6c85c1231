package parallax.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The results as a page of the documentation: ratios alone, as times are a machine's. */
final class Page {
    /** Above it a row misses, whatever the mean. */
    static final double LIMIT = 1.5;

    private static final double FORWARD_GOAL = 0.9;
    private static final double BACKWARD_GOAL = 1.0;
    private static final double NAIVE_GOAL = 50;

    private Page() {}

    static void write(Results results, Path file) throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        Results.Machine m = results.machine();
        page.append("Measured on ").append(m.cpu()).append(", ").append(m.cores()).append(" cores, JDK ");
        page.append(m.jdk()).append("; ND4J 1.0.0-M2.1, libtorch ").append(m.libtorch()).append(".\n\n");
        page.append("| | sizes | | threads | ND4J / libtorch | 95 % interval | naive / ND4J |\n");
        page.append("|---|---|---|--:|--:|--:|--:|\n");
        results.measured().forEach(one -> page.append(line(one)));
        page.append("\n## Against the goals\n\n");
        for (int threads = 1; threads <= 2; threads++) {
            goal(page, results, true, threads);
            goal(page, results, false, threads);
        }
        misses(page, results);
        page.append("\n## The naive twins against scalar loops\n\n").append(LOOPS);
        for (Results.Loop loop : results.loops()) {
            page.append(String.format(
                    Locale.ROOT,
                    "- %s: %.1f times as long (%.1f to %.1f)%n",
                    loop.name(),
                    loop.toScalar().median(),
                    loop.toScalar().low(),
                    loop.toScalar().high()));
        }
        Files.writeString(file, page.toString());
    }

    private static String line(Results.Measured m) {
        Ratio r = m.toLibtorch();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %s%.2f%s | %.2f to %.2f | %s |%n",
                m.row(),
                m.sizes(),
                m.pass(),
                m.threads(),
                r.median() > LIMIT ? "**" : "",
                r.median(),
                r.median() > LIMIT ? "**" : "",
                r.low(),
                r.high(),
                m.speedUp() == null ? "" : String.format(Locale.ROOT, "%.0f", m.speedUp()));
    }

    private static void goal(StringBuilder page, Results results, boolean forward, int threads) {
        double mean = results.geometricMean(forward, threads);
        double goal = forward ? FORWARD_GOAL : BACKWARD_GOAL;
        page.append(String.format(
                Locale.ROOT,
                "- geometric mean %s, %d thread%s: %.2f, at most %.1f wanted: %s%n",
                forward ? "forward" : "with backward",
                threads,
                threads == 1 ? "" : "s",
                mean,
                goal,
                mean <= goal ? "reached" : "missed"));
    }

    private static void misses(StringBuilder page, Results results) {
        List<Results.Measured> slow =
                results.measured().stream().filter(m -> m.toLibtorch().median() > LIMIT).toList();
        page.append("- rows above ").append(LIMIT).append(slow.isEmpty() ? ": none\n" : ":\n");
        for (Results.Measured m : slow) {
            page.append(String.format(
                    Locale.ROOT,
                    "  - %s, %s, %d thread%s: %.2f%n",
                    m.row(),
                    m.pass(),
                    m.threads(),
                    m.threads() == 1 ? "" : "s",
                    m.toLibtorch().median()));
        }
        List<String> reasons = Rows.all().stream()
                .filter(row -> slow.stream().anyMatch(m -> m.row().equals(row.name())))
                .filter(row -> !row.note().isEmpty())
                .map(row -> "  - " + row.name() + ": " + row.note())
                .toList();
        page.append(reasons.isEmpty() ? "" : "- why:\n" + String.join("\n", reasons) + "\n");
        naiveMisses(page, results);
    }

    private static void naiveMisses(StringBuilder page, Results results) {
        List<String> close = results.measured().stream()
                .filter(m -> m.speedUp() != null && m.threads() == 1 && m.speedUp() < NAIVE_GOAL)
                .map(m -> String.format(
                        Locale.ROOT,
                        "%s %s %.0f (%.0f)",
                        m.row(),
                        m.pass(),
                        m.speedUp(),
                        m.speedUp() * m.toLibtorch().median()))
                .toList();
        page.append("- less than 50 times faster than the naive twin on one thread, in brackets how many times faster libtorch is: ");
        page.append(close.isEmpty() ? "none" : String.join("; ", close)).append('\n');
        page.append(close.isEmpty() ? "" : CLOSE_TO_NAIVE);
    }

    private static final String INTRODUCTION =
            """
            # Benchmarks

            This page is made by `./mvnw -P jmh test-compile exec:exec@benchmarks -Dbenchmarks.args=--publish` from what it measures
            ([benchmarks.json](benchmarks.json)); [CONTRIBUTING.md](../CONTRIBUTING.md) tells how to measure a single row.

            ![ND4J's time over libtorch's, row by row](images/benchmarks.svg)

            **ND4J / libtorch** is the time of the ND4J twin over that of PyTorch's libtorch called through DJL, in FLOAT, less than 1 where the twin is the
            faster. Both run in one process, in turns, in rounds of a fraction of a second; each round has its own ratio, and the table has the rounds' median
            and an interval that holds it with 95 %. So what else the machine does falls on both. Before anything is timed, y and
            every gradient of both are compared to the naive twin's. With backward, the gradients of all inputs and parameters are computed; a training step is
            forward, loss, backward and Adam. Both have the same weights. Images come channels last to ND4J and channels first to libtorch,
            as a layer before would hand them out. libtorch's attention is composed of products and softmax, as DJL does not offer the fused one. Each has a pool of
            threads of its own; a thread that has nothing to do waits passively (OMP_WAIT_POLICY), for else it takes the core from the other's.

            **naive / ND4J** is the naive twin's time, in double and on one thread, over the ND4J twin's.

            """;

    private static final String CLOSE_TO_NAIVE =
            """
            - why: what these compute is in good part exponentials, products too small to reach the processor's peak, or so few operations an entry
              that memory sets the time; where ND4J gains little over loops, libtorch does not gain much more
            """;

    private static final String LOOPS =
            """
            The naive twin is to be read, but not silly. Beside it: the same loops on flat arrays with every offset taken out of the inner loop, and the same
            with four outputs' sums at once, which is no longer the formula's order. The naive twin takes

            """;
}
