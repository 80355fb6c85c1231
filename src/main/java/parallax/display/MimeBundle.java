package parallax.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One value in one or more forms, by MIME type; a front end shows the richest one it can. There is always a plain text.
 *
 * @param forms MIME type to content: text for text types, SVG and HTML; base64 for images; for {@code +json} types the JSON text
 */
public record MimeBundle(Map<String, String> forms) {
    /** The MIME type of the form every bundle has. */
    public static final String PLAIN = "text/plain";

    /** The MIME type of HTML. */
    public static final String HTML = "text/html";

    /** The MIME type of SVG. */
    public static final String SVG = "image/svg+xml";

    /** The MIME type of PNG images. */
    public static final String PNG = "image/png";

    /**
     * Copies the forms, keeping their order.
     *
     * @throws IllegalArgumentException if there is no plain text
     */
    public MimeBundle {
        if (!forms.containsKey(PLAIN)) {
            throw new IllegalArgumentException("a bundle needs a " + PLAIN + " form, has " + forms.keySet());
        }
        forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    }

    /** Returns a bundle of plain text alone. */
    public static MimeBundle text(String text) {
        return new MimeBundle(Map.of(PLAIN, text));
    }

    /** Returns this bundle with one form more, or another content for one it has. */
    public MimeBundle with(String type, String content) {
        Map<String, String> more = new LinkedHashMap<>(forms);
        more.put(type, content);
        return new MimeBundle(more);
    }

    /** Returns the plain text. */
    public String plain() {
        return forms.get(PLAIN);
    }
}
