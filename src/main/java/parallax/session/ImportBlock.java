package parallax.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;

/**
 * The imports of a start-up script, declared at once.
 *
 * <p>JShell compiles three times for each import by itself: thirty of them are more than half of what one waits for at the start. It takes a text
 * of many for one import, though, and puts the whole of it before each snippet it compiles. It knows that one by the first of its imports, and
 * drops the others with it when a cell imports the same; hence one that no cell has a reason to write stands first.
 */
final class ImportBlock {
    private static final String NAME_OF_ALL = "import java.lang.Object; ";
    private static final Pattern COMMENT = Pattern.compile("//.*");
    private static final Pattern IMPORTS = Pattern.compile("(?:import\\s+(?:static\\s+)?[\\w.]+(?:\\.\\*)?\\s*;\\s*)+");

    private ImportBlock() {}

    /** Declares the source's imports, if it has nothing else; returns whether that was done. */
    static boolean declare(JShell shell, IndexedFiles files, String source) {
        Optional<String> imports = of(source);
        if (imports.isEmpty()) {
            return false;
        }
        Supplier<List<SnippetEvent>> declaring = () -> shell.eval(imports.get());
        List<SnippetEvent> events = source.equals(Startup.imports())
                ? NeededImports.unread(files, declaring) // a test has seen that they hold
                : NeededImports.only(files, declaring);
        boolean taken = events.size() == 1
                && events.get(0).status() == Status.VALID
                && events.get(0).snippet().source().equals(imports.get());
        if (!taken) {
            // Of a wrong import, the one by itself tells more; and a JShell to come may take but the first.
            events.forEach(event -> shell.drop(event.snippet()));
        }
        return taken;
    }

    /** Tells whether the import stands for those of a start-up script. */
    static boolean is(ImportSnippet snippet) {
        return snippet.source().startsWith(NAME_OF_ALL);
    }

    private static Optional<String> of(String source) {
        String text = COMMENT.matcher(source).replaceAll("").strip();
        return IMPORTS.matcher(text).matches()
                ? Optional.of(NAME_OF_ALL + text.replaceAll("\\s+", " "))
                : Optional.empty();
    }
}
