package parallax.display;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Tells values that say themselves how they look from those whose {@code toString()} nobody wrote. */
final class OwnWords {
    /** Whether the words of a class are its own, once that is known: to find it out may take the text of a large record. */
    private static final ClassValue<AtomicReference<Boolean>> KNOWN = new ClassValue<>() {
        @Override
        protected AtomicReference<Boolean> computeValue(Class<?> type) {
            return new AtomicReference<>();
        }
    };

    private static final int MANY_PARTS = 100_000;

    private OwnWords() {}

    /**
     * Returns whether a value's words are its own, not those of a class of Java, nor those the compiler makes for a record.
     *
     * <p>Of a record reflection does not tell who wrote the method, but the compiler's text has the names of all components, in their
     * order. To compare it with a text made of the components would be to make a text of each twice, however long.
     */
    static boolean has(Object value) {
        Class<?> type = value.getClass();
        AtomicReference<Boolean> known = KNOWN.get(type);
        if (known.get() == null) {
            try {
                if (value instanceof Record rec && partsLeft(rec, MANY_PARTS) <= 0) {
                    // Its text might never end. That it is the compiler's is a guess, and not for the next.
                    return false;
                }
                known.set(value instanceof Record ? !isCompilers(value.toString(), type) : isWritten(type));
            } catch (Throwable e) {
                Failures.rethrowIfNotOurs(e);
                // Of this record there are no words; of the next there may be.
                return false;
            }
        }
        return known.get();
    }

    /** Counts down the parts of which the compiler's text would consist; no more than 0 are left where there are too many. */
    private static int partsLeft(Object value, int most) {
        int left = most - 1;
        for (Object part : parts(value, most)) {
            left = left <= 0 ? left : partsLeft(part, left);
        }
        return left;
    }

    private static List<?> parts(Object value, int most) {
        if (value instanceof Record rec) {
            return RecordParts.of(rec).orElse(List.of()).stream()
                    .map(RecordParts.Part::value)
                    .toList();
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return Arrays.asList(entry.getKey(), entry.getValue());
        }
        // Of an array Java's text is its address.
        return value == null || value.getClass().isArray()
                ? List.of()
                : Elements.ofOptional(value)
                        .or(() -> Elements.of(value, most))
                        .map(Elements::first)
                        .orElse(List.of());
    }

    private static boolean isWritten(Class<?> type) {
        try {
            return !type.getMethod("toString").getDeclaringClass().getName().startsWith("java.");
        } catch (NoSuchMethodException | LinkageError e) {
            // Every class has the method; of one that lacks a library Java cannot say whose it is.
            return true;
        }
    }

    private static boolean isCompilers(String words, Class<?> type) {
        String before = type.getSimpleName() + "[";
        if (words == null || !words.startsWith(before) || !words.endsWith("]")) {
            return false;
        }
        int at = 0;
        for (RecordComponent component : type.getRecordComponents()) {
            String name = before + component.getName() + "=";
            int found = words.indexOf(name, at);
            if (found < 0 || (at == 0 && found > 0)) {
                return false;
            }
            at = found + name.length();
            before = ", ";
        }
        return at > 0 || words.equals(before + "]");
    }
}
