package parallax.session;

import java.util.regex.Pattern;

/** Javadoc as plain text: tags taken away, entities and inline tags resolved. */
final class JavadocText {
    private static final Pattern INLINE = Pattern.compile("\\{@(?:code|literal|link|linkplain|value)\\s+([^{}]*)}");
    private static final Pattern BLOCK = Pattern.compile("(?i)</?(?:p|pre|ul|ol|dl|table|tr|blockquote|h\\d)[^>]*>");
    private static final Pattern ITEM = Pattern.compile("(?i)\\s*<(?:li|dt|dd)[^>]*>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n\\s*");

    private JavadocText() {}

    static String of(String javadoc) {
        String text = ITEM.matcher(BLOCK.matcher(javadoc).replaceAll("\n")).replaceAll("\n- ");
        text = TAG.matcher(text).replaceAll("");
        String before;
        do {
            before = text;
            text = INLINE.matcher(text).replaceAll("$1");
        } while (!text.equals(before));
        text = text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&#64;", "@")
                .replace("&amp;", "&");
        String lines = String.join("\n", text.lines().map(String::strip).toList());
        return BLANK_LINES.matcher(lines).replaceAll("\n\n").strip();
    }
}
