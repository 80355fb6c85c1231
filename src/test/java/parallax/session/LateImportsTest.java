package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.display.Display;
import parallax.display.Interact;

class LateImportsTest {
    private static final String IMPORTS = Startup.imports();

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

    /** A field's name could not be told from a variable's. */
    @Test
    void whatTheCourseImportsStaticallyAreMethods() {
        assertEquals(0, Display.class.getFields().length);
        assertEquals(0, Interact.class.getFields().length);
    }

    @Test
    void anothersScriptRunsAtOnceAfterThoseBeforeIt() {
        imports.add(IMPORTS);
        imports.add("import java.util.*;");
        assertEquals(List.of(IMPORTS, "import java.util.*;"), declared);
    }

    @Test
    void theyAreDeclaredOnceNoCellRuns() throws InterruptedException {
        imports.add(IMPORTS);
        imports.declareWhenIdle(imports);
        awaitDeclared();
    }

    @Test
    void theyAreDeclaredBehindTheFirstCellThoughOthersFollow() throws InterruptedException {
        imports.add(IMPORTS);
        imports.declareWhenIdle(imports);
        Thread cells = new Thread(() -> {
            for (int cell = 1; !Thread.interrupted(); cell++) {
                synchronized (imports) {
                    imports.cellEnded(cell);
                }
                Thread.onSpinWait();
            }
        });
        cells.start();
        awaitDeclared();
        cells.interrupt();
        cells.join();
    }

    private void awaitDeclared() throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            synchronized (imports) {
                if (!declared.isEmpty()) {
                    break;
                }
            }
            Thread.sleep(50);
        }
        assertEquals(List.of(IMPORTS), declared);
    }
}
