package parallax.exercise.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Named whole numbers from which a case is made: {@code Sizes.of("H=4 W=5 stride=2")}.
 *
 * <p>A probe is such a line; the search for a smaller failing case lowers one number after another.
 */
public final class Sizes {
    private final Map<String, Integer> sizes;

    private Sizes(Map<String, Integer> sizes) {
        this.sizes = sizes;
    }

    /**
     * Returns the sizes written in the text.
     *
     * @throws IllegalArgumentException if a part is not {@code name=number}
     */
    public static Sizes of(String text) {
        return new Sizes(parse(text));
    }

    /**
     * Returns these sizes with those in the text in place of their own.
     *
     * @throws IllegalArgumentException if the text names a size these have not
     */
    public Sizes with(String text) {
        Map<String, Integer> changed = new LinkedHashMap<>(sizes);
        parse(text).forEach((name, size) -> {
            if (changed.put(name, size) == null) {
                throw new IllegalArgumentException("no size is called " + name + ", there are " + sizes.keySet());
            }
        });
        return new Sizes(changed);
    }

    /**
     * Returns the size of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public int get(String name) {
        Integer size = sizes.get(name);
        if (size == null) {
            throw new IllegalArgumentException("no size is called " + name + ", there are " + sizes.keySet());
        }
        return size;
    }

    /** Returns the names, in order. */
    Set<String> names() {
        return sizes.keySet();
    }

    Sizes with(String name, int size) {
        Map<String, Integer> changed = new LinkedHashMap<>(sizes);
        changed.put(name, size);
        return new Sizes(changed);
    }

    private static Map<String, Integer> parse(String text) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (String part : text.isBlank() ? new String[0] : text.strip().split(" +", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("a size is written name=number, not \"" + part + "\"");
            }
            sizes.put(part.substring(0, equals), Integer.parseInt(part.substring(equals + 1)));
        }
        return sizes;
    }

    @Override
    public String toString() {
        return sizes.toString();
    }
}
