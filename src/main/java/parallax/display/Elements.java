package parallax.display;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is in an array, a collection or a map, as far as it is shown.
 *
 * @param first   the first elements; of a map its entries
 * @param size    how many there are
 * @param indexed whether they have an index
 */
record Elements(List<Object> first, int size, boolean indexed) {
    /** Reads no more than the given number, for a collection may be endless; of what is none of the three there is nothing. */
    static Optional<Elements> of(Object value, int most) {
        if (value.getClass().isArray()) {
            int length = Array.getLength(value);
            List<Object> first = new ArrayList<>();
            for (int i = 0; i < Math.min(length, most); i++) {
                first.add(Array.get(value, i));
            }
            return Optional.of(new Elements(first, length, true));
        }
        if (!areReadable(value)) {
            return Optional.empty();
        }
        Collection<?> all = value instanceof Map<?, ?> map ? map.entrySet() : (Collection<?>) value;
        List<Object> first = new ArrayList<>();
        for (Object element : all) {
            if (first.size() == most) {
                break;
            }
            first.add(element);
        }
        // The size is what a collection of someone's own says, and it may be wrong.
        return Optional.of(new Elements(first, Math.max(all.size(), first.size()), value instanceof List));
    }

    /** Returns what is in an {@code Optional}, or in one of the three for numbers; of another value there is nothing. */
    static Optional<Elements> ofOptional(Object value) {
        if (value instanceof Optional<?> o) {
            return Optional.of(ofList(o.stream().toList()));
        }
        if (value instanceof OptionalInt o) {
            return Optional.of(ofList(o.stream().boxed().toList()));
        }
        if (value instanceof OptionalLong o) {
            return Optional.of(ofList(o.stream().boxed().toList()));
        }
        return value instanceof OptionalDouble o
                ? Optional.of(ofList(o.stream().boxed().toList()))
                : Optional.empty();
    }

    /** Returns all of a list. */
    static Elements ofList(List<?> all) {
        return new Elements(List.copyOf(all), all.size(), true);
    }

    /** Tells whether the elements are to be shown; a collection of someone's own that says itself how it looks is believed. */
    static boolean areReadable(Object value) {
        return value.getClass().isArray()
                || ((value instanceof Collection || value instanceof Map) && !OwnWords.has(value));
    }

    /** Returns how many are left out behind so many. */
    int moreThan(int shown) {
        return size - shown;
    }
}
