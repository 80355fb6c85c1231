package parallax.display;

import parallax.tensor.Arguments;

/**
 * HTML that is meant as such: {@code Html.of("<b>x</b>")}. A plain string is never taken for HTML.
 *
 * @param html the markup, shown as it is
 * @param text the same in plain words, for front ends that show no HTML
 */
public record Html(String html, String text) implements Displayable {
    /** Checks that both forms are given. */
    public Html {
        Arguments.given("html", html);
        Arguments.given("text", text);
    }

    /** Returns the markup as a value that shows as HTML. Escape what comes from data with {@link #escape}. */
    public static Html of(String html) {
        return new Html(html, Arguments.given("html", html).replaceAll("<[^>]*>", ""));
    }

    /** Returns the text with the characters replaced that mean something in HTML, in elements and quoted attributes. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    @Override
    public MimeBundle display() {
        return MimeBundle.text(text).with(MimeBundle.HTML, html);
    }
}
