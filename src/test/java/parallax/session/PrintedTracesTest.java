package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Traces that a cell prints itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrintedTracesTest {
    private final Fixture cells = new Fixture(JavaSession.builder().startup("import java.util.*;"));

    @AfterAll
    void close() {
        cells.close();
    }

    @Test
    void nameCellsAndTheirLines() {
        cells.session().execute(41, "// first\nvoid thrower() {\n  throw new RuntimeException(\"q\");\n}");
        cells.printed();
        cells.session()
                .execute(
                        42,
                        "int a = 1;\ntry {\n  thrower();\n} catch (RuntimeException e) {\n  e.printStackTrace();\n}");
        assertEquals(
                "java.lang.RuntimeException: q\n\tat thrower (cell 41, line 3)\n\tat (cell 42, line 3)\n",
                cells.printed().replace("\r", ""));
    }

    @Test
    void nameMethodsOfTypesLambdasAndInitializers() {
        cells.session().execute(43, "class Box {\n  int open() {\n    Thread.dumpStack();\n    return 1;\n  }\n}");
        cells.printed();
        cells.session().execute(44, "\nint n =\n  new Box().open();\nList.of(1).forEach(i ->\n  new Box().open());");
        String printed = cells.printed();
        assertTrue(printed.contains("\tat Box.open (cell 43, line 3)\n\tat (cell 44, line 3)\n"), printed);
        assertTrue(printed.contains("\tat a lambda (cell 44, line 5)\n"), printed);
        assertTrue(printed.endsWith("\tat (cell 44, line 4)\n"), printed);
        assertFalse(printed.contains("parallax.session"), printed);
    }

    @Test
    void declarationsThatNeedEachOtherKeepTheirOwnLines() {
        cells.session()
                .execute(
                        46,
                        "class P1 {\n  P2 p;\n}\n\nclass P2 {\n  P1 q;\n  void go() {\n    Thread.dumpStack();\n  }\n}");
        cells.printed();
        cells.session().execute(47, "new P2().go();");
        String printed = cells.printed();
        assertTrue(printed.endsWith("\tat P2.go (cell 46, line 8)\n\tat (cell 47, line 1)\n"), printed);
    }

    @Test
    void aFrameByItselfIsNamed() {
        cells.session().execute(45, "\nSystem.out.println(new Exception().getStackTrace()[0]);");
        assertEquals("(cell 45, line 2)", cells.printed().strip());
    }
}
