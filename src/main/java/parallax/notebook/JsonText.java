package parallax.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/**
 * Writes JSON as Jupyter does, so that a notebook saved there and here differs in nothing but what was changed: indented by one
 * space, keys sorted, text unescaped where it may be.
 */
final class JsonText {
    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    static String of(JsonElement element) {
        JsonText text = new JsonText();
        text.write(element, 0);
        return text.out.toString();
    }

    private void write(JsonElement element, int depth) {
        if (element instanceof JsonObject object) {
            writeObject(object, depth);
        } else if (element instanceof JsonArray array) {
            writeArray(array, depth);
        } else if (element instanceof JsonPrimitive primitive && primitive.isString()) {
            writeString(primitive.getAsString());
        } else if (element.isJsonNull()) {
            out.append("null");
        } else {
            out.append(element.getAsString());
        }
    }

    private void writeObject(JsonObject object, int depth) {
        List<String> keys = object.keySet().stream().sorted().toList();
        char separator = '{';
        for (String key : keys) {
            out.append(separator);
            indent(depth + 1);
            writeString(key);
            out.append(": ");
            write(object.get(key), depth + 1);
            separator = ',';
        }
        close(keys.isEmpty(), "{}", '}', depth);
    }

    private void writeArray(JsonArray array, int depth) {
        char separator = '[';
        for (JsonElement element : array) {
            out.append(separator);
            indent(depth + 1);
            write(element, depth + 1);
            separator = ',';
        }
        close(array.isEmpty(), "[]", ']', depth);
    }

    private void close(boolean empty, String whole, char end, int depth) {
        if (empty) {
            out.append(whole);
        } else {
            indent(depth);
            out.append(end);
        }
    }

    private void indent(int depth) {
        out.append('\n').append(" ".repeat(depth));
    }

    private void writeString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || lone(text, i)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Half of a surrogate pair alone cannot be written as UTF-8. */
    private static boolean lone(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
