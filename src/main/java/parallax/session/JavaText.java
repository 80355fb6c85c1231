package parallax.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java source with what is not code taken out. */
final class JavaText {
    /** Texts and chars come first, so that what looks like a comment in one of them is none. */
    private static final Pattern NOT_CODE = Pattern.compile(
            "\"\"\"(?:\\\\.|(?!\"\"\").)*+(?:\"\"\"|$)"
                    + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"?|'(?:\\\\.|[^'\\\\\\n])*+'?|//[^\\n]*+|/\\*(?:(?!\\*/).)*+(?:\\*/|$)",
            Pattern.DOTALL);

    private JavaText() {}

    /** Tells whether what stands at the index is code. */
    static boolean isCode(String source, int index) {
        Matcher other = NOT_CODE.matcher(source);
        while (other.find() && other.start() <= index) {
            if (index < other.end()) {
                return false;
            }
        }
        return true;
    }

    /** Returns where a comment begins that is never closed, or -1. */
    static int openComment(String source) {
        Matcher other = NOT_CODE.matcher(source);
        while (other.find()) {
            String text = other.group();
            if (text.startsWith("/*") && (text.length() < 4 || !text.endsWith("*/"))) {
                return other.start();
            }
        }
        return -1;
    }

    /** Returns how many brackets are open at the end; negative if more are closed than were opened at some place. */
    static int openBrackets(String source) {
        int open = 0;
        for (char c : code(source).toCharArray()) {
            open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (open < 0) {
                return open;
            }
        }
        return open;
    }

    /** Returns the source with each comment as a blank, and each text and char as an empty one. */
    static String code(String source) {
        return NOT_CODE.matcher(source).replaceAll(found -> found.group().startsWith("/") ? " " : "\"\"");
    }
}
