package parallax.check.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import parallax.check.Report;

/**
 * Runs files of golden cases through all twins: the naive one, ND4J in DOUBLE, ND4J in FLOAT.
 *
 * <p>Whatever a file holds gives an {@link Outcome}; none throws, none is passed over.
 */
public final class GoldenSuite {
    private static final List<GoldenTwin<?>> TWINS =
            List.of(GoldenTwin.naive(), Nd4jGoldenTwin.inDouble(), Nd4jGoldenTwin.inFloat());

    private GoldenSuite() {}

    /** What became of a file. */
    public enum Status {
        /** Every twin reproduced the case. */
        PASSED,
        /** A twin did not reproduce the case, or rejected its inputs. */
        FAILED,
        /** There is no twin of the operator. */
        UNKNOWN_OP,
        /** The file is no golden case. */
        MALFORMED
    }

    /**
     * What became of a file.
     *
     * @param status   of it all
     * @param lines    what to tell of it: a line for each twin, or why there is none
     */
    public record Outcome(Status status, List<String> lines) {}

    /**
     * Returns the JSON files in the folder and its subfolders, sorted by path.
     *
     * @throws IOException if a folder cannot be read
     */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Runs one file. */
    public static Outcome run(Path file) {
        GoldenCase golden;
        try {
            golden = GoldenReader.read(file);
        } catch (MalformedCaseException e) {
            return new Outcome(Status.MALFORMED, List.of(e.getMessage()));
        } catch (IOException e) {
            return new Outcome(Status.MALFORMED, List.of("cannot be read: " + e));
        }
        if (TWINS.stream().noneMatch(twin -> twin.knows(golden.op()))) {
            return new Outcome(Status.UNKNOWN_OP, List.of("unknown op " + golden.op() + ": not checked"));
        }
        return run(golden);
    }

    private static Outcome run(GoldenCase golden) {
        List<String> lines = new ArrayList<>();
        Status status = Status.PASSED;
        for (GoldenTwin<?> twin : TWINS) {
            String name = String.format("%-12s", twin.backend().name());
            try {
                Report report = twin.run(golden);
                if (!report.passed()) {
                    status = Status.FAILED;
                }
                lines.add(name + line(report));
            } catch (MalformedCaseException e) {
                return new Outcome(Status.MALFORMED, List.of(e.getMessage()));
            } catch (IllegalArgumentException e) {
                status = Status.FAILED;
                lines.add(name + "FAILED  rejects the case: " + e.getMessage());
            }
        }
        if (!golden.saysPrecision()) {
            lines.add("the source names neither float32 nor float64: float32 is assumed");
        }
        return new Outcome(status, lines);
    }

    private static String line(Report report) {
        return report.passed()
                ? String.format(
                        Locale.ROOT,
                        "passed  largest error %.1e at %s",
                        report.worst().error(),
                        report.worst().place())
                : "FAILED  "
                        + report.comparisons().stream()
                                .filter(comparison -> !comparison.passed())
                                .map(Object::toString)
                                .reduce((a, b) -> a + "; " + b)
                                .orElseThrow();
    }
}
