package parallax.kernel;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where Jupyter looks for kernels, and where a user's caches are, on each system. */
final class JupyterFolders {
    private final Map<String, String> environment;
    private final String system;
    private final Path home;

    JupyterFolders(Map<String, String> environment, String system, Path home) {
        this.environment = environment;
        this.system = system.toLowerCase(Locale.ROOT);
        this.home = home;
    }

    static JupyterFolders ofThisUser() {
        return new JupyterFolders(
                System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /** Returns the folder of this user's data for Jupyter. */
    Path userData() {
        if (isSet("JUPYTER_DATA_DIR")) {
            return Path.of(environment.get("JUPYTER_DATA_DIR"));
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Jupyter");
        }
        if (system.startsWith("windows")) {
            return (isSet("APPDATA")
                            ? Path.of(environment.get("APPDATA"))
                            : home.resolve("AppData").resolve("Roaming"))
                    .resolve("jupyter");
        }
        return (isSet("XDG_DATA_HOME")
                        ? Path.of(environment.get("XDG_DATA_HOME"))
                        : home.resolve(".local").resolve("share"))
                .resolve("jupyter");
    }

    /** Returns the folder for what can be made again. */
    Path cache() {
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve("parallax");
        }
        if (system.startsWith("windows")) {
            return (isSet("LOCALAPPDATA")
                            ? Path.of(environment.get("LOCALAPPDATA"))
                            : home.resolve("AppData").resolve("Local"))
                    .resolve("parallax");
        }
        return (isSet("XDG_CACHE_HOME") ? Path.of(environment.get("XDG_CACHE_HOME")) : home.resolve(".cache"))
                .resolve("parallax");
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}
