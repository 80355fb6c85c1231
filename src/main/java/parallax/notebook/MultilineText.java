package parallax.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Text in a notebook file: a list of lines, or one string. */
final class MultilineText {
    /** Where Jupyter cuts: Python's line ends. */
    private static final String ENDS = "\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029";

    private MultilineText() {}

    /** Returns whether the element is a string or a list of strings. */
    static boolean is(JsonElement element) {
        if (element instanceof JsonArray array) {
            for (JsonElement line : array) {
                if (!isString(line)) {
                    return false;
                }
            }
            return true;
        }
        return isString(element);
    }

    /** Returns the text, the lines joined. */
    static String join(JsonElement element) {
        if (!(element instanceof JsonArray array)) {
            return element.getAsString();
        }
        StringBuilder text = new StringBuilder();
        array.forEach(line -> text.append(line.getAsString()));
        return text.toString();
    }

    /** Returns the text as a list of lines, each with its line end. */
    static JsonArray split(String text) {
        JsonArray lines = new JsonArray();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (ENDS.indexOf(text.charAt(i)) < 0) {
                continue;
            }
            if (text.startsWith("\r\n", i)) {
                i++;
            }
            lines.add(text.substring(start, i + 1));
            start = i + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** Returns a MIME bundle with the lines of its texts joined. */
    static JsonObject joinBundle(JsonObject bundle) {
        JsonObject joined = new JsonObject();
        bundle.entrySet().forEach(form -> {
            boolean text = form.getValue().isJsonArray() && !isJson(form.getKey()) && is(form.getValue());
            joined.add(form.getKey(), text ? new JsonPrimitive(join(form.getValue())) : form.getValue());
        });
        return joined;
    }

    /** Returns a MIME bundle with its texts as lists of lines; base64 and JSON stay as they are. */
    static JsonObject splitBundle(JsonObject bundle) {
        JsonObject cut = new JsonObject();
        bundle.entrySet().forEach(form -> {
            boolean text = isString(form.getValue()) && isText(form.getKey());
            cut.add(form.getKey(), text ? split(form.getValue().getAsString()) : form.getValue());
        });
        return cut;
    }

    static boolean isJson(String type) {
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    private static boolean isText(String type) {
        return type.startsWith("text/") || type.equals("application/javascript") || type.equals("image/svg+xml");
    }

    private static boolean isString(JsonElement element) {
        return element instanceof JsonPrimitive primitive && primitive.isString();
    }
}
