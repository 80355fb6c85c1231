package parallax.session;

import java.util.regex.Pattern;

/** The names JShell makes up for the classes around snippets, which no learner should have to read. */
public final class ShellNames {
    /** The package of every class made from snippets. */
    static final String PACKAGE = "REPL.";

    private static final String MARK = "$JShell$";
    private static final Pattern WRAPPER = Pattern.compile("(?:REPL[./])?\\$JShell\\$[0-9A-Za-z]+[$.]?");

    private ShellNames() {}

    /** Tells whether the class was made from a snippet. */
    static boolean isSnippetClass(String className) {
        return className.startsWith(PACKAGE + MARK);
    }

    /** Returns the text with the made-up names taken out: {@code REPL.$JShell$11$Point} becomes {@code Point}. */
    public static String clean(String text) {
        return text == null || !text.contains(MARK)
                ? text
                : WRAPPER.matcher(text).replaceAll("");
    }
}
