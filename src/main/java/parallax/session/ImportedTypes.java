package parallax.session;

import java.util.List;
import java.util.Optional;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;

/**
 * Types of cells that have the name of an imported one, such as {@code class Stack} after {@code import java.util.Stack}. JShell keeps both, javac
 * finds the name ambiguous from then on, and nothing a cell can say takes either away; so the later one holds, as of all that is declared again.
 */
final class ImportedTypes {
    private final JShell shell;

    ImportedTypes(JShell shell) {
        this.shell = shell;
    }

    /** Drops what has the name of the import or type the events are of; returns what the learner should be told. */
    List<String> replaceBy(List<SnippetEvent> events) {
        return events.stream()
                .filter(event -> event.causeSnippet() == null && event.status().isActive())
                .flatMap(event -> replaceBy(event.snippet()).stream())
                .toList();
    }

    private Optional<String> replaceBy(Snippet later) {
        if (later instanceof TypeDeclSnippet type) {
            return shell.imports()
                    .filter(earlier -> imports(earlier, type.name()))
                    .findFirst()
                    .map(earlier -> {
                        shell.drop(earlier);
                        return type.name() + " is from now on the one declared here, no longer " + earlier.fullname()
                                + ".";
                    });
        }
        if (later instanceof ImportSnippet imported) {
            return shell.types()
                    .filter(earlier -> imports(imported, earlier.name()))
                    .findFirst()
                    .map(earlier -> {
                        shell.drop(earlier);
                        return earlier.name() + " is from now on " + imported.fullname()
                                + ", no longer the one an earlier cell declares.";
                    });
        }
        return Optional.empty();
    }

    private static boolean imports(ImportSnippet snippet, String name) {
        return snippet.subKind() == SubKind.SINGLE_TYPE_IMPORT_SUBKIND
                && snippet.fullname().endsWith("." + name)
                && !ImportBlock.is(snippet);
    }
}
