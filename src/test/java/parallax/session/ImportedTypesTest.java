package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportedTypesTest {
    private final Fixture cells = new Fixture();

    @AfterEach
    void close() {
        cells.close();
    }

    private void assertNote(String part) {
        String notes = cells.printed();
        assertTrue(notes.contains(part), notes);
    }

    @Test
    void aTypeTakesTheNameOfAnImportedOne() {
        cells.value("import java.util.Stack;\nStack<Integer> old = new Stack<>();");
        cells.value("class Stack<T> { int size = 3; int sizeOf(Stack<T> other) { return other.size; } }");
        assertNote("Note: Stack is from now on the one declared here, no longer java.util.Stack.");
        assertEquals(3, cells.value("new Stack<String>().size"));
        assertEquals(3, cells.value("Stack<Integer> s = new Stack<>(); s.sizeOf(s)"));
        assertNull(cells.value("old"));
        assertEquals(4, cells.value("class Stack<T> { int size = 4; }\nnew Stack<String>().size"));
        assertEquals(2, cells.value("import java.util.Map.Entry;\nrecord Entry(int a) { }\nnew Entry(2).a()"));
    }

    @Test
    void anImportTakesTheNameOfACellsType() {
        cells.value("class Stack<T> { int size = 3; }\nStack<String> s = new Stack<>();");
        cells.value("int sizeOf(Stack<String> stack) { return stack.size; }");
        cells.value("import java.util.Stack;");
        String notes = cells.printed();
        assertTrue(
                notes.contains("Note: Stack is from now on java.util.Stack, no longer the one an earlier cell"), notes);
        assertTrue(notes.contains("Note: With import java.util.Stack the variable s, which was made"), notes);
        assertTrue(notes.contains("Note: With import java.util.Stack method sizeOf(Stack<String>) can no"), notes);
        assertEquals(0, cells.value("new Stack<String>().size()"));
        assertEquals(3, cells.value("class Stack<T> { int size = 3; }\nsizeOf(new Stack<>())"));
    }

    @Test
    void ofAFailedCellNothingIsReplaced() {
        cells.value("import java.util.Stack;");
        cells.error("class Stack<T> { int size = \"x\"; }");
        assertEquals(0, cells.value("new Stack<String>().size()"));
        cells.value("class Queue { int size = 5; }");
        cells.error("import java.utli.Queue;");
        assertEquals(5, cells.value("new Queue().size"));
    }

    @Test
    void anImportThatChangesAVariableIsNamed() {
        cells.value("import java.util.Date;\nDate d = new Date(0);\nimport java.sql.Date;\nimport java.util.*;");
        assertNote("Note: With import java.util.* the variable d, which was made with the old one, is now empty");
    }
}
