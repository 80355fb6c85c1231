package parallax.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parallax.check.golden.GoldenTwin;

/** Makes docs/algorithms.md: every algorithm with its formula, its source, its twins and how much faster one is. */
public final class AlgorithmPage {
    // What golden cases call an algorithm, where it is not the algorithm's name with a small letter.
    private static final Map<String, Set<String>> GOLDEN = Map.of(
            "AveragePool2d", Set.of("avgPool2d"),
            "GlobalAveragePool2d", Set.of("globalAvgPool2d"),
            "Activation", Set.of("relu", "gelu", "tanh", "sigmoid"),
            "EncoderLayer", Set.of("transformerEncoderLayer"),
            "DecoderLayer", Set.of("transformerDecoderLayer"),
            "Encoder", Set.of("transformerEncoder"),
            "Decoder", Set.of("transformerDecoder"),
            "Adam", Set.of("adam", "adamW"),
            "Clipping", Set.of("clipGradNorm", "clipGradValue"),
            "Stacked", Set.of("stackedRnn", "stackedLstm", "stackedGru"));

    private final List<Algorithm> algorithms;
    private final SpeedUps speedUps;
    private final Set<String> goldenOps =
            new TreeSet<>(GoldenTwin.naive().operators().keySet());
    private final StringBuilder page = new StringBuilder();

    private AlgorithmPage(List<Algorithm> algorithms, SpeedUps speedUps) {
        this.algorithms = algorithms;
        this.speedUps = speedUps;
    }

    /**
     * Returns the page's text.
     *
     * @param home of the clone
     * @throws IncompleteException if an algorithm lacks a twin, a formula or a source, or a golden operator is no algorithm's; the message
     *                             names each
     */
    public static String text(Path home) throws IOException, IncompleteException {
        List<Algorithm> algorithms = Algorithms.in(home.resolve("src/main/java"));
        SpeedUps speedUps = SpeedUps.read(home.resolve("docs/benchmarks.json"));
        return new AlgorithmPage(algorithms, speedUps).write();
    }

    private String write() throws IncompleteException {
        Set<String> nobodys = new TreeSet<>(goldenOps);
        algorithms.forEach(a -> nobodys.removeAll(golden(a)));
        if (!nobodys.isEmpty()) {
            throw new IncompleteException("no algorithm is known for the golden operators " + nobodys);
        }
        page.append(
                "# Algorithms\n\n<!-- Made by ./parallax docs build from the sources' Javadoc; do not edit. -->\n\n");
        page.append(
                        "Every algorithm of the library: its formula, where it is from, its twins, the name golden cases call it by ")
                .append(
                        "([golden-cases.md](golden-cases.md)),\nand how many times faster the ND4J twin is, forward and by one thread, ")
                .append("where that was measured.\n");
        algorithms.stream()
                .collect(Collectors.groupingBy(Algorithm::family, TreeMap::new, Collectors.toList()))
                .forEach((family, members) -> {
                    page.append("\n## ").append(family).append("\n");
                    members.forEach(this::write);
                });
        return page.toString();
    }

    private void write(Algorithm a) {
        page.append("\n### ")
                .append(a.name())
                .append("\n\n")
                .append(a.sentence())
                .append("\n\n");
        page.append("```text\n").append(String.join("\n", a.formulas())).append("\n```\n\n");
        item("Source", a.source());
        item("Declared in", link(a.file()));
        item(
                "Twins",
                a.twins().isEmpty()
                        ? "composed of other algorithms, for every backend"
                        : a.twins().stream().map(AlgorithmPage::link).collect(Collectors.joining(", ")));
        if (!golden(a).isEmpty()) {
            item("Golden cases", golden(a).stream().map(op -> "`" + op + "`").collect(Collectors.joining(", ")));
        }
        List<String> faster = speedUps.of(a.name());
        if (!faster.isEmpty()) {
            item("Speed-up", String.join("; ", faster));
        }
    }

    private Set<String> golden(Algorithm a) {
        String small = Character.toLowerCase(a.name().charAt(0)) + a.name().substring(1);
        Set<String> ops = new TreeSet<>(GOLDEN.getOrDefault(a.name(), Set.of(small)));
        ops.retainAll(goldenOps);
        return ops;
    }

    private void item(String what, String text) {
        page.append("- ").append(what).append(": ").append(text).append("\n");
    }

    private static String link(Path file) {
        String name = file.getFileName().toString().replace(".java", "");
        return "[" + name + "](../src/main/java/" + file.toString().replace('\\', '/') + ")";
    }
}
