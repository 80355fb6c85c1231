package parallax.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import parallax.display.MimeBundle;
import parallax.session.ShellNames;

/** The forms of a value as messages carry them. */
final class MimeData {
    private MimeData() {}

    /** Returns the beginning of a message's content: the forms, and no metadata. */
    static JsonObject content(MimeBundle bundle) {
        JsonObject content = new JsonObject();
        content.add("data", data(bundle));
        content.add("metadata", new JsonObject());
        return content;
    }

    /** Returns the forms by type; what is JSON becomes a value, not a text. */
    static JsonObject data(MimeBundle bundle) {
        JsonObject data = new JsonObject();
        bundle.forms().forEach((type, form) -> data.add(type, value(type, form)));
        return data;
    }

    private static JsonElement value(String type, String form) {
        if (type.equals("application/json") || type.endsWith("+json")) {
            try {
                return JsonParser.parseString(form);
            } catch (JsonParseException e) {
                // A front end shows a text it cannot read better than nothing.
                return new JsonPrimitive(form);
            }
        }
        return new JsonPrimitive(type.startsWith("text/") ? ShellNames.clean(form) : form);
    }
}
