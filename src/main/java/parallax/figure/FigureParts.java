package parallax.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import parallax.display.Html;

/**
 * What figures to step through have in common: the frame, the buttons, the words, and the script that hears the keys.
 *
 * <p>A figure is one element of the class px-fig with a class of its kind, nothing from elsewhere; its last part is its
 * text alternative.
 */
final class FigureParts {
    /** Tells JupyterLab to leave the keys to the figure. */
    private static final String NO_SHORTCUTS = "data-lm-suppress-shortcuts=\"true\" data-p-suppress-shortcuts=\"true\"";

    private FigureParts() {}

    /**
     * Returns the style sheet, the start of the frame and the title.
     *
     * @param kind  the class by which the script finds it
     * @param title in plain words
     * @param data  attributes of the frame, escaped
     */
    static String open(String kind, String title, String data) {
        String label = Html.escape(title);
        return "<style>" + resource("figure.css") + "</style><div class=\"px-fig " + kind
                + "\" tabindex=\"0\" role=\"group\" aria-roledescription=\"interactive figure\" aria-label=\"" + label
                + ". Arrow keys step, space plays.\" " + NO_SHORTCUTS + " " + data + "><div class=\"px-title\">" + label
                + "</div>";
    }

    /** Returns the same of a figure in which nothing moves. */
    static String openStill(String title) {
        return openUntitled(title) + "<div class=\"px-title\">" + Html.escape(title) + "</div>";
    }

    /** Returns the style sheet and the start of the frame of what shows its title itself. */
    static String openUntitled(String title) {
        return "<style>" + resource("figure.css") + "</style><div class=\"px-fig\" role=\"group\" aria-label=\""
                + Html.escape(title) + "\">";
    }

    /**
     * Returns the buttons, hidden until the script is there, and the hint what the keys do.
     *
     * @param jump what the larger step goes to, in one word
     * @param more a sentence more, with a blank before it
     */
    static String controls(String jump, String more) {
        return "<div class=\"px-keys\" hidden>" + button("first", "Start") + button("back", "◀ Back")
                + button("play", "▶ Play") + button("next", "Next ▶") + button("skip", "Next " + jump + " ▶▶")
                + button("last", "End") + "<span class=\"px-count\"></span></div>"
                + "<div class=\"px-hint\" hidden>Keyboard: click the picture or tab to it; → ← one step, ↓ ↑ one "
                + jump + ", Home, End, space plays." + more + "</div>";
    }

    /**
     * Returns the text alternative, the end of the frame, and the script.
     *
     * @param summary what the words are
     * @param words   in plain text
     * @param script  the name of the file that starts figures of this kind
     */
    static String close(String summary, String words, String script) {
        return closeStill(summary, words) + "<script>(function () {\n  \"use strict\";\n" + resource("control.js")
                + resource(script) + "})();\n</script>";
    }

    /** Returns the text alternative and the end of the frame of a figure in which nothing moves. */
    static String closeStill(String summary, String words) {
        return "<details><summary>" + Html.escape(summary) + "</summary><pre>" + Html.escape(words)
                + "</pre></details></div>";
    }

    private static String button(String action, String label) {
        return "<button type=\"button\" data-do=\"" + action + "\">" + label + "</button>";
    }

    private static String resource(String name) {
        try (InputStream in = FigureParts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks parallax/figure/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
