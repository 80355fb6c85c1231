package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicReference;
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

    @Test
    void aRedefinitionThatDoesNotCompileLeavesTheEarlierOne() {
        cells.value("int mm() { return 1; }\nclass Box { int v = 3; }\nBox box = new Box();\nbox.v = 4;");
        cells.value("int useBox() { return box.v + mm(); }");
        cells.error("int mm() { return \"x\"; }");
        cells.error("class Box { int v = \"x\"; }");
        assertEquals(5, cells.value("useBox()"));
        assertEquals(true, cells.value("box instanceof Box"));
        assertEquals("", cells.printed());
        assertEquals(2, cells.value("int mm() { return 2; }\nmm()"));
        cells.value("int[] fails() {\n  return new int[-1]; }");
        cells.error("int[] fails() { return 1; }");
        assertIn("at fails (cell 8, line 2)", cells.error("\n\nfails()").text());
    }

    @Test
    void aRecordThatRunsAgainKeepsItsVariables() {
        cells.value("record Age(int y) { Age { assert y > 0; } }\nAge age = new Age(3);");
        String second = "record Age(int y) { Age { assert y > 1; } }";
        cells.value(second + "\nage = new Age(4);");
        cells.value(second);
        cells.value(second);
        assertEquals(4, cells.value("age.y()"));
        assertEquals("", cells.printed());
    }

    @Test
    void tellsOfAVariableThatARejectedOneReplaced() {
        cells.value("int vv = 3;");
        cells.error("int vv = \"x\";");
        assertIn("Note: the earlier variable vv is gone", cells.printed());
        cells.error("int first = 1, vv = \"x\";");
        assertEquals("", cells.printed());
    }

    @Test
    void aClassWhoseInitializerFailedIsMadeAnew() {
        cells.value("boolean ready = false;");
        for (String type : new String[] {
            "class Conf { static int v = load(); static int load() { if (!ready) throw new IllegalStateException(); return 5; } } // }",
            "enum Conf { ONE; static int v = ONE.load(); int load() { if (!ready) throw new IllegalStateException(); return 5; } }",
            "class Conf { static class In { static { if (!ready) throw new IllegalStateException(); } static int v = 5; } static int v = In.v; }",
        }) {
            cells.value("ready = false;");
            cells.value(type);
            assertEquals(
                    "java.lang.ExceptionInInitializerError",
                    cells.error("Conf.v").name());
            cells.value(type);
            assertEquals(
                    "java.lang.ExceptionInInitializerError",
                    cells.error("Conf.v").name());
            cells.value("ready = true;");
            cells.value(type);
            assertEquals(5, cells.value("Conf.v"));
            cells.value("Conf.v = 6;\nConf kept = null;");
            cells.value(type);
            assertEquals(6, cells.value("Conf.v"), "the class has changed without a cause");
        }
    }

    @Test
    void aClassWhoseInitializerWasInterruptedIsMadeAnew() throws InterruptedException {
        String type = "class Slow { static int v = 5; static { while (wait) { } } }";
        cells.value("boolean wait = true;\n" + type);
        AtomicReference<CellError> error = new AtomicReference<>();
        Thread cell = new Thread(() -> error.set(cells.error("System.out.println();\nint got = Slow.v;")));
        cell.start();
        for (int i = 0; i < 200 && cells.printed().isEmpty(); i++) {
            Thread.sleep(50);
        }
        Thread.sleep(200);
        cells.session().interrupt();
        cell.join();
        assertEquals(CellError.Kind.INTERRUPTED, error.get().kind());
        cells.value("wait = false;");
        cells.value(type);
        assertEquals(5, cells.value("Slow.v"));
    }

    @Test
    void tellsOnceThatFinalDoesNotHold() {
        cells.value("int finale = 1;\nString s = \"final int\";");
        assertEquals("", cells.printed());
        cells.value("protected static final int c = 3;");
        assertIn("Note: in a notebook final does not hold", cells.printed());
        cells.value("final int d = 3;");
        assertEquals("", cells.printed());
        cells.value("class Res implements AutoCloseable { public void close() { } }\nfinal Res r = new Res();");
        assertIn(
                "Help: a variable of a cell is never final; write try (var it = r)",
                cells.error("try (r) { }").text());
    }

    @Test
    void aRecordsConstructorNeedNotBePublic() {
        cells.value("record P(int x) { P { if (x < 0) throw new IllegalArgumentException(); } }");
        assertEquals(1, cells.value("new P(1).x()"));
        assertIn("at P.<init> (cell 1, line 1)", cells.error("new P(-1)").text());
        assertEquals(
                2, cells.value("record Q(int x) {\n  @Deprecated\n  Q(int x) { this.x = x + 1; }\n}\nnew Q(1).x()"));
        String wrong = "  record R(int x) { R { } int y() { return \"x\"; } }";
        CellError error = cells.error(wrong);
        assertEquals(wrong.indexOf('"') + 1, error.column());
        assertEquals(
                " ".repeat(4 + wrong.indexOf('"')) + "^^^", error.traceback().get(2));
        // These are wrong in a file, too.
        assertIn(
                "stronger access",
                cells.error("record S(int x) { private S { } }").text());
        assertIn(
                "stronger access",
                cells.error("interface I { record T(int x) { T { } } }").text());
    }

    @Test
    void aReasonOfSeveralLinesIsOneClause() {
        cells.value("record R(int x) {}");
        cells.value("R r = new R(1);");
        cells.value("record R(int x, int y) {}");
        assertIn("given types; required: int,int; found: int; reason: ", cells.printed());
    }
}
