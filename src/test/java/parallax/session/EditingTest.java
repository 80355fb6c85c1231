package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.session.Completeness.Status;

/** Completion, inspection, and whether a text is whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditingTest {
    private final Fixture cells = new Fixture(JavaSession.builder().startup("import java.util.*;"));

    @AfterAll
    void close() {
        cells.close();
    }

    private List<String> candidates(String code) {
        return cells.session().complete(code, code.length()).candidates();
    }

    @Test
    void completesMembersVariablesAndWhatTheCellItselfDeclares() {
        assertEquals(List.of("hypot("), candidates("Math.hyp"));
        assertEquals(List.of("isBlank()"), candidates("String s = \"🙂\";\ns.isBl"));
        cells.value("int temperature = 3;");
        assertEquals(List.of("temperature"), candidates("int y = temperat"));
        assertEquals(List.of("isBlank()"), candidates("int f(int n) { return n; }\nString t = \"\";\nt.isBl"));
        assertEquals(List.of("println("), candidates("void g() {\n  System.out.printl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kept.isBl",
                "kept.strip().isBl",
                "all.get(0).isBl",
                "new Box(kept).text().isBl",
                "say(1).isBl",
                "(kept.isBl",
                "words[kept.length()].isBl",
                "boolean b = kept.isBl",
                "int n = 1;\nkept.isBl",
                "System.out.println(kept.isBl"
            })
    void completesMembersOfWhatEarlierCellsDeclared(String code) {
        cells.value("String kept = \"\"; var all = java.util.List.of(kept); String[] words = {};");
        cells.value("record Box(String text) {} String say(int n) { return \"\"; }");
        assertEquals(List.of("isBlank()"), candidates(code));
    }

    @Test
    void theRangeIsThatOfTheName() {
        String code = "String t = \"🙂🙂\"; t.leng";
        Completion completion = cells.session().complete(code, code.length());
        assertEquals("leng", code.substring(completion.start(), completion.end()));
    }

    @Test
    void inspectsMethods() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        InspectionProgram.class.getName())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertEquals("""
                add(1, 2) -> int add(int a, int b) / Adds two.
                add -> int add(int a, int b) / Adds two.
                new Point(1).twice() -> int Point.twice() / Twice it.
                number; -> int number = 7
                number  -> int number = 7
                kept.isBlank() -> boolean String.isBlank()
                kept.isBlank();  -> boolean String.isBlank()
                int total = 5; total -> int total
                int number = 5; number -> int number = 7
                String f(String number) { return number -> String number
                /** Halves. */ int half(int n) { return n / 2; } half -> int half(int n) / Halves.
                String kept = number + ""; kept -> String kept = ""
                String st = kept; st.isBlank() -> boolean String.isBlank()
                import java.time.*; LocalDate d = LocalDate.now(); d.lengthOfYear() -> int java.time.LocalDate.lengthOfYear()
                Math.hypot( -> double Math.hypot(double x, double y)
                double d = Math.hypot -> double Math.hypot(double x, double y)
                nosuchname -> nothing""", said.strip());
    }

    @Test
    void javadocOfACellGoesToItsOwnDeclarationAlone() {
        assertEquals(
                "A point.",
                CellJavadoc.of("Point", List.of("class Other { }", "/** A point. */\nclass Point { }"))
                        .orElse(""));
        assertTrue(CellJavadoc.of("int Math.abs(int a)", List.of("/** Mine. */ int abs(int a) { }"))
                .isEmpty());
        assertTrue(CellJavadoc.of("int abs(int a, int b)", List.of("/** Mine. */ int abs(int a) { }"))
                .isEmpty());
    }

    @Test
    void inspectsVariables() {
        cells.value("int[] sizes = {1, 2};");
        assertEquals(
                "int[] sizes = [1, 2]",
                cells.session().inspect("sizes", 2).orElseThrow().text());
        assertTrue(cells.session().inspect("nosuchname", 3).isEmpty());
    }

    @Test
    void javadocBecomesText() {
        assertEquals(
                "Returns a < b.\n- one\n- two x(y)\n\n@return it",
                JavadocText.of(
                        " Returns <b>a</b> {@code <} b.\n <ul>\n <li>one\n <li>two {@link x(y)}\n </ul>\n\n @return it"
                                .replace("{@code <}", "&lt;")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 1                         | COMPLETE   | 0",
                "int x = 3;                    | COMPLETE   | 0",
                "class A { }                   | COMPLETE   | 0",
                "class A {                     | INCOMPLETE | 4",
                "void f() { if (true) {        | INCOMPLETE | 8",
                "Math.max(1,                   | INCOMPLETE | 0",
                "String s = \"{\" + // {\\n    | INCOMPLETE | 0",
                "int class = 3;                | INVALID    | 0",
                ")                             | INVALID    | 0",
                "1 +* 2                        | INVALID    | 0",
                "}                             | INVALID    | 0",
                "int a = 1; int class = 2; a   | INVALID    | 0",
                "int x = 1                     | COMPLETE   | 0",
                "unknown                       | COMPLETE   | 0",
                "unknown(); List<Unknown> u    | COMPLETE   | 0",
                "} void f() {                  | INVALID    | 0",
                "while (true)                  | INCOMPLETE | 4",
                "if (a) {} else                | INCOMPLETE | 4",
                "@Override                     | INCOMPLETE | 0",
                "%who                          | COMPLETE   | 0",
                "%maven a:b:c                  | COMPLETE   | 0",
                "%%time\\nfor (;;) {           | INCOMPLETE | 4",
                "%%loadFromPOM\\n<dependency>  | COMPLETE   | 0",
                "var jars = %jars lib/*.jar    | COMPLETE   | 0",
            })
    void tellsWhetherATextIsWhole(String code, Status status, int indent) {
        Completeness answer = cells.session().completeness(code.replace("\\n", "\n"));
        assertEquals(status, answer.status());
        assertEquals(" ".repeat(indent), answer.indent());
    }
}
