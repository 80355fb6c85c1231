package parallax.display;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Finds the forms of a value: the first that applies of what the value says itself ({@link Displayable}), a picture of its type
 * ({@link LibraryForms}), a table of its parts ({@link StructureForms}), and plain text.
 *
 * <p>Rendering never throws; a form that cannot be made leaves plain text.
 */
final class Renderers {
    private static final AtomicReference<Function<Object, MimeBundle>> FIRST = new AtomicReference<>(value -> null);

    private Renderers() {}

    /** Sets who is asked first how a value looks; null is no answer. */
    static void askFirst(Function<Object, MimeBundle> renderer) {
        FIRST.set(renderer);
    }

    static MimeBundle render(Object value) {
        try {
            MimeBundle first = value == null ? null : FIRST.get().apply(value);
            return first == null ? known(value) : first;
        } catch (Throwable e) {
            Failures.rethrowIfNotOurs(e);
            return MimeBundle.text(ValueText.of(value) + "\n(its picture could not be made: " + Failures.text(e) + ")");
        }
    }

    private static MimeBundle known(Object value) {
        // The commonest values at once, without a look at the rest of this package.
        if (ValueText.isWord(value) && !(value instanceof Displayable)) {
            return plain(value);
        }
        if (value instanceof Displayable displayable) {
            return Optional.ofNullable(displayable.display()).orElseGet(() -> plain(value));
        }
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        return LibraryForms.ofIJava(value).orElseGet(() -> ofForm(value));
    }

    /** Returns the forms of these types; a text is of any. */
    static MimeBundle render(Object value, List<String> types) {
        MimeBundle all = render(value);
        Map<String, String> asked = new LinkedHashMap<>();
        for (String type : types) {
            String form = value instanceof CharSequence text
                    ? text.toString()
                    : all.forms().get(type);
            if (form != null) {
                asked.put(type, form);
            }
        }
        if (asked.isEmpty()) {
            return all;
        }
        asked.putIfAbsent(MimeBundle.PLAIN, all.plain());
        return new MimeBundle(asked);
    }

    private static MimeBundle ofForm(Object value) {
        Optional<Form> form = LibraryForms.of(value).or(() -> StructureForms.of(value));
        return form.isPresent() ? styled(form.get().bundle()) : plain(value);
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
