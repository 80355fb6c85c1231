package parallax.display;

import java.util.function.Supplier;

/**
 * How a value looks: named in a line, as plain text, and richer. What takes long is made when it is asked for.
 *
 * @param title what it is, in a line
 * @param text  the plain text
 * @param type  the MIME type of the richer form
 * @param rich  the richer form; null if there is none
 */
record Form(String title, Supplier<String> text, String type, Supplier<String> rich) {
    static Form text(String title, String text) {
        return new Form(title, () -> text, "", null);
    }

    static Form html(String title, Supplier<String> text, Supplier<String> html) {
        return new Form(title, text, MimeBundle.HTML, html);
    }

    MimeBundle bundle() {
        MimeBundle plain = MimeBundle.text(text.get());
        return rich == null ? plain : plain.with(type, rich.get());
    }
}
