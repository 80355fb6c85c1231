package parallax.session;

import java.util.Arrays;

/** A value as a text: arrays with their elements, texts with their quotes. */
final class ValueText {
    private ValueText() {}

    static String of(Object value) {
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        // deepToString knows every type of array, but only inside an array of objects.
        String nested = Arrays.deepToString(new Object[] {value});
        return nested.substring(1, nested.length() - 1);
    }
}
