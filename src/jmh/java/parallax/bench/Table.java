package parallax.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The table as text. */
final class Table {
    private Table() {}

    static void all(PrintStream out, Results results) {
        head(out);
        lines(out, results.measured());
        means(out, results);
        loops(out, results);
    }

    static void head(PrintStream out) {
        out.println("ND4J's time over libtorch's: median of the rounds [95 % interval]; naive: the naive twin's time over ND4J's");
        out.printf("%-19s %-37s %-18s %2s %9s  %-22s %8s%n", "", "", "", "th", "ND4J ms", "ND4J / libtorch", "naive");
    }

    static void lines(PrintStream out, List<Results.Measured> measured) {
        for (Results.Measured m : measured) {
            Ratio r = m.toLibtorch();
            out.printf(
                    Locale.ROOT,
                    "%-19s %-37s %-18s %2d %9s  %5.2f [%.2f, %.2f]%-5s %8s%n",
                    m.row(),
                    m.sizes(),
                    m.pass(),
                    m.threads(),
                    m.millis() == null ? "" : String.format(Locale.ROOT, "%.3f", m.millis()),
                    r.median(),
                    r.low(),
                    r.high(),
                    r.median() > Page.LIMIT ? " miss" : "",
                    m.speedUp() == null ? "" : String.format(Locale.ROOT, "%.0fx", m.speedUp()));
        }
    }

    static void means(PrintStream out, Results results) {
        for (boolean forward : new boolean[] {true, false}) {
            for (int threads = 1; threads <= 2; threads++) {
                double mean = results.geometricMean(forward, threads);
                if (!Double.isNaN(mean)) {
                    String pass = forward ? Pass.FORWARD.text() : "with backward";
                    out.printf(
                            Locale.ROOT, "%-57s %-18s %2d %9s  %5.2f%n", "geometric mean", pass, threads, "", mean);
                }
            }
        }
    }

    static void loops(PrintStream out, Results results) {
        for (Results.Loop loop : results.loops()) {
            Ratio r = loop.toScalar();
            out.printf(
                    Locale.ROOT,
                    "naive twin over a hand-tuned scalar loop, %s: %.2f [%.2f, %.2f]%n",
                    loop.name(),
                    r.median(),
                    r.low(),
                    r.high());
        }
    }
}
