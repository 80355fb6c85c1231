package parallax.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlgorithmPageTest {
    @TempDir
    private Path sources;

    @BeforeEach
    void oneAlgorithm() throws IOException {
        write("nn/norm/Scale.java", """
                /**
                 * Scaling: y is x times two. Then more.
                 *
                 * <pre>y = 2 · x  where x &lt; 1</pre>
                 *
                 * <pre>{@code
                 * new NaiveScale().forward(x);
                 * }</pre>
                 *
                 * <p><b>Source.</b> A. Author, "Title"
                 * (2001), {@code section 2}.
                 *
                 * @param <T> the array type
                 */
                public interface Scale<T> {
                    T forward(T x);
                }
                """);
        write("nn/norm/NaiveScale.java", "public record NaiveScale(double s) implements Scale<Tensor> {}\n");
        write("nn/norm/Nd4jScale.java", "public record Nd4jScale(double s) implements Scale<INDArray> {}\n");
    }

    @Test
    void theCommittedPageIsWhatTheSourcesMake() throws Exception {
        String page = Files.readString(Path.of("docs/algorithms.md"));
        assertEquals(AlgorithmPage.text(Path.of("")), page, "mend it with: ./parallax docs build");
    }

    @Test
    void anAlgorithmIsReadFromItsJavadoc() throws Exception {
        Algorithm scale = Algorithms.in(sources).get(0);
        assertEquals(
                new Algorithm(
                        "Scale",
                        Path.of("parallax/nn/norm/Scale.java"),
                        "Scaling: y is x times two.",
                        List.of("y = 2 · x  where x < 1"),
                        "A. Author, \"Title\" (2001), `section 2`.",
                        List.of(
                                Path.of("parallax/nn/norm/NaiveScale.java"),
                                Path.of("parallax/nn/norm/Nd4jScale.java"))),
                scale);
        assertEquals("nn.norm", scale.family());
    }

    @Test
    void whatIsNoAlgorithmDoesNotSlipIn() throws Exception {
        write("nn/norm/NormParts.java", "/** Parts. */\npublic interface NormParts<T> {\n    T gamma();\n}\n");
        write("nn/norm/NormSizes.java", "/** Sizes. */\npublic record NormSizes(int rows) {}\n");
        write("nn/Backend.java", "/** A backend. */\npublic interface Backend<T> {\n    T forward(T x);\n}\n");
        write("nn/NaiveBackend.java", "public record NaiveBackend() implements Backend<Tensor> {}\n");
        write("figure/Drawing.java", "/** A drawing. */\npublic interface Drawing<T> {\n    T forward(T x);\n}\n");
        assertEquals(
                List.of("Scale"),
                Algorithms.in(sources).stream().map(Algorithm::name).toList());
    }

    @Test
    void aRuleWithTwinsOfAnotherInterfaceIsAnAlgorithm() throws Exception {
        write(
                "train/Sgd.java",
                "/**\n * A step. <pre>w</pre>\n *\n * <p><b>Source.</b> Old.\n */\npublic record Sgd(double m) {}\n");
        write("train/NaiveSgd.java", "public record NaiveSgd(Sgd sgd) implements Optimizer<Tensor> {}\n");
        write("train/Nd4jSgd.java", "public record Nd4jSgd(Sgd sgd) implements Optimizer<INDArray> {}\n");
        assertEquals(
                List.of("Scale", "Sgd"),
                Algorithms.in(sources).stream().map(Algorithm::name).toList());
    }

    @Test
    void aCompositeHasNoTwins() throws Exception {
        write("nn/norm/Twice.java", """
                /**
                 * Twice.
                 *
                 * <pre>y = 4 · x</pre>
                 *
                 * <p><b>Source.</b> Here.
                 */
                public record Twice<T>(Scale<T> scale) {
                    public T forward(T x) {
                        return scale.forward(scale.forward(x));
                    }
                }
                """);
        Algorithm twice = Algorithms.in(sources).get(1);
        assertEquals("Twice", twice.name());
        assertTrue(twice.twins().isEmpty());
    }

    @Test
    void whoLacksATwinIsNamed() throws Exception {
        Files.delete(sources.resolve("parallax/nn/norm/Nd4jScale.java"));
        assertEquals(
                "Scale has no twin " + Path.of("parallax/nn/norm/Nd4jScale.java"),
                assertThrows(IncompleteException.class, () -> Algorithms.in(sources))
                        .getMessage());
    }

    @Test
    void whoLacksFormulaAndSourceIsNamed() throws Exception {
        write("nn/norm/Scale.java", "/** Scaling. */\npublic interface Scale<T> {\n    T forward(T x);\n}\n");
        assertEquals(
                "Scale has no formula: <pre>...</pre> in its Javadoc\nScale has no source: <b>Source.</b> in its Javadoc",
                assertThrows(IncompleteException.class, () -> Algorithms.in(sources))
                        .getMessage());
    }

    @Test
    void aTwinWhoseInterfaceIsNowhereIsNamed() throws Exception {
        Files.delete(sources.resolve("parallax/nn/norm/Scale.java"));
        String message = assertThrows(IncompleteException.class, () -> Algorithms.in(sources))
                .getMessage();
        assertTrue(message.startsWith("Scale has a twin, but no "), message);
    }

    @Test
    void speedUpsAreThoseOfTheForwardPassByOneThread() throws Exception {
        Path file = sources.resolve("benchmarks.json");
        Files.writeString(file, """
                {"machine": {"cores": 2}, "measured": [
                  {"row": "conv 64-64", "sizes": "16x64 -> 64", "pass": "forward", "threads": 1, "speedUp": 138.7},
                  {"row": "conv 64-64", "sizes": "16x64 -> 64", "pass": "forward", "threads": 2, "speedUp": 200},
                  {"row": "conv 64-64", "sizes": "16x64 -> 64", "pass": "forward + backward", "threads": 1, "speedUp": 99},
                  {"row": "max pool", "sizes": "8x8", "pass": "forward", "threads": 1, "speedUp": 4.26},
                  {"row": "dense", "sizes": "8x8", "pass": "forward", "threads": 1}]}
                """);
        SpeedUps speedUps = SpeedUps.read(file);
        assertEquals(List.of("140× (conv 64-64, 16x64 → 64)"), speedUps.of("Conv2d"));
        assertEquals(List.of("4.3× (max pool, 8x8)"), speedUps.of("MaxPool2d"));
        assertEquals(List.of(), speedUps.of("Linear"));
    }

    @Test
    void aFileThatIsNoBenchmarkIsRefused() throws Exception {
        Path file = sources.resolve("benchmarks.json");
        Files.writeString(file, "{\"rows\": []}");
        assertThrows(IncompleteException.class, () -> SpeedUps.read(file));
        Files.writeString(file, "[1");
        assertThrows(IncompleteException.class, () -> SpeedUps.read(file));
        assertFalse(Files.exists(sources.resolve("none.json")));
        assertEquals(List.of(), SpeedUps.read(sources.resolve("none.json")).of("Conv2d"));
    }

    private void write(String file, String text) throws IOException {
        Path path = sources.resolve("parallax").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
