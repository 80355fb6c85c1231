package parallax.notebook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The picture files a notebook can hold. */
public final class PictureTypes {
    private static final Map<String, String> TYPES = Map.of(
            "png", "image/png",
            "svg", "image/svg+xml",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp");

    private PictureTypes() {}

    /** Returns the MIME type that a file's name tells, if it is a picture's. */
    public static Optional<String> of(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(TYPES.get(ending));
    }

    /** Returns the endings of picture files in alphabetical order. */
    static List<String> endings() {
        return TYPES.keySet().stream().sorted().toList();
    }
}
