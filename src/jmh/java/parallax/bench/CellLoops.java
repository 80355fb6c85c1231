package parallax.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;
import parallax.session.CellResult;
import parallax.session.JavaSession;
import parallax.session.SessionOutput;

/**
 * Plays loops of a notebook against the same loops in a jar's class: over the notebook's variables at the top level of a cell, and in a method of a
 * cell. In turns, in one process, agreement asserted each time; the ratios are of medians.
 */
public final class CellLoops {
    private static final int ROUNDS = 9;

    /**
     * A loop.
     *
     * @param declarations the variables it is over
     * @param text the loop
     * @param result the variable that holds what it has found
     */
    private record Loop(String name, String declarations, String text, String result) {}

    private static final List<Loop> LOOPS = List.of(
            new Loop("sum of integers", "long s = 0;", "for (int i = 0; i < 1_000_000_000; i++) s += i;", "s"),
            new Loop("count", "int c = 0;", "for (int i = 0; i < 1_000_000_000; i++) if ((i & 5) == 4) c++;", "c"),
            new Loop("remainders", "long m = 0;", "for (int i = 0; i < 500_000_000; i++) m += i % 7;", "m"),
            new Loop("harmonic sum", "double h = 0;", "for (int i = 1; i < 300_000_000; i++) h += 1.0 / i;", "h"),
            new Loop("Newton's root", "double z = 2;", "for (int i = 0; i < 50_000_000; i++) z = 0.5 * (z + 3 / z);", "z"),
            new Loop(
                    "Fibonacci",
                    "long f = 0, g = 1;",
                    "for (int i = 0; i < 800_000_000; i++) { long t = f + g; f = g; g = t; }",
                    "f"),
            new Loop(
                    "dot products",
                    "double[] a = {}, b = {}; double d = 0;",
                    "a = new double[4096]; b = new double[4096]; java.util.Arrays.fill(a, 0.5); java.util.Arrays.fill(b, 2);"
                            + " for (int r = 0; r < 50_000; r++) for (int i = 0; i < 4096; i++) d += a[i] * b[i];",
                    "d"),
            new Loop(
                    "matrix product",
                    "int n = 500; double[][] x = {}, y = {}; double e = 0;",
                    "x = new double[n][n]; y = new double[n][n]; for (int i = 0; i < n; i++) java.util.Arrays.fill(y[i], i);"
                            + " for (int i = 0; i < n; i++) for (int j = 0; j < n; j++)"
                            + " for (int k = 0; k < n; k++) x[i][j] += y[i][k] * y[k][j]; e = x[n - 1][n - 1];",
                    "e"),
            new Loop(
                    "sieve",
                    "boolean[] p = {}; int q = 0;",
                    "p = new boolean[50_000_000]; for (int i = 2; i < p.length; i++) if (!p[i]) { q++;"
                            + " for (long j = (long) i * i; j < p.length; j += i) p[(int) j] = true; }",
                    "q"));

    private CellLoops() {}

    /** Measures and prints the table. */
    public static void main(String[] args) throws Throwable {
        Path folder = Files.createTempDirectory("loops");
        SessionOutput errors = new SessionOutput() {
            @Override
            public void stdout(String text) {}

            @Override
            public void stderr(String text) {
                throw new IllegalStateException(text);
            }
        };
        PrintStream out = System.out; // a session has its own
        out.println("| loop | top level / jar | method / jar |\n|---|--:|--:|");
        try (JavaSession session = JavaSession.builder().output(errors).build()) {
            value(session, "long begun = 0; double found = 0;");
            for (int i = 0; i < LOOPS.size(); i++) {
                out.println(row(session, LOOPS.get(i), jar(folder, "Loop" + i, LOOPS.get(i))));
            }
        }
    }

    private static String row(JavaSession session, Loop loop, MethodHandle jar) throws Throwable {
        value(session, "double loop() { " + loop.declarations() + " " + loop.text() + " return " + loop.result() + "; }");
        double[] top = new double[ROUNDS];
        double[] method = new double[ROUNDS];
        double[] inJar = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            value(session, loop.declarations());
            top[i] = nanos(session, loop.text() + " found = " + loop.result() + ";");
            double first = (double) value(session, "found");
            method[i] = nanos(session, "found = loop();");
            double second = (double) value(session, "found");
            long begun = System.nanoTime();
            double third = (double) jar.invokeExact();
            inJar[i] = System.nanoTime() - begun;
            if (first != third || second != third) {
                throw new IllegalStateException(
                        loop.name() + ": " + first + " at the top level, " + second + " in a method, " + third + " in a jar");
            }
        }
        double base = median(inJar);
        return String.format("| %s | %.2f | %.2f |", loop.name(), median(top) / base, median(method) / base);
    }

    private static double nanos(JavaSession session, String text) {
        value(session, "begun = System.nanoTime(); " + text + " begun = System.nanoTime() - begun;");
        return (long) value(session, "begun");
    }

    private static Object value(JavaSession session, String source) {
        if (session.execute(1, source) instanceof CellResult.Success success) {
            return success.value().orElse(null);
        }
        throw new IllegalStateException("does not run: " + source);
    }

    private static MethodHandle jar(Path folder, String name, Loop loop) throws IOException, ReflectiveOperationException {
        Path file = folder.resolve(name + ".java");
        Files.writeString(
                file,
                "public class " + name + " { public static double loop() { " + loop.declarations() + " " + loop.text() + " return "
                        + loop.result() + "; } }");
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, file.toString()) != 0) {
            throw new IllegalStateException("does not compile: " + file);
        }
        Class<?> loaded = new URLClassLoader(new URL[] {folder.toUri().toURL()}).loadClass(name);
        return MethodHandles.publicLookup().findStatic(loaded, "loop", MethodType.methodType(double.class));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
