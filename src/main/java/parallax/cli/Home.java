package parallax.cli;

import java.nio.file.Path;

/** Where the clone is that the launcher was started from. */
final class Home {
    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("parallax.home", "")).toAbsolutePath().normalize();
    }
}
