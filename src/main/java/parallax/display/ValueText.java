package parallax.display;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.BaseStream;

/**
 * Any value as plain text: arrays, collections, maps and records by their contents, elided where long, others by their
 * {@code toString()}.
 *
 * <p>A {@code toString()} that throws, a collection that contains itself and a stream (which reading would use up) do no harm.
 */
final class ValueText {
    private static final int MAX_ELEMENTS = 100;
    private static final int MAX_ROWS = 30;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_PARTS = 5_000;
    private static final int MAX_CHARACTERS = 200_000;

    private final IdentityHashMap<Object, Object> open = new IdentityHashMap<>();
    private int partsLeft = MAX_PARTS;

    private ValueText() {}

    static String of(Object value) {
        String text = new ValueText().text(value);
        int more = text.length() - MAX_CHARACTERS;
        return more <= 0 ? text : text.substring(0, MAX_CHARACTERS) + "... (" + more + " more characters)";
    }

    private String text(Object value) {
        if (value == null) {
            return "null";
        }
        if (open.containsKey(value)) {
            return "(this " + value.getClass().getSimpleName() + " again)";
        }
        if (open.size() >= MAX_DEPTH) {
            return "...";
        }
        open.put(value, value);
        try {
            return inside(value);
        } catch (Throwable e) {
            Failures.rethrowIfNotOurs(e);
            return value.getClass().getSimpleName() + " (its toString() threw " + Failures.text(e) + ")";
        } finally {
            open.remove(value);
        }
    }

    private String inside(Object value) {
        if (value.getClass().isArray()) {
            int length = Array.getLength(value);
            return list("[", length, i -> text(Array.get(value, i)), "]");
        }
        // The JDK's and the like: a collection of someone's own that says how it looks is believed.
        if (value instanceof Collection<?> collection && saysItsElements(value)) {
            List<Object> first = first(collection);
            return list("[", collection.size(), i -> text(first.get(i)), "]");
        }
        if (value instanceof Map<?, ?> map && saysItsElements(value)) {
            List<Map.Entry<?, ?>> first = first(map.entrySet());
            return list(
                    "{",
                    map.size(),
                    i -> text(first.get(i).getKey()) + "=" + text(first.get(i).getValue()),
                    "}");
        }
        if (value instanceof Optional<?> optional && optional.isPresent()) {
            return "Optional[" + text(optional.get()) + "]";
        }
        if (value instanceof Map.Entry<?, ?> entry && saysItsElements(value)) {
            return text(entry.getKey()) + "=" + text(entry.getValue());
        }
        if (value instanceof BaseStream<?, ?>) {
            return "a stream, not read (reading uses it up): collect it, as with toList()";
        }
        if (value instanceof Record rec) {
            return record(rec);
        }
        return String.valueOf(value.toString());
    }

    private static boolean saysItsElements(Object value) {
        return value.getClass().getName().startsWith("java.");
    }

    private static <E> List<E> first(Collection<? extends E> all) {
        List<E> first = new ArrayList<>();
        for (E element : all) {
            first.add(element);
            if (first.size() > MAX_ELEMENTS) {
                break;
            }
        }
        return first;
    }

    /** A record whose toString() is the one the compiler made is shown by its components, so that arrays in it are legible. */
    private String record(Record value) {
        String itsOwn = value.toString();
        RecordComponent[] components = value.getClass().getRecordComponents();
        List<String> generated = new ArrayList<>();
        List<String> legible = new ArrayList<>();
        try {
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
                Object part = component.getAccessor().invoke(value);
                generated.add(component.getName() + "=" + part);
                legible.add(component.getName() + "=" + text(part));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            return itsOwn;
        }
        String name = value.getClass().getSimpleName();
        boolean compilers = itsOwn.equals(name + "[" + String.join(", ", generated) + "]");
        return compilers ? list(name + "[", legible.size(), legible::get, "]") : itsOwn;
    }

    /** Joins on one line; if an element has several lines, or is itself an array of rows, one element to a line. */
    private String list(String before, int size, IntFunction<String> element, String after) {
        List<String> parts = new ArrayList<>();
        boolean rows = false;
        for (int i = 0; i < Math.min(size, rows ? MAX_ROWS : MAX_ELEMENTS) && partsLeft > 0; i++) {
            partsLeft--;
            String part = element.apply(i);
            rows = rows || part.indexOf('\n') >= 0 || part.startsWith("[");
            parts.add(part);
        }
        if (parts.size() < size) {
            parts.add("... " + (size - parts.size()) + " more");
        }
        if (!rows || parts.size() == 1) {
            return before + String.join(", ", parts) + after;
        }
        String indent = " ".repeat(before.length());
        return before + String.join(",\n", parts).replace("\n", "\n" + indent) + after;
    }
}
