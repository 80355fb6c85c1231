package parallax.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import parallax.check.golden.GoldenSuite;
import parallax.check.golden.GoldenSuite.Outcome;
import parallax.check.golden.GoldenSuite.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code parallax golden}. */
@Command(
        name = "golden",
        description = {
            "Run golden cases (JSON, from other frameworks) through both twins of every operator.",
            "Exits with 0 if all pass, 1 if a case fails or its operator is unknown, 2 if a file is no case or there is none."
        },
        mixinStandardHelpOptions = true)
final class GoldenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "A folder of cases, subfolders included; or a file.")
    private List<Path> places = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean nothing = false;
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        for (Path place : places) {
            String trouble = trouble(place);
            if (!trouble.isEmpty()) {
                spec.commandLine().getErr().println(trouble);
                nothing = true;
                continue;
            }
            for (Path file : GoldenSuite.files(place)) {
                Outcome outcome = GoldenSuite.run(file);
                counts.merge(outcome.status(), 1, Integer::sum);
                out.println(file + (outcome.status() == Status.MALFORMED ? ": no golden case" : ""));
                outcome.lines().forEach(line -> out.println("  " + line));
                out.flush();
            }
        }
        out.println(summary(counts));
        out.flush();
        if (nothing || counts.containsKey(Status.MALFORMED)) {
            return 2;
        }
        return counts.containsKey(Status.FAILED) || counts.containsKey(Status.UNKNOWN_OP) ? 1 : 0;
    }

    private static String trouble(Path place) throws IOException {
        if (!Files.exists(place)) {
            return "no such folder: " + place;
        }
        return GoldenSuite.files(place).isEmpty() ? "no golden case (a .json file) in " + place : "";
    }

    private static String summary(Map<Status, Integer> counts) {
        int cases = counts.values().stream().mapToInt(Integer::intValue).sum();
        return cases + (cases == 1 ? " case: " : " cases: ") + counts.getOrDefault(Status.PASSED, 0) + " passed"
                + more(counts, Status.FAILED, "failed")
                + more(counts, Status.UNKNOWN_OP, "of an unknown operator")
                + more(counts, Status.MALFORMED, "no golden case");
    }

    private static String more(Map<Status, Integer> counts, Status status, String text) {
        return counts.containsKey(status) ? ", " + counts.get(status) + " " + text : "";
    }
}
