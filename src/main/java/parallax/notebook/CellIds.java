package parallax.notebook;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Hands out cell ids that are unique in one notebook and valid for nbformat 4.5. */
final class CellIds {
    private static final int MOST = 64;
    private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9_-]{1," + MOST + "}");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    private final Set<String> taken = new HashSet<>();

    static boolean valid(String id) {
        return VALID.matcher(id).matches();
    }

    /** Returns the text in lower case, with all that is neither letter nor digit as single hyphens; "cell" if nothing is left. */
    static String slug(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        plain = plain.replaceAll("\\p{M}", "");
        String slug = EDGES.matcher(OTHER.matcher(plain).replaceAll("-")).replaceAll("");
        if (slug.length() > MOST / 2) {
            int hyphen = slug.lastIndexOf('-', MOST / 2);
            slug = slug.substring(0, hyphen > 0 ? hyphen : MOST / 2);
        }
        return slug.isEmpty() ? "cell" : slug;
    }

    /** Takes the id; false if it is taken already. */
    boolean take(String id) {
        return taken.add(id);
    }

    /** Takes the id, or the first of id-2, id-3, ... that is free. */
    String free(String id) {
        String free = id;
        for (int i = 2; !taken.add(free); i++) {
            free = id + "-" + i;
        }
        return free;
    }
}
