package parallax.session;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment variables IJava has, and what they ask for here. */
final class IJavaEnvironment {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private IJavaEnvironment() {}

    static void apply(Map<String, String> variables, JavaSession.Builder builder) {
        builder.classpath(files(variables, "IJAVA_CLASSPATH"));
        builder.compilerOptions(words(variables.getOrDefault("IJAVA_COMPILER_OPTS", "")));
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

    private static List<String> words(String options) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(options);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        return words;
    }
}
