package parallax.notebook.html;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.renderer.html.UrlSanitizer;

/** Lets links lead to pages and pictures, not to scripts. */
final class Links implements UrlSanitizer {
    private static final Pattern SCHEME =
            Pattern.compile("^[\\s\\p{Cntrl}]*([a-zA-Z][a-zA-Z0-9+.\\-\\s\\p{Cntrl}]*):.*", Pattern.DOTALL);
    private static final Set<String> PAGES = Set.of("http", "https", "mailto");

    @Override
    public String sanitizeLinkUrl(String url) {
        return safe(url) ? url : "";
    }

    @Override
    public String sanitizeImageUrl(String url) {
        return safePicture(url) ? url : "";
    }

    static boolean safe(String url) {
        if (url.startsWith("https://") || url.startsWith("http://")) {
            return true;
        }
        if (url.contains("&")) {
            return false; // an entity could spell a scheme
        }
        Matcher scheme = SCHEME.matcher(url);
        return !scheme.matches() || PAGES.contains(scheme.group(1).toLowerCase(Locale.ROOT));
    }

    static boolean safePicture(String url) {
        return url.startsWith("data:image/") || safe(url);
    }
}
