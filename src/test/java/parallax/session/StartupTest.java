package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

public class StartupTest {
    /** For a cell to see. */
    public static int lucky = 7;

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
    void aCellThatImportsTheSameTakesNothingAway() {
        try (Fixture cells = new Fixture(JavaSession.builder().startup(Startup.imports()))) {
            List<String> imports = Startup.imports()
                    .lines()
                    .filter(line -> line.startsWith("import "))
                    .toList();
            imports.forEach(cells::value); // one by one, all that they name is looked up
            cells.value("%reset");
            assertEquals("List", ((Class<?>) cells.value("List.class")).getSimpleName());
            assertEquals("Tensor", ((Class<?>) cells.value("Tensor.class")).getSimpleName());
        }
    }

    @Test
    void aWrongImportIsNamedAndThoseBeforeItHold() {
        String script = "import java.util.function.*; // fine\nimport no.such.place.*;\nimport java.util.*;";
        try (Fixture cells = new Fixture(JavaSession.builder().startup(script))) {
            String printed = cells.printed();
            assertTrue(printed.contains("package no.such.place does not exist"), printed);
            assertEquals("Function", ((Class<?>) cells.value("Function.class")).getSimpleName());
        }
    }

    @Test
    void aScriptOfAnothersMayImportNamesOfAnyKind() {
        try (Fixture cells =
                new Fixture(JavaSession.builder().startup("import static parallax.session.StartupTest.*;"))) {
            assertEquals(7, cells.value("lucky"));
        }
    }

    /** Scripts run in their order: one that is not imports alone has those before it. */
    @Test
    void aScriptThatNeedsImportsHasThem() {
        String script = "List<Integer> numbers = List.of(1, 2, 3);";
        try (Fixture cells =
                new Fixture(JavaSession.builder().startup(Startup.imports()).startup(script))) {
            assertEquals(List.of(1, 2, 3), cells.value("numbers"));
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
                .filter(line -> !line.contains("spencerpark")) // IJava has these itself
                .toList();
        assertEquals(
                expected,
                other.lines().filter(line -> line.startsWith("import ")).toList());
    }
}
