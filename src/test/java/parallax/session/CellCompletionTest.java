package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion of names that stand in the same cell, which has not run yet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CellCompletionTest {
    private final Fixture cells = new Fixture(JavaSession.builder().startup("import java.util.*;"));

    CellCompletionTest() {
        cells.value("String kept = \"\";");
    }

    @AfterAll
    void close() {
        cells.close();
    }

    private List<String> candidates(String code) {
        return cells.session().complete(code, code.length()).candidates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int total = 5;\\ntot                                         | total",
                "int total = 5;\\n// the sum of it\\nint y = 1 + tot          | total",
                "int total = 5;\\nMath.max(1, tot                             | total",
                "final int total = 5;\\ntot                                   | total",
                "void m(String par) { pa                                      | par",
                "int outer = 1;\\nvoid m(String par) { oute                   | outer",
                "{ int local = 3; loc                                         | local",
                "for (int index = 0; ind                                      | index",
                "for (int index = 0; index < 3; index++) {\\n  System.out.println(ind | index",
                "for (String word : List.of(kept)) { wo                       | word",
                "List.of(1).forEach(item -> ite                               | item",
                "int fff(int n) { return n; }\\nff                            | fff(",
                "static int fff(int n) { return n; }\\nint x = ff             | fff(",
                "List<String> fff() throws Exception {\\n return null;\\n}\\nff | fff()",
                "int fff(int n) { return n; }\\nint ggg(int m) { return ff    | fff(",
                "class Dog { void bark() {} }\\nDog d = new Dog();\\nd.ba     | bark()",
                "class Dog { void bark() {} }\\nnew Dog().ba                  | bark()",
                "class Dog { void bark() {} }\\nnew Do                        | Dog()",
                "record Dog(String name) {}\\nDog d = new Dog(kept);\\nd.name().isBl | isBlank()",
                "class Dog { int legs; int two() { return le                  | legs",
                "enum Colour { RED, GREEN }\\nColour c = Colour.GR            | GREEN",
                "String st = kept;\\nif (st.isBl                              | isBlank()",
                "String st = kept;\\nif (kept.isEmpty() && st.isBl            | isBlank()",
                "import java.time.*;\\nLocalD                                 | LocalDate",
                "import java.time.LocalDate;\\nLocalD                         | LocalDate",
                "import java.time.*;\\nLocalDate d = LocalDate.now();\\nd.lengthOfY | lengthOfYear()",
                "import java.time.*;\\nLocalDate.ofY                          | ofYearDay(",
                "import static java.lang.Math.*;\\nhyp                        | hypot(",
                "import static java.lang.Math.hypot;\\nhyp                    | hypot(",
                "%time int total = 5;\\ntot                                   | total",
                "%classpath x.jar\\nint total = 5;\\ntot                      | total",
                "int total = 5;\\nkept.isBl                                   | isBlank()",
            })
    void findsWhatTheTextDeclares(String code, String expected) {
        List<String> found = candidates(code.replace("\\n", "\n"));
        assertFalse(found.isEmpty(), code);
        assertEquals(expected, found.get(0));
    }

    @Test
    void keepsToScopes() {
        assertFalse(candidates("{ int inner = 1; }\ninne").contains("inner"));
        assertFalse(candidates("String s = \"int quoted = 1;\";\nquot").contains("quoted"));
    }

    @Test
    void offersNothingOfItsOwn() {
        List<String> all = candidates("int total = 5;\n");
        assertEquals("total", all.get(0));
        assertTrue(all.stream().noneMatch(name -> name.contains("$")), () -> all.toString());
    }

    @Test
    void theRangeIsThatOfTheName() {
        Completion completion = cells.session().complete("int total = 5;\ntot", 18);
        assertEquals(15, completion.start());
        assertEquals(18, completion.end());
    }

    @Test
    void declaresAndImportsNothing() {
        candidates("import java.time.*;\nint never = 3;\nnev");
        assertTrue(cells.error("never").text().contains("cannot find symbol"));
        assertTrue(cells.error("LocalDate.now()").text().contains("cannot find symbol"));
    }

    @Test
    void completesMagics() {
        assertEquals(Magics.NAMES, candidates("%"));
        assertEquals(List.of("maven", "mavenRepo"), candidates("%ma"));
        assertEquals(List.of("jars"), candidates("int a = 1;\n%ja"));
        assertEquals(Magics.CELL_NAMES, candidates("%%"));
        assertEquals(List.of("loadFromPOM"), candidates("%%lo"));
        assertEquals(1, cells.session().complete("%ma", 3).start());
        assertEquals(2, cells.session().complete("%%lo", 4).start());
        assertEquals(List.of(), candidates("%maven org.jun"));
        assertEquals("kept", candidates("%time kep").get(0));
    }
}
