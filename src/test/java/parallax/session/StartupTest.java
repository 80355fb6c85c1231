package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartupTest {
    @Test
    void everyImportIsThereAndNoNameTheCourseUsesHasTwoMeanings() {
        try (Fixture cells = new Fixture(JavaSession.builder().startup(Startup.imports()))) {
            assertEquals("", cells.printed());
            for (String name : List.of(
                    "Tensor",
                    "Window",
                    "NaiveConv2d",
                    "Nd4j",
                    "INDArray",
                    "DataType",
                    "Check",
                    "CrossCheck",
                    "Table",
                    "XYChart",
                    "Random",
                    "List",
                    "Path",
                    "BigDecimal",
                    "Pattern",
                    "Function",
                    "Collectors",
                    "MimeBundle")) {
                assertEquals(name, ((Class<?>) cells.value(name + ".class")).getSimpleName());
            }
            cells.value("display(\"shown\");");
            assertEquals("shown\n", cells.printed());
        }
    }

    @Test
    void theScriptForOtherKernelsImportsTheSameButForDisplay() throws IOException {
        String other;
        try (InputStream in = Startup.class.getResourceAsStream("/parallax/kernel/startup-ijava.jsh")) {
            other = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> expected = Startup.imports()
                .lines()
                .filter(line -> line.startsWith("import ") && !line.contains("static parallax.display.Display"))
                .toList();
        assertEquals(
                expected,
                other.lines().filter(line -> line.startsWith("import ")).toList());
    }
}
