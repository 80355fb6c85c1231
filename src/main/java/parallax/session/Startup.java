package parallax.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The imports every cell sees. */
public final class Startup {
    private static final String RESOURCE = "/parallax/kernel/startup.jsh";

    private Startup() {}

    /** Returns the source of the imports, to be run before the first cell. */
    public static String imports() {
        try (InputStream in = Startup.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
