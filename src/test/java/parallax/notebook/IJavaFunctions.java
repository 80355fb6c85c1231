package parallax.notebook;

import parallax.display.Display;

/** The functions to show something that IJava and JJava give each cell, by their signatures. */
public final class IJavaFunctions {
    private IJavaFunctions() {}

    /** Shows a value; returns its id. */
    public static String display(Object value) {
        return Display.display(value);
    }

    /** Shows a value, in the forms named where it has them; returns its id. */
    public static String display(Object value, String... types) {
        return Display.display(value);
    }

    /** Shows a value in another's place. */
    public static void updateDisplay(String id, Object value) {
        Display.updateDisplay(id, value);
    }

    /** Returns how a value looks. */
    public static Object render(Object value) {
        return Display.render(value);
    }
}
