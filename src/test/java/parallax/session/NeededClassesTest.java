package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cells that name one thing of many declared, which needs others that they do not name. */
class NeededClassesTest {
    private final Fixture cells = new Fixture();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void seesTheTypesOfWhatIsNamed() {
        cells.value("interface Named { String name(); }");
        cells.value("abstract class Animal implements Named { class Tail { int length() { return 7; } } }");
        cells.value("class Dog extends Animal { public String name() { return \"Rex\"; } }");
        cells.value("record Pair<A extends Named, B>(A first, B second) { }");
        cells.value("enum Size { SMALL { int size() { return 1; } }, LARGE; int size() { return 2; } }");
        cells.value("Pair<Dog, Size> make() { return new Pair<>(new Dog(), Size.SMALL); }");
        cells.value("var made = make();");
        for (int i = 0; i < 20; i++) {
            cells.value("int other" + i + " = " + i + ";");
        }
        assertEquals("Rex", cells.value("make().first().name()"));
        assertEquals(7, cells.value("made.first().new Tail().length()"));
        assertEquals(1, cells.value("made.second().size()"));
        assertEquals(
                true,
                cells.value(
                        "make().second() == Size.SMALL && (Object) made instanceof Pair<?, ?> p && p.first() != null"));
    }

    @Test
    void seesTheClassesOfOneSnippetAndThoseBehindGenericTypesAndAnnotations() {
        cells.value("import java.lang.annotation.*;");
        cells.value("enum Level { LOW, HIGH }");
        cells.value("@Retention(RetentionPolicy.RUNTIME) @interface Marked { Level value() default Level.HIGH; }");
        cells.value("class Outer { static class Mid { class In { int value = 3; } } Mid mid = new Mid(); }");
        cells.value("@Marked(Level.LOW) class User<T extends Outer> { java.util.List<? super T> all; T one; }");
        cells.value("class Failure extends RuntimeException { final Outer outer = new Outer(); }");
        cells.value("User<Outer> user = new User<>(); user.one = new Outer();");
        assertEquals(3, cells.value("user.one.mid.new In().value"));
        assertEquals("LOW", cells.value("user.getClass().getAnnotation(Marked.class).value().toString()"));
        assertTrue(cells.error("throw new Failure();").text().contains("Failure"));
        assertEquals(
                3,
                cells.value(
                        "try { throw new Failure(); } catch (Failure f) { user.one = f.outer; }\nuser.one.mid.new In().value"));
    }

    @Test
    void seesWhatWasDeclaredAnewAndWhatWaited() {
        cells.value("class Base { int value() { return 1; } }");
        cells.value("class Derived extends Base { }");
        cells.value("Derived derived() { return new Derived(); }");
        assertEquals(1, cells.value("derived().value()"));
        cells.value("class Base { int value() { return 2; } int more() { return 3; } }");
        assertEquals(5, cells.value("derived().value() + derived().more()"));
        cells.value("Later later() { return new Later(); }");
        cells.value("class Later extends Last { }");
        cells.value("class Last { int value() { return 4; } }");
        assertEquals(4, cells.value("later().value()"));
    }
}
