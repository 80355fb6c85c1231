package parallax.display;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import parallax.tensor.HasContents;

/**
 * Any value as plain text: arrays, collections, maps and records by their contents, elided where long, others by their
 * {@code toString()}.
 *
 * <p>A {@code toString()} that throws, a collection that contains itself or has no end, and a stream (which reading would use up) do
 * no harm.
 */
final class ValueText {
    private static final int MAX_ELEMENTS = 100;
    private static final int MAX_ROWS = 30;

    private static final int MAX_DEPTH = 8;
    private static final int MAX_PARTS = 5_000;
    private static final int MAX_PARTS_IF_BRIEF = 50;
    private static final int MAX_CHARACTERS = 200_000;

    private final IdentityHashMap<Object, Object> open = new IdentityHashMap<>();
    private final boolean brief;
    private int partsLeft;
    private boolean pictured;

    private ValueText(boolean brief) {
        this.brief = brief;
        partsLeft = brief ? MAX_PARTS_IF_BRIEF : MAX_PARTS;
    }

    static String of(Object value) {
        return TextLines.cut(new ValueText(false).text(value), MAX_CHARACTERS);
    }

    /** Returns the text of a value that is one of many: with fewer parts, and of those that have a picture the titles. */
    static String brief(Object value) {
        return new ValueText(true).text(value);
    }

    /** Returns the brief text if it is one short line, and nothing in the value has a picture or contents that it does not tell. */
    static Optional<String> line(Object value, int most) {
        ValueText text = new ValueText(true);
        String line = text.text(value);
        return text.pictured || line.length() > most || line.indexOf('\n') >= 0 ? Optional.empty() : Optional.of(line);
    }

    /** Tells whether a value has no parts to speak of. */
    static boolean isWord(Object value) {
        return value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum;
    }

    private String text(Object value) {
        if (value == null) {
            return "null";
        }
        if (open.containsKey(value)) {
            return again(value);
        }
        if (open.size() >= MAX_DEPTH) {
            return "...";
        }
        open.put(value, value);
        try {
            return isWord(value) ? String.valueOf(value.toString()) : inside(value);
        } catch (Throwable e) {
            Failures.rethrowIfNotOurs(e);
            return value.getClass().getSimpleName() + " (its toString() threw " + Failures.text(e) + ")";
        } finally {
            open.remove(value);
        }
    }

    /** Returns what stands for a value inside itself. */
    static String again(Object value) {
        return "(this " + value.getClass().getSimpleName() + " again)";
    }

    private String inside(Object value) {
        Optional<Elements> elements = Elements.of(value, MAX_ELEMENTS);
        if (elements.isPresent()) {
            return value instanceof Map
                    ? list("{", elements.get(), this::entry, "}")
                    : list("[", elements.get(), this::text, "]");
        }
        if (value instanceof Optional<?> optional && optional.isPresent()) {
            return "Optional[" + text(optional.get()) + "]";
        }
        if (value instanceof Map.Entry<?, ?> && !OwnWords.has(value)) {
            return entry(value);
        }
        return Unread.words(value)
                .or(() -> picture(value))
                .or(() -> record(value))
                .orElseGet(() -> words(value));
    }

    private String entry(Object value) {
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
        return text(entry.getKey()) + "=" + text(entry.getValue());
    }

    /** The words of what has a picture; the outermost value has been asked for its picture already. */
    private Optional<String> picture(Object value) {
        pictured |= value instanceof HasContents;
        if (value instanceof Displayable displayable) {
            pictured = true;
            return open.size() > 1 && !OwnWords.has(value)
                    ? Optional.of(displayable.display().plain())
                    : Optional.empty();
        }
        Optional<Form> form = LibraryForms.of(value);
        pictured |= form.isPresent();
        return form.map(f -> brief ? f.title() : f.text().get());
    }

    /** A record that does not say itself how it looks is shown by its components, so that arrays in it are legible. */
    private Optional<String> record(Object value) {
        if (!(value instanceof Record rec) || OwnWords.has(value)) {
            return Optional.empty();
        }
        String before = value.getClass().getSimpleName() + "[";
        return RecordParts.of(rec).map(parts -> list(before, Elements.ofList(parts), this::part, "]"));
    }

    private String part(Object value) {
        RecordParts.Part part = (RecordParts.Part) value;
        return part.name() + "=" + text(part.value());
    }

    private static String words(Object value) {
        Class<?> type = value.getClass();
        // The name of a lambda's class is made up, and another on each run.
        boolean lambda = type.isHidden() && type.getInterfaces().length > 0 && !OwnWords.has(value);
        return lambda ? "(a " + type.getInterfaces()[0].getSimpleName() + ")" : String.valueOf(value.toString());
    }

    private String list(String before, Elements elements, Function<Object, String> element, String after) {
        List<String> parts = new ArrayList<>();
        int most = MAX_ELEMENTS;
        for (int i = 0; i < Math.min(elements.first().size(), most) && partsLeft > 0; i++) {
            partsLeft--;
            String part = element.apply(elements.first().get(i));
            most = TextLines.isRow(part) ? MAX_ROWS : most;
            parts.add(part);
        }
        if (parts.size() < elements.size()) {
            parts.add("... " + (elements.size() - parts.size()) + " more");
        }
        return TextLines.join(before, parts, after);
    }
}
