package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Declarations that wait for others, and what happens to others when one is declared anew. */
class RedefinitionTest {
    private final Fixture cells = new Fixture();

    @AfterEach
    void close() {
        cells.close();
    }

    private static void assertIn(String part, String text) {
        assertTrue(text.contains(part), text);
    }

    @Test
    void aFailedCellKeepsTheDeclarationThatWaits() {
        cells.error("void usesLater() { laterVar++; }\nusesLater()");
        assertEquals("", cells.printed(), "the error has told of it");
        assertEquals(6, cells.value("int laterVar = 5;\nusesLater();\nlaterVar"));
        String text = cells.error("class Cat extends Anim { }\nnew Cat()").text();
        assertIn("Help: Cat is declared, but cannot be used yet: it waits for class Anim.", text);
        assertIn("Note: Cat waits for class Anim: it can be used once that is defined.", cells.printed());
        assertEquals(true, cells.value("class Anim { }\nnew Cat() instanceof Anim"));
    }

    @Test
    void namesWhatNoLongerFits() {
        cells.value("interface Greeter { String greet(); }");
        cells.value("class Hi implements Greeter { public String greet() { return \"hi\"; } }\nGreeter g = new Hi();");
        cells.value("interface Greeter { String greet(); String bye(); }");
        String notes = cells.printed();
        String why = "it does not fit what is declared now: "
                + "Hi is not abstract and does not override abstract method bye() in Greeter";
        assertIn("Greeter was redefined, so Hi can no longer be used: " + why + ".", notes);
        assertIn("the variable g is gone: it needs class Hi.", notes);
        assertFalse(notes.contains("empty"), notes);
        assertIn("Help: g is gone,", cells.error("g").text());
        assertIn("cannot be used yet: " + why, cells.error("new Hi()").text());
    }

    @Test
    void namesWhatUsesAConstantThatWentAway() {
        cells.value("enum Color { RED, GREEN }\nColor c = Color.GREEN;\nColor back() { return Color.GREEN; }");
        cells.value("enum Color { RED, BLUE }");
        String notes = cells.printed();
        assertIn("the variable c is gone: it needs variable GREEN", notes);
        assertIn("method back() can no longer be used: it waits for variable GREEN", notes);
    }

    @Test
    void saysWhyWhatWaitsForNothingCannotBeUsed() {
        cells.value("String name = \"x\";\nint len() { return name.length(); }");
        cells.value("int name = 5;");
        String why = "it does not fit what is declared now: int cannot be dereferenced";
        assertIn("method len() can no longer be used: " + why, cells.printed());
        assertTrue(cells.error("len()").message().endsWith("cannot be used yet: " + why));
        cells.value("abstract int ab();");
        assertIn("Note: method ab() has no body", cells.printed());
        assertTrue(cells.error("ab()").message().endsWith("it has no body"));
    }

    @Test
    void tellsWhatIsTrueAtTheEndOfTheCell() {
        cells.value("class Acc { int v; }\nAcc acc = new Acc();\nAcc other = new Acc();");
        cells.value("class Acc { int v; int w; }\nAcc acc = new Acc();\nother = new Acc();");
        assertEquals("", cells.printed());
        cells.value("class Acc { int w; }\nAcc acc = new Acc();");
        String notes = cells.printed();
        assertIn("variable other, which was made with the old one, is now empty", notes);
        assertFalse(notes.contains("variable acc"), notes);
    }

    @Test
    void namesWhatTheLearnerRedefinedAsTheCause() {
        cells.value("int base = 5;");
        cells.value("class Cfg { int v() { return base; } }\nCfg cfg = new Cfg();");
        cells.value("int base = 7;");
        assertIn("Note: base was redefined, so the variable cfg,", cells.printed());
    }
}
