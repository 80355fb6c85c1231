package parallax.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the rows, prints the table, writes the results file and the chart. Each row is written as soon as it is there. */
@Command(name = "benchmarks", mixinStandardHelpOptions = true, description = "Measures the twins and libtorch side by side.")
public final class Main implements Callable<Integer> {
    private static final Path TARGET = Path.of("target", "benchmarks");

    @Parameters(description = "Rows to measure, or parts of their names; all if there is none.")
    private List<String> rows = new ArrayList<>();

    @Option(names = "--rounds", description = "How many rounds a row has (default: ${DEFAULT-VALUE}).")
    private int rounds = 30;

    @Option(names = "--quick", description = "10 rounds, and without the naive twin's time.")
    private boolean quick;

    @Option(names = "--threads", description = "Measures with 1 to this many threads, 1 or 2 (default: ${DEFAULT-VALUE}).")
    private int threads = 2;

    @Option(names = "--cpu", description = "The thread's processor time instead of the clock's, 1 thread: for a busy machine.")
    private boolean cpu;

    @Option(names = "--loops", description = "Also the naive twins against scalar loops, which the whole table has anyway.")
    private boolean loops;

    @Option(names = "--list", description = "Only tells the rows' names.")
    private boolean list;

    @Option(names = "--publish", description = "Also writes docs/benchmarks.json, its page and its picture.")
    private boolean publish;

    /** Runs with the command line's arguments. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        List<Row> chosen = Rows.all().stream()
                .filter(row -> rows.isEmpty() || rows.stream().anyMatch(row.name()::contains))
                .toList();
        if (list) {
            chosen.forEach(row -> System.out.println(row.name() + "  " + row.sizes()));
            return 0;
        }
        Files.createDirectories(TARGET);
        Path file = TARGET.resolve("results.json");
        Results results =
                (Files.exists(file) ? Results.read(file) : Results.none()).on(Machines.here());
        if (loops || rows.isEmpty() && !quick) {
            results = results.withLoops(loops());
            results.write(file);
        }
        Table.head(System.out);
        for (Row row : chosen) {
            List<Results.Measured> fresh = measure(row);
            results = results.with(fresh);
            results.write(file);
            Table.lines(System.out, fresh);
        }
        try (PrintStream table = new PrintStream(Files.newOutputStream(TARGET.resolve("table.txt")))) {
            Table.all(table, results);
        }
        Table.means(System.out, results);
        Table.loops(System.out, results);
        if (results.measured().isEmpty()) {
            return 0;
        }
        Chart.write(results, TARGET.resolve("benchmarks.svg"));
        System.out.println("Written: " + TARGET + "/results.json, table.txt, benchmarks.svg");
        if (publish) {
            Path docs = Path.of("docs");
            results.withoutTimes().write(docs.resolve("benchmarks.json"));
            Chart.write(results, docs.resolve("images").resolve("benchmarks.svg"));
            Page.write(results, docs.resolve("benchmarks.md"));
        }
        return 0;
    }

    private List<Results.Measured> measure(Row row) throws RunnerException {
        RunResult pairs = pairs(row);
        List<Results.Measured> measured = new ArrayList<>();
        for (Pass pass : row.passes()) {
            double naive = quick ? Double.NaN : naive(row, pass).getPrimaryResult().getScore();
            for (int count = 1; count <= (cpu ? 1 : threads); count++) {
                double[] nd4j = counter(pairs, "nd4j" + pass.counter() + count);
                double[] libtorch = counter(pairs, "libtorch" + pass.counter() + count);
                double millis = Ratio.median(nd4j) / 1e6;
                measured.add(new Results.Measured(
                        row.name(),
                        row.sizes(),
                        pass.text(),
                        count,
                        Ratio.of(nd4j, libtorch),
                        quick ? null : naive / millis,
                        millis));
            }
        }
        return measured;
    }

    private List<Results.Loop> loops() throws RunnerException {
        List<Results.Loop> loops = new ArrayList<>();
        for (String name : List.of("conv", "dense")) {
            for (boolean inFours : new boolean[] {false, true}) {
                RunResult rounds = jmh("ScalarBenchmark.round", 10, 20, name, options -> options.param("loop", name)
                        .param("inFours", Boolean.toString(inFours)));
                loops.add(new Results.Loop(
                        name + (inFours ? ", four outputs at once" : ""),
                        Ratio.of(counter(rounds, "naive"), counter(rounds, "scalar"))));
            }
        }
        return loops;
    }

    private RunResult pairs(Row row) throws RunnerException {
        return jmh("PairedBenchmark.round", 5, quick ? 10 : rounds, row.name(), options -> options.param(
                        "row", row.name())
                .param("threads", Integer.toString(cpu ? 1 : threads))
                .param("cpu", Boolean.toString(cpu)));
    }

    private static RunResult naive(Row row, Pass pass) throws RunnerException {
        return jmh(
                "NaiveBenchmark." + pass.method(), 1, 2, row.name(), options -> options.param("row", row.name()));
    }

    private static RunResult jmh(
            String benchmark, int warmUps, int iterations, String what, UnaryOperator<ChainedOptionsBuilder> more)
            throws RunnerException {
        Path log = TARGET.resolve("jmh.log");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("parallax.bench." + benchmark + "$")
                .forks(1)
                .warmupIterations(warmUps)
                .measurementIterations(iterations)
                .timeout(TimeValue.minutes(10))
                .shouldFailOnError(true)
                .output(log.toString())
                .jvmArgsAppend(
                        "-Xmx4g",
                        "-Dorg.nd4j.log.initialization=false",
                        "-Dai.djl.offline=true",
                        "-DOPT_OUT_TRACKING=true");
        try {
            return new Runner(more.apply(options).build()).run().iterator().next();
        } catch (RunnerException e) {
            throw new RunnerException(what + " failed; " + log + " says why", e);
        }
    }

    private static double[] counter(RunResult result, String name) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(IterationResult::getSecondaryResults)
                .mapToDouble(secondary -> secondary.get(name).getScore())
                .toArray();
    }
}
