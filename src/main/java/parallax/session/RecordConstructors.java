package parallax.session;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;

/**
 * Canonical constructors of records. One may not be less accessible than its record, and JShell makes all types of cells public: what is right in
 * a file, {@code record P(int x) { P { } }}, it rejects.
 */
final class RecordConstructors {
    /** What is put before such a constructor. */
    static final String PUBLIC = "public ";

    private static final Pattern NOT_PUBLIC =
            Pattern.compile("invalid canonical constructor in record (\\S+)\\s.*access", Pattern.DOTALL);
    private static final Pattern LESS = Pattern.compile("\\b(?:private|protected)\\b");

    private RecordConstructors() {}

    /** Returns where in the text of a rejected record a constructor begins that should be public; empty if that is not why. */
    static Optional<Integer> toMakePublic(JShell shell, String text, List<SnippetEvent> events) {
        if (events.isEmpty() || !(events.get(0).snippet() instanceof TypeDeclSnippet type)) {
            return Optional.empty();
        }
        return shell.diagnostics(type)
                .filter(diag -> diag.getCode().equals("compiler.err.invalid.canonical.constructor.in.record"))
                // A record in an interface is public in a file, too.
                .filter(diag -> isOf(type.name(), CompileErrors.plain(diag)))
                .map(Diag::getStartPosition)
                .map(Math::toIntExact)
                .filter(at -> at >= 0 && at < text.length() && !isLess(text, at))
                .findFirst();
    }

    private static boolean isOf(String record, String message) {
        Matcher found = NOT_PUBLIC.matcher(message);
        return found.find() && found.group(1).equals(record);
    }

    private static boolean isLess(String text, int at) {
        int body = text.indexOf('{', at);
        return LESS.matcher(text.substring(at, body < 0 ? text.length() : body)).find();
    }
}
