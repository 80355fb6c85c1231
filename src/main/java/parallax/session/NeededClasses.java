package parallax.session;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;

/**
 * Shows javac, of JShell's classes, those a snippet needs.
 *
 * <p>JShell makes a class of each snippet, all in one package. javac makes a symbol of every class in the package of what it compiles, and JShell
 * looks for each to take it away again: after 500 snippets, that was half of the next one's time. Needed are the classes that a snippet's imports
 * name, those that their class files name, and so on.
 */
final class NeededClasses {
    private static final Pattern WRAPPER = Pattern.compile("\\$JShell\\$[0-9A-Za-z_]+");

    private static final String PACKAGE = ShellNames.PACKAGE.substring(0, ShellNames.PACKAGE.length() - 1);

    private final JavacSymbols symbols;
    private final Set<String> added = new HashSet<>();
    private Map<String, Map<String, JavaFileObject>> files;

    /** Makes the package empty for this task. */
    NeededClasses(JavacTask task) throws ReflectiveOperationException {
        symbols = new JavacSymbols(task, PACKAGE);
    }

    /** Adds JShell's classes that are named in the texts, and what they need. */
    void add(Set<String> texts) throws ReflectiveOperationException {
        Deque<String> wrappers = new ArrayDeque<>();
        texts.forEach(text -> wrappers.addAll(wrappers(text)));
        while (!wrappers.isEmpty()) {
            String wrapper = wrappers.remove();
            if (added.add(wrapper)) {
                for (var file : files().getOrDefault(wrapper, Map.of()).entrySet()) {
                    symbols.enter(file.getKey(), file.getValue());
                    wrappers.addAll(wrappers(text(file.getValue())));
                }
            }
        }
    }

    // Names in a class file are text among bytes.
    private static String text(JavaFileObject file) {
        try (InputStream in = file.openInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // they are in memory
        }
    }

    private static List<String> wrappers(String text) {
        return WRAPPER.matcher(text).results().map(MatchResult::group).toList();
    }

    // By the class of the snippet they are in, and by their own names.
    private Map<String, Map<String, JavaFileObject>> files() throws ReflectiveOperationException {
        if (files == null) {
            files = new HashMap<>();
            symbols.classFiles()
                    .forEach((name, file) -> wrappers(name)
                            .forEach(wrapper -> files.computeIfAbsent(wrapper, any -> new HashMap<>())
                                    .put(name, file)));
        }
        return files;
    }
}
