package parallax.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GoldenCommandTest {
    private static final String GOOD = """
            {"op": "conv2d", "source": "by hand, float64", "attributes": {},
             "inputs": {"x": {"shape": [1, 1, 1, 2], "data": [1, 2]}, "weight": {"shape": [1, 1, 1, 1], "data": [10]}},
             "outputs": {"y": {"shape": [1, 1, 1, 2], "data": [10, 20]}},
             "upstream": {"y": {"shape": [1, 1, 1, 2], "data": [3, 4]}},
             "gradients": {"x": {"shape": [1, 1, 1, 2], "data": [30, 40]},
                           "weight": {"shape": [1, 1, 1, 1], "data": [11]}}}""";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aCaseInASubfolder() throws Exception {
        Files.createDirectories(folder.resolve("deep/er"));
        write("deep/er/good.json", GOOD);
    }

    @Test
    void allPassed() {
        assertEquals(0, golden(folder));
        assertTrue(out.toString().contains("naive       passed  largest error 0.0e+00 at "), out::toString);
        assertTrue(out.toString().contains("ND4J DOUBLE passed"), out::toString);
        assertTrue(out.toString().contains("ND4J FLOAT  passed"), out::toString);
        assertTrue(out.toString().endsWith("1 case: 1 passed\n"), out::toString);
    }

    @Test
    void aWrongOutputOrGradientFailsAndTheOthersStillRun() throws Exception {
        write("a.json", GOOD.replace("[10, 20]", "[10, 21]"));
        write("b.json", GOOD.replace("[11]", "[12]"));
        assertEquals(1, golden(folder));
        assertTrue(out.toString().contains("FAILED  y[0, 0, 0, 1] is 20.0, expected 21.0"), out::toString);
        assertTrue(out.toString().contains("FAILED  dWeight[0, 0, 0, 0] is 11.0, expected 12.0"), out::toString);
        assertTrue(out.toString().contains("3 cases: 1 passed, 2 failed"), out::toString);
    }

    @Test
    void anUnknownOperatorIsReported() throws Exception {
        write("a.json", GOOD.replace("conv2d", "fold"));
        assertEquals(1, golden(folder));
        assertTrue(out.toString().contains("unknown op fold: not checked"), out::toString);
        assertTrue(out.toString().contains("2 cases: 1 passed, 1 of an unknown operator"), out::toString);
    }

    @Test
    void inputsTheTwinsRejectFail() throws Exception {
        write("a.json", GOOD.replace("\"attributes\": {}", "\"attributes\": {\"stride\": [0, 1]}"));
        assertEquals(1, golden(folder));
        assertTrue(out.toString().contains("rejects the case: stride must be at least 1, is 0"), out::toString);
    }

    @Test
    void whatIsNoCaseIsNamed() throws Exception {
        write("a.json", "nonsense");
        write("b.json", "{\"nbformat\": 4}");
        assertEquals(2, golden(folder));
        assertTrue(out.toString().contains("a.json: no golden case\n  not JSON at line 1"), out::toString);
        assertTrue(out.toString().contains("b.json: no golden case"), out::toString);
        assertTrue(out.toString().contains("3 cases: 1 passed, 2 no golden case"), out::toString);
    }

    @Test
    void nothingToRun() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(2, golden(empty));
        assertTrue(err.toString().contains("no golden case (a .json file) in " + empty), err::toString);
        assertEquals(2, golden(folder.resolve("nowhere"), folder));
        assertTrue(err.toString().contains("no such folder: "), err::toString);
        assertTrue(out.toString().contains("1 passed"), out::toString);
        assertEquals(2, golden());
    }

    @Test
    void aSourceWithoutPrecisionIsSaidToBeTakenForSingle() throws Exception {
        write("a.json", GOOD.replace(", float64", ""));
        assertEquals(0, golden(folder));
        assertTrue(
                out.toString().contains("the source names neither float32 nor float64: float32 is assumed"),
                out::toString);
    }

    private void write(String file, String text) throws Exception {
        Files.writeString(folder.resolve(file), text);
    }

    private int golden(Path... places) {
        String[] args = new String[places.length];
        for (int k = 0; k < args.length; k++) {
            args[k] = places[k].toString();
        }
        return new CommandLine(new GoldenCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
