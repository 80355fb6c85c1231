package parallax.display;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A value's form inside a page of others. */
final class Embedded {
    private Embedded() {}

    /** Returns the richest form a page can hold. An image of its own keeps an SVG's names from those of the next. */
    static String html(MimeBundle bundle) {
        String plain = Html.escape(bundle.plain());
        if (bundle.forms().containsKey(MimeBundle.HTML)) {
            return bundle.forms().get(MimeBundle.HTML);
        }
        if (bundle.forms().containsKey(MimeBundle.SVG)) {
            byte[] svg = bundle.forms().get(MimeBundle.SVG).getBytes(StandardCharsets.UTF_8);
            return image(MimeBundle.SVG, Base64.getEncoder().encodeToString(svg), plain);
        }
        return bundle.forms().containsKey(MimeBundle.PNG)
                ? image(MimeBundle.PNG, bundle.forms().get(MimeBundle.PNG), plain)
                : "<pre>" + plain + "</pre>";
    }

    private static String image(String type, String base64, String words) {
        return "<img src=\"data:" + type + ";base64," + base64 + "\" alt=\"" + words + "\">";
    }
}
