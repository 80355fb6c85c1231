package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LateImportsTest {
    private static final String IMPORTS = "import java.util.*;\nimport static parallax.display.Display.display;";

    private final List<String> declared = new ArrayList<>();
    private final LateImports imports = new LateImports(declared::add);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 1",
                "int x = 3;",
                "String name = \"List\"; // a List",
                "double y = Math.sqrt(2);",
                "for (int i = 0; i < 3; i++) { System.out.println(i); }",
                "if (x > 2) x++; else while (false) { }",
                "java.util.List.of(1)",
                "name.length() % x"
            })
    void whatIsOfTheLanguageNeedsNone(String cell) {
        imports.add(IMPORTS);
        imports.declareFor(cell);
        assertEquals(List.of(), declared);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List<Integer> numbers",
                "new ArrayList<String>()",
                "var x = List.of(1)",
                "display(3)",
                "1 + (int) display (3)",
                "class Thing { }",
                "Runnable r = () -> new Scanner(System.in);",
                "1 + 1\n%load other.jshell",
                "%reset"
            })
    void whatMayBeImportedNeedsThem(String cell) {
        imports.add(IMPORTS);
        imports.declareFor(cell);
        assertEquals(List.of(IMPORTS), declared);
        imports.declareFor(cell);
        assertEquals(1, declared.size());
    }

    @Test
    void aScriptThatDoesMoreRunsAtOnceAfterThoseBeforeIt() {
        imports.add(IMPORTS);
        imports.add("int x = 3;");
        assertEquals(List.of(IMPORTS, "int x = 3;"), declared);
    }

    @Test
    void theyAreThereSoonThoughNoCellNeedsThem() throws InterruptedException {
        Queue<String> printed = new ConcurrentLinkedQueue<>();
        SessionOutput output = new SessionOutput() {
            @Override
            public void stdout(String text) {}

            @Override
            public void stderr(String text) {
                printed.add(text);
            }
        };
        JavaSession session = JavaSession.builder()
                .startup("import no.such.place.*;")
                .output(output)
                .build();
        try (session) {
            session.execute(1, "1 + 1");
            for (int i = 0; i < 600 && printed.isEmpty(); i++) {
                Thread.sleep(50);
            }
            String all = String.join("", printed);
            assertTrue(all.contains("package no.such.place does not exist"), all);
        }
    }
}
