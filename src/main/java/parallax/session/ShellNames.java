package parallax.session;

import java.util.regex.Pattern;

/** The names JShell makes up for the classes around snippets, which no learner should have to read. */
public final class ShellNames {
    /** The package of every class made from snippets. */
    static final String PACKAGE = "REPL.";

    /** What the names of snippets' classes start with. */
    static final String MARK = "$JShell$";

    private static final Pattern WRAPPER = Pattern.compile("(?:REPL[./])?\\$JShell\\$[0-9A-Za-z_]+[$.]?");

    /** A class without a name, which JShell or javac number; a local class has a number before its name. */
    private static final Pattern ANONYMOUS = Pattern.compile(
            "(?:REPL[./])?\\$JShell\\$[0-9A-Za-z_]+\\$(?:(\\$?\\d+)(?![\\p{L}\\p{N}_$])|\\d+(?=\\p{L}))");

    private static final Pattern ANONYMOUS_TYPE =
            Pattern.compile("<anonymous class (?:extending|implementing) ([^<>]*(?:<.*>)?[^<>]*)>");

    private ShellNames() {}

    /** Tells whether the class was made from a snippet. */
    static boolean isSnippetClass(String className) {
        return className.startsWith(PACKAGE + MARK);
    }

    /**
     * Returns the text with the made-up names taken out: {@code REPL.$JShell$11$Point} becomes {@code Point}, and a class
     * without a name {@code anonymous}.
     */
    public static String clean(String text) {
        if (text == null || !text.contains(MARK)) {
            return text;
        }
        String named = ANONYMOUS.matcher(text).replaceAll(found -> found.group(1) == null ? "" : "anonymous");
        return WRAPPER.matcher(named).replaceAll("");
    }

    /** Returns a variable's type: {@code <anonymous class implementing Runnable>} is an {@code anonymous Runnable}. */
    static String type(String typeName) {
        return ANONYMOUS_TYPE.matcher(typeName).replaceAll("anonymous $1");
    }
}
