package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorTextsTest {
    private final Fixture cells = new Fixture(JavaSession.builder().startup("import java.util.*;"));

    @AfterAll
    void close() {
        cells.close();
    }

    @Test
    void showsTheLineWithACaretUnderTheColumn() {
        CellError error =
                cells.session().execute(7, "int size = 3;\n\tString s = 🙂 + siez;") instanceof CellResult.Failure f
                        ? f.error()
                        : null;
        assertEquals(2, error.line());
        error = ((CellResult.Failure) cells.session().execute(7, "int size = 3;\n\tString s = \"🙂\" + siez;")).error();
        assertEquals("""
                CompileError in cell 7, line 2, column 19: cannot find symbol
                        String s = "🙂" + siez;
                                          ^^^^
                  symbol:   variable siez
                Help: did you mean size?""", error.text());
        assertEquals(19, error.column());
    }

    @Test
    void aMethodThatCallsAnotherOfItsNameIsToldWhatToDo() {
        assumeTrue(Runtime.version().feature() == 17, "later JShells let it");
        String text = cells.error("int f(int a) { return a; }\nint f(int a, int b) { return f(a) + b; }")
                .text();
        assertTrue(text.contains("line 2, column 30: method f cannot be applied to given types"), text);
        assertTrue(text.contains("Help: of two methods of one name neither can call the other here"), text);
        assertFalse(cells.error("f(1, 2)").text().contains("of two methods"));
    }

    @Test
    void tellsWhichMagicsThereAre() {
        String text = cells.error("int a = 1;\n%mavn a:b:1").text();
        assertTrue(text.contains("Help: if a magic is meant: there are %maven, "), text);
    }

    /** JShell itself has no error for these. */
    @Test
    void namesTheMissingTypeOfAVariableWithoutAValue() {
        CellError error = ((CellResult.Failure) cells.session().execute(8, "int k;\n  Strin[] t;")).error();
        assertEquals("""
                CompileError in cell 8, line 2, column 3: cannot find symbol
                      Strin[] t;
                      ^^^^^
                  symbol:   class Strin
                Help: did you mean String?""", error.text());
        assertEquals(2, error.line());
        error = ((CellResult.Failure) cells.session().execute(9, "List<Sting> names;")).error();
        assertTrue(error.text().contains("column 6: cannot find symbol"), error.text());
        error = ((CellResult.Failure) cells.session().execute(10, "Whatever w;")).error();
        assertTrue(error.text().contains("symbol:   class Whatever"), error.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int x = 5 int y = 6;             | a statement ends with a semicolon.",
                "int n = \"7\";                   | Integer.parseInt(...) makes an int of a text.",
                "String t = 7;                    | String.valueOf(...) makes a text of it.",
                "int n = 2.5;                     | write (int) before it",
                "Strin t = null;                  | did you mean String?",
                "Sytem.out.println();             | did you mean System?",
                "int f() { return 1; return 2; }  | never lets the program get here",
                "int f(int a) { if (a > 0) return 1; } | each has to give back a value",
                "void f() { int a; System.out.println(a); } | give the variable a value",
                "if (true) {                      | is opened and never closed",
                "String t = \"a;                  | a text ends with",
                "import no.such.thing.*;          | %maven or %jars adds it",
                "void f() { Thread.sleep(1); }    | write throws behind",
                "int class = 3;                   | ",
                "LocalDate.of(2024, 1, 1)         | import java.time.LocalDate;",
                "LocalDate d = null;              | import java.time.LocalDate;",
                "system.out.println();            | did you mean System?",
                "package foo;                     | a cell is in no package",
                "String t = “a”;                  | type the quote, dash or blank anew",
                "\"abc\".lenght()                | did you mean length?",
                "System.out.printn(1);            | did you mean println?",
                "\"abc\".unheardOf();            | what stands before the dot has no unheardOf.",
                "int[] a = { }; a.length()        | length stands without parentheses here.",
                "void f(int[] a) { a.length(); }  | length stands without parentheses here.",
                "String t = \"x\"; t.length      | length is a method: write length().",
                "class P { static int f() { return 1; } } import static P.*; | an import sees nothing of what cells declare",
                "class P { static class In { } } import P.In; | write P. before what is in it",
                "import java.util.*; import java.sql.*; Date d; | say which: import java.sql.Date; or import java.util.Date;",
                "import static java.lang.Math.max; int max(int a, int b) { return a; } max(1, 2) | another",
                "import static java.lang.Math.max; int max(int a, int b) { return a; } max(1, 2) | max(int,int) in a cell and",
                "long big = 3000000000;           | is a long: write L behind it",
                "/* open                          | a comment begins here and is never closed",
            })
    void helpsWithTheCommonest(String code, String help) {
        CellError error = cells.error(code);
        assertEquals(CellError.Kind.COMPILE, error.kind());
        assertEquals(1, error.line());
        assertTrue(error.text().contains("^"), error.text());
        assertTrue(help == null || error.text().contains(help), error.text());
        assertFalse(error.text().contains("$"), error.text());
    }

    @Test
    void anExceptionNamesTheLearnersLinesAlone() {
        assertEquals(
                """
                java.lang.ArithmeticException: / by zero
                    at divide (cell 1, line 2)  return a / b;
                    at (cell 1, line 5)  divide(1, 0)""",
                ((CellResult.Failure) cells.session()
                                .execute(1, "int divide(int a, int b) {\n  return a / b;\n}\n\ndivide(1, 0)"))
                        .error()
                        .text());
        CellError error = cells.error("List.of(1, 2).forEach(i -> {\n  Objects.requireNonNull(null, \"which\");\n});");
        assertEquals("""
                java.lang.NullPointerException: which
                    at a lambda (cell %1$d, line 2)  Objects.requireNonNull(null, "which");
                    at (cell %1$d, line 1)  List.of(1, 2).forEach(i -> {""".formatted(lastCell(error)), error.text());
    }

    @Test
    void statementsThatRunAsOneKeepTheirLines() {
        String fails = "void fails(int i) { if (i > 0) { throw new IllegalStateException(); } }\n";
        for (int line = 2; line <= 4; line++) {
            CellError error = cells.error(fails + "fails(0);\n".repeat(line - 2) + "fails(1);\nfails(0);");
            assertTrue(error.text().endsWith("line " + line + ")  fails(1);"), error.text());
        }
        CellError error = cells.error(fails + "\nfails(1);");
        assertTrue(error.text().endsWith("line 3)  fails(1);"), error.text());
    }

    @Test
    void nothingRunsBeforeACommentThatIsNeverClosed() {
        CellError error = cells.error("int lost = 5;\nlost++; /* open\nlost");
        assertEquals(2, error.line());
        assertTrue(cells.error("lost").text().contains("cannot find symbol"));
    }

    @Test
    void bracketsAreToBlameOnlyWhereOneIsOpen() {
        assertFalse(cells.error("else { }").text().contains("never closed"));
        assertTrue(cells.error("void f() { if (true) {").text().contains("never closed"));
    }

    private static int lastCell(CellError error) {
        return Integer.parseInt(error.text().replaceAll("(?s).*\\(cell (\\d+),.*", "$1"));
    }

    @Test
    void causesFollowWithoutWhatTheyShare() {
        CellError error = cells.error("""
                void inner() { throw new IllegalStateException("deep"); }
                void outer() {
                  try { inner(); } catch (IllegalStateException e) { throw new RuntimeException("high", e); }
                }
                outer();""");
        assertEquals(
                1,
                error.traceback().stream()
                        .filter(line -> line.contains("outer();"))
                        .count(),
                error.text());
        assertTrue(error.text().contains("\nCaused by: java.lang.IllegalStateException: deep\n"), error.text());
    }

    @Test
    void anEndlessRecursionIsToldInAFewLines() {
        CellError error = cells.error("int deeper(int n) { return deeper(n + 1); }\ndeeper(0)");
        assertEquals("java.lang.StackOverflowError", error.name());
        assertTrue(error.traceback().size() <= 4, error.text());
        assertTrue(error.text().contains("more calls in your cells"), error.text());
    }

    @Test
    void exhaustedMemoryEndsTheCellAlone() {
        assertEquals(
                "java.lang.OutOfMemoryError",
                cells.error("long[][] all = new long[1 << 20][];\nfor (int i = 0; ; i++) all[i] = new long[1 << 27];")
                        .name());
        assertEquals(2, cells.value("all = null;\n1 + 1"));
    }

    @Test
    void ofALongLineOnlyWhatIsWrongIsShown() {
        String blanks = " ".repeat(300);
        List<String> lines = cells.error("int a = 1;" + blanks + "int b = nothing;" + blanks + "// far off")
                .traceback();
        assertTrue(lines.get(1).matches(" {4}\\.{3} +int b = nothing; *\\.{3}"), lines.get(1));
        assertTrue(lines.get(1).length() < 250, lines.get(1));
        assertEquals(lines.get(1).indexOf("nothing"), lines.get(2).indexOf('^'));
        assertEquals("nothing".length(), lines.get(2).strip().length());
    }

    @Test
    void classesOfCellsHaveTheirOwnNames() {
        CellError error = cells.error("class Broken extends RuntimeException { }\nthrow new Broken();");
        assertEquals("Broken", error.name());
        cells.printed();
        cells.value("class Plain { }\nSystem.out.println(new Plain());");
        assertTrue(cells.printed().startsWith("Plain@"));
        assertFalse(cells.error("Plain p = 5;").text().contains("$"));
    }

    @Test
    void classesWithoutANameAreCalledAnonymous() {
        cells.printed();
        cells.value("""
                var plain = new Object() { int n = 1; };
                System.out.println(plain);
                System.out.println(new Object() { });
                void local() { class Inner { } System.out.println(new Inner()); }
                local();""");
        String[] printed = cells.printed().split("\n", -1);
        assertTrue(printed[0].startsWith("anonymous@"), printed[0]);
        assertTrue(printed[1].startsWith("anonymous@"), printed[1]);
        assertTrue(printed[2].startsWith("Inner@"), printed[2]);
        String inspected = cells.session().inspect("plain", 2).orElseThrow().text();
        assertTrue(inspected.startsWith("anonymous Object plain = anonymous@"), inspected);
        CellError error = cells.error(
                "new Runnable() {\n  public void run() {\n    throw new RuntimeException();\n  }\n}.run();");
        assertTrue(error.text().contains("at anonymous.run (cell "), error.text());
    }

    @Test
    void anErrorInACellFromBeforeNamesThatCell() {
        cells.session().execute(100, "// first\nint third(int[] a) { return a[3]; }");
        CellError error = ((CellResult.Failure) cells.session().execute(101, "third(new int[1])")).error();
        assertTrue(error.text().contains("at third (cell 100, line 2)"), error.text());
        assertTrue(error.text().contains("at (cell 101, line 1)"), error.text());
    }
}
