package parallax.session;

import java.util.Comparator;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;

/** Finds the import a cell may lack. */
final class MissingImport {
    /** JShell reads what is on the class path in the background, in a new session for a second or two. */
    private static final int LOOKS = 100;

    private static final long PAUSE_MILLIS = 30;

    private MissingImport() {}

    /** Returns help for a type that is on the class path and not imported: of several, one of the JDK. */
    static Optional<String> of(JShell shell, String name) {
        if (!Character.isUpperCase(name.codePointAt(0))) {
            return Optional.empty();
        }
        return names(shell, name).getNames().stream()
                .min(Comparator.comparing((String full) -> !full.startsWith("java."))
                        .thenComparing(full -> full))
                .map(full -> "is it " + full + "? Then write   import " + full + ";   before.");
    }

    private static QualifiedNames names(JShell shell, String name) {
        QualifiedNames names = shell.sourceCodeAnalysis().listQualifiedNames(name, name.length());
        try {
            for (int i = 1; i < LOOKS && names.getNames().isEmpty() && !names.isUpToDate(); i++) {
                Thread.sleep(PAUSE_MILLIS);
                names = shell.sourceCodeAnalysis().listQualifiedNames(name, name.length());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return names;
    }
}
