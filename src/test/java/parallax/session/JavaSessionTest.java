package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JavaSessionTest {
    private final PrintStream formerOut = System.out;
    private final Fixture cells = new Fixture();

    @AfterEach
    void close() {
        cells.close();
        assertSame(formerOut, System.out);
    }

    @Test
    void returnsTheObjectOfTheLastExpression() {
        assertEquals(2, cells.value("1 + 1"));
        assertEquals(List.of(1, 2), cells.value("var a = java.util.List.of(1, 2);\na // the value"));
        assertEquals(7, cells.value("int x = 3;\nx = 7"));
        assertNull(cells.value("Object none = null;\nnone"));
        assertNull(cells.value("// nothing\n/* at all */"));
        assertNull(cells.value(""));
    }

    @Test
    void aSemicolonSilencesTheValue() {
        assertNull(cells.value("int x = 3;\nx;"));
        assertNull(cells.value("x; // with a word about it"));
        assertEquals(3, cells.value("x"));
    }

    @Test
    void ofSeveralVariablesThoseBehindOneThatFailsAreNotComputed() {
        cells.value("int count = 0;");
        CellError first = cells.error("int a = 1 / 0, b = ++count;");
        assertTrue(first.text().contains("ArithmeticException: / by zero\n    at (cell 2, line 1)"), first.text());
        assertEquals(0, cells.value("count"));
        CellError second = cells.error("int c = ++count, d = c / 0;");
        assertTrue(second.text().contains("ArithmeticException: / by zero\n    at (cell 4, line 1)"), second.text());
        assertEquals(1, cells.value("c"));
        assertEquals(3, cells.value("int e = ++count, f = ++count;\nf"));
    }

    @Test
    void streamsACellReplacesAreBackInTheNext() {
        cells.value("System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));\n"
                + "System.setErr(System.out);\nSystem.out.print(1);");
        cells.value("System.out.print(2); System.err.print(3);");
        assertEquals("23", cells.printed());
    }

    @Test
    void failuresOfThreadsAreToldBeforeTheCellEnds() {
        cells.value("var t = new Thread(() -> { throw new IllegalStateException(\"lost\"); }, \"worker\");\n"
                + "t.start();\nt.join();");
        assertTrue(cells.printed()
                .startsWith("In the background thread \"worker\": java.lang.IllegalStateException: lost"));
        cells.value("1");
        assertEquals("", cells.printed());
    }

    @Test
    void tooDeepForTheCompilerIsAnErrorWithoutItsTrace() {
        CellError error = cells.error("(".repeat(20_000) + "1" + ")".repeat(20_000));
        assertTrue(error.message().endsWith("does it nest too many parentheses or blocks?"), error.message());
        assertEquals("", cells.printed());
        assertEquals(2, cells.value("1 + 1"));
    }

    @Test
    void closingAWriterOverTheOutputSilencesNothing() {
        cells.value(
                "try (var out = new java.io.PrintWriter(System.out)) { out.print(1); }\nSystem.out.print(2); System.err.close();");
        cells.value("System.out.print(3); System.err.print(4);");
        assertEquals("1234", cells.printed());
    }

    @Test
    void theLastSemicolonMayBeLeftOut() {
        assertNull(cells.value("int x = 4"));
        assertNull(cells.value("import java.time.Duration"));
        assertNull(cells.value("System.out.print(x); var y = x + 1 // and a word about it"));
        assertNull(cells.value("for (int i = 0; i < 2; i++) System.out.print(i)"));
        assertEquals("401", cells.printed());
        assertEquals(5, cells.value("y"));
        assertTrue(cells.error("throw new IllegalStateException(\"x\")").text().contains("IllegalStateException: x"));
    }

    /** JShell is shown a long cell through a window, whose end may stand anywhere. */
    @Test
    void longCellsAreNotTorn() {
        for (String rest : List.of("else { z = 2; }", "/* why */ else { z = 2; }", "else if (z > 1) { }")) {
            for (int end = 500; end <= 515; end++) {
                String head = "int z = 1; if (z > 5) { /*";
                String first = head + "p".repeat(end - head.length() - 4) + "*/ }";
                assertNull(cells.value(first + " " + rest + "\nz++;"), () -> rest);
            }
        }
        for (int end = 500; end <= 515; end++) {
            String head = "int w = 1; try { /*";
            String first = head + "p".repeat(end - head.length() - 4) + "*/ }";
            assertNull(cells.value(first + " finally { w = 2; }\nw++;"));
        }
    }

    @Test
    void printsUnicodeInOrderOnBothStreams() {
        cells.value("System.out.print(\"héllo 🙂 \"); System.err.print(\"rot \"); System.out.println(\"日本\");");
        assertEquals("héllo 🙂 rot 日本\n", cells.printed());
    }

    @Test
    void losesNothingOfManyLines() {
        cells.value("for (int i = 0; i < 200_000; i++) System.out.println(\"é\" + i);");
        String expected =
                IntStream.range(0, 200_000).mapToObj(i -> "é" + i + "\n").collect(Collectors.joining());
        assertEquals(expected, cells.printed());
    }

    @Test
    void typesThatReferToEachOtherStandInOneCell() {
        cells.value("class P1 { P2 other; } class P2 { P1 other; }");
        assertEquals(5.0, cells.value("""
                        sealed interface Shape permits Square, Bar {}
                        record Square(double side) implements Shape {}
                        record Bar(double width, double height) implements Shape {}
                        double area(Shape s) { return s instanceof Square q ? q.side() * q.side() : ((Bar) s).width() * ((Bar) s).height(); }
                        area(new Square(1)) + area(new Bar(2, 2))"""));
        assertEquals("", cells.printed());
    }

    @Test
    void aMethodMayWaitForALaterCell() {
        cells.value("int twice() { return 2 * later(); }");
        assertTrue(cells.printed().contains("method twice() waits for method later()"));
        assertTrue(cells.error("twice()").message().contains("it waits for method later()"));
        cells.value("int later() { return 21; }");
        assertEquals(42, cells.value("twice()"));
    }

    @Test
    void whatAFailedCellLeftUnfinishedHarmsNoLaterCell() {
        cells.error("int half() { return missing(); }\nclass Part extends Whole { }\nint[] none = {};\nnone[1] = 2;");
        assertEquals("NotDefinedYet", cells.error("half()").name());
        assertEquals(3, cells.value("1 + 2"));
        assertEquals(4, cells.value("int missing() { return 4; }\nhalf()"));
    }

    @Test
    void redefinitionTellsWhatItResets() {
        cells.value("class A { int v = 1; }\nA a = new A();");
        cells.value("class A { int v = 2; String name; }");
        assertTrue(cells.printed().contains("the variable a, which was made with the old one, is now empty"));
        assertEquals(2, cells.value("a = new A(); a.v"));
        cells.value("int f() { return 1; }");
        cells.value("int f() { return 2; }");
        assertEquals(2, cells.value("f()"));
        cells.value("String a = \"now a text\";");
        assertEquals("now a text", cells.value("a"));
    }

    @Test
    void systemExitEndsTheCellAndNotTheProcess() {
        cells.value("int kept = 5;");
        for (String call : List.of(
                "System.exit(3);",
                "Runtime.getRuntime().halt(3);",
                "java.util.function.IntConsumer end = System::exit; end.accept(3);")) {
            CellError error = cells.error(call);
            assertEquals(CellError.Kind.EXIT, error.kind());
            assertTrue(error.message().endsWith("(3) was called: the session goes on"), error.message());
        }
        assertEquals(5, cells.value("kept"));
    }

    @Test
    void readsItsInputLineByLine() {
        Iterator<String> lines = List.of("grüß 🙂", "42").iterator();
        try (Fixture asking = new Fixture(JavaSession.builder().input(() -> lines.hasNext() ? lines.next() : null))) {
            asking.value("var in = new java.util.Scanner(System.in, \"UTF-8\");");
            assertEquals("grüß 🙂", asking.value("in.nextLine()"));
            assertEquals(42, asking.value("in.nextInt()"));
            assertEquals(
                    "java.util.NoSuchElementException",
                    asking.error("in.next()").name());
        }
    }

    @Test
    void tellsOfExceptionsOnOtherThreads() throws InterruptedException {
        cells.value(
                "Thread t = new Thread(() -> { throw new IllegalStateException(\"behind\"); });\nt.start();\nt.join();");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 100 && !all.toString().contains("line 1"); i++) {
            Thread.sleep(50);
            all.append(cells.printed());
        }
        assertTrue(all.toString().contains("java.lang.IllegalStateException: behind"), all.toString());
        assertTrue(all.toString().contains("(cell 1, line 1)"), all.toString());
    }

    @Test
    void aLongCellOfStatementsIsQuick() {
        cells.value("long sum = 0;");
        String many =
                IntStream.range(0, 5000).mapToObj(i -> "sum += " + i + ";\n").collect(Collectors.joining());
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            cells.value("sum += 0;");
        }
        long oneByOne = (System.nanoTime() - start) / 10 * 5000;
        start = System.nanoTime();
        assertEquals(12_497_500L, cells.value(many + "sum"));
        assertTrue(System.nanoTime() - start < oneByOne / 3, "5000 statements take as long as 5000 cells");
    }

    @Test
    void statementsThatDoNotCompileTogetherRunOneByOne() {
        CellError error = cells.error("System.out.println(1);\nSystem.out.println(2);\nSystem.out.println(three);");
        assertEquals("1\n2\n", cells.printed());
        assertEquals(3, error.line());
        assertEquals(20, error.column());
    }

    /** After these JShell's own compiler would reject every cell. */
    @Test
    void whatIsTooLargeForAClassFileHarmsNoLaterCell() {
        cells.value("int kept = 5;");
        String text = "\"" + "x".repeat(70_000) + "\"";
        String list = IntStream.range(0, 20_000).mapToObj(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        for (String large : List.of(
                text + ".length()",
                "String s = " + text + ";",
                "int f() { return " + text + ".length(); }",
                "class A { String s = " + text + "; }",
                "System.out.println(" + text + ");\nSystem.out.println(1);",
                "int[] all = " + list + ";",
                "int[] g() { return new int[] " + list + "; }")) {
            CellError error = cells.error(large);
            assertEquals(CellError.Kind.COMPILE, error.kind());
            assertTrue(error.text().contains("too l"), error.message());
            assertTrue(error.text().contains("from a file"), error.message());
            assertTrue(error.text().length() < 1000, "all of the source is shown");
            assertEquals(6, cells.value("kept + 1"));
        }
        assertEquals("", cells.printed());
    }

    @Test
    void keepsNoValueOfAnExpression() {
        cells.value("new int[10]");
        assertEquals(CellError.Kind.COMPILE, cells.error("$1").kind());
        cells.value("%who");
        assertFalse(cells.printed().contains("$"));
    }

    @Test
    void aTaskFailsInTheLearnersWords() {
        Object shown = cells.value(
                "class Odd { public String toString() {\n  throw new IllegalStateException(\"no\"); } }\nnew Odd()");
        CellResult result = cells.session().call(2, shown::toString);
        CellError error = ((CellResult.Failure) result).error();
        assertEquals("java.lang.IllegalStateException: no", error.traceback().get(0));
        assertTrue(error.traceback().get(1).contains("Odd.toString (cell 1, line 2)"), error.text());
    }
}
