package parallax.session;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The environment variables IJava has, and what they ask for here. */
final class IJavaEnvironment {
    private IJavaEnvironment() {}

    static void apply(Map<String, String> variables, JavaSession.Builder builder) {
        builder.classpath(files(variables, "IJAVA_CLASSPATH"));
        builder.compilerOptions(Words.of(variables.getOrDefault("IJAVA_COMPILER_OPTS", "")));
        String timeout = variables.getOrDefault("IJAVA_TIMEOUT", "-1").strip();
        if (timeout.matches("\\d{1,12}")) {
            builder.timeoutMillis(Long.parseLong(timeout));
        }
        for (Path script : files(variables, "IJAVA_STARTUP_SCRIPTS_PATH")) {
            try {
                builder.startup(Files.readString(script));
            } catch (IOException e) {
                throw new IllegalArgumentException("cannot read the start-up script " + script + ": " + e, e);
            }
        }
        String script = variables.getOrDefault("IJAVA_STARTUP_SCRIPT", "");
        if (!script.isBlank()) {
            builder.startup(script);
        }
    }

    private static List<Path> files(Map<String, String> variables, String name) {
        List<String> patterns = new ArrayList<>();
        for (String pattern : variables.getOrDefault(name, "").split(File.pathSeparator, -1)) {
            if (!pattern.isBlank()) {
                patterns.add(pattern.strip());
            }
        }
        try {
            return PathPatterns.find(patterns);
        } catch (MagicException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }
}
