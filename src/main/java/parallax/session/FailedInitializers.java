package parallax.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;

/**
 * Types whose static initializer failed, which the JVM never tries again. Nor does JShell make a class anew whose code is as it was; so when its
 * cell runs again, the class gets a static initializer more that does nothing.
 */
final class FailedInitializers {
    private static final Pattern NOT_INITIALIZED = Pattern.compile("Could not initialize class (\\S+)");
    private static final Set<SubKind> HAVE_INITIALIZERS =
            Set.of(SubKind.CLASS_SUBKIND, SubKind.ENUM_SUBKIND, SubKind.RECORD_SUBKIND);
    /** Longer chains of causes are loops. */
    private static final int MOST_CAUSES = 100;

    private final Set<String> types = new HashSet<>();
    private final Map<String, String> renewed = new HashMap<>();
    private int renewals;

    /** Notes the types whose initializer the exception shows to have failed. */
    void saw(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getMethodName().equals("<clinit>")) {
                    add(frame.getClassName());
                }
            }
            if (cause instanceof NoClassDefFoundError) {
                Matcher type = NOT_INITIALIZED.matcher(String.valueOf(cause.getMessage()));
                if (type.find()) {
                    add(type.group(1));
                }
            }
            cause = cause.getCause();
        }
    }

    private void add(String className) {
        if (ShellNames.isSnippetClass(className)) {
            // Of a class within another it is the outer that stands in the cell.
            types.add(ShellNames.clean(className).replaceFirst("\\$.*", ""));
        }
    }

    /** Returns the text that makes the type of this one as it now is: a class must not change because its cell runs again. */
    String current(String text) {
        return renewed.getOrDefault(text, text);
    }

    /** Returns a text that makes the type anew, if the evaluation of this one left it as it was, and failed. */
    Optional<String> renewal(String text, SnippetEvent event) {
        if (!(event.snippet() instanceof TypeDeclSnippet type)
                || event.status() != Status.VALID
                || !types.remove(type.name())
                || !isUnchanged(event)
                || !HAVE_INITIALIZERS.contains(type.subKind())) {
            return Optional.empty();
        }
        int end = lastBrace(text);
        // A semicolon, since the constants of an enum need one.
        String made = text.substring(0, end) + ";static{int i=" + ++renewals + ";}" + text.substring(end);
        renewed.put(text, made);
        return Optional.of(made);
    }

    private static boolean isUnchanged(SnippetEvent event) {
        return event.previousStatus() == Status.VALID && !event.isSignatureChange();
    }

    private static int lastBrace(String text) {
        int end = text.lastIndexOf('}');
        while (!JavaText.isCode(text, end)) {
            end = text.lastIndexOf('}', end - 1);
        }
        return end;
    }
}
