package parallax.display;

import java.util.Optional;

/**
 * Finds the forms of a value: the first that applies of what the value says itself ({@link Displayable}), a picture of its type
 * ({@link LibraryForms}), a table of its parts ({@link StructureForms}), and plain text.
 *
 * <p>Rendering never throws; a form that cannot be made leaves plain text.
 */
final class Renderers {
    private Renderers() {}

    static MimeBundle render(Object value) {
        // The commonest values at once, without a look at the rest of this package.
        if (ValueText.isWord(value) && !(value instanceof Displayable)) {
            return plain(value);
        }
        try {
            if (value instanceof Displayable displayable) {
                return Optional.ofNullable(displayable.display()).orElseGet(() -> plain(value));
            }
            Optional<Form> form = LibraryForms.of(value).or(() -> StructureForms.of(value));
            return form.isPresent() ? styled(form.get().bundle()) : plain(value);
        } catch (Throwable e) {
            Failures.rethrowIfNotOurs(e);
            return MimeBundle.text(ValueText.of(value) + "\n(its picture could not be made: " + Failures.text(e) + ")");
        }
    }

    private static MimeBundle plain(Object value) {
        return MimeBundle.text(ValueText.of(value));
    }

    /** Puts the styles before the tables: once, however many stand in one. */
    private static MimeBundle styled(MimeBundle bundle) {
        String html = bundle.forms().get(MimeBundle.HTML);
        return html == null
                ? bundle
                : bundle.with(
                        MimeBundle.HTML,
                        (html.contains(TableHtml.START) ? TableHtml.STYLE : "")
                                + (html.contains(TensorForms.START) ? TensorForms.STYLE : "")
                                + html);
    }
}
