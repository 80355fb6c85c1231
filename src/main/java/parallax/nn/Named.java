package parallax.nn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import parallax.tensor.Arguments;
import parallax.tensor.HasContents;

/**
 * Arrays by name, in a fixed order: a model's parameters, or the gradients of a loss by them, as an optimiser and a file see them.
 *
 * <p>A part of a model has its names behind a prefix and a point: "encoder.0.self.weightIn". Composites return their parameters
 * as {@code Named} and read them back by {@link #under} and {@link #get}.
 *
 * <pre>{@code
 * Named<T> all = Named.<T>none().with("table", table).with("layer0", layer.named());
 * T weight = all.under("layer0").get("weight");
 * }</pre>
 *
 * <p>Immutable in its names; the arrays are those given, not copies.
 *
 * @param <T> the array type of a backend
 */
public final class Named<T> implements HasContents {
    private final Map<String, T> arrays;

    private Named(Map<String, T> arrays) {
        this.arrays = Collections.unmodifiableMap(arrays);
    }

    /** Returns no arrays. */
    public static <T> Named<T> none() {
        return new Named<>(new LinkedHashMap<>());
    }

    /**
     * Returns the arrays of a map, in its order.
     *
     * @param arrays The map is copied, the arrays are not.
     * @throws IllegalArgumentException if an array is null
     */
    public static <T> Named<T> of(Map<String, T> arrays) {
        Arguments.given("arrays", arrays).forEach(Arguments::given);
        return new Named<>(new LinkedHashMap<>(arrays));
    }

    /**
     * Returns these and one more, at the end.
     *
     * @throws IllegalArgumentException if the array is null, or there is one of this name
     */
    public Named<T> with(String name, T array) {
        Map<String, T> more = new LinkedHashMap<>(arrays);
        if (more.put(name, Arguments.given(name, array)) != null) {
            throw new IllegalArgumentException("there is an array named \"" + name + "\" already");
        }
        return new Named<>(more);
    }

    /**
     * Returns these and those of a part, each name behind the prefix and a point.
     *
     * @throws IllegalArgumentException if there is one of such a name already
     */
    public Named<T> with(String prefix, Named<T> part) {
        Named<T> all = this;
        for (Map.Entry<String, T> entry : part.arrays.entrySet()) {
            all = all.with(prefix + "." + entry.getKey(), entry.getValue());
        }
        return all;
    }

    /** Returns those whose names begin with the prefix and a point, their names without it; none if there are none. */
    public Named<T> under(String prefix) {
        Map<String, T> part = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix + ".")) {
                part.put(name.substring(prefix.length() + 1), array);
            }
        });
        return new Named<>(part);
    }

    /**
     * Returns the array of a name.
     *
     * @throws IllegalArgumentException if there is none; the message has the names there are
     */
    public T get(String name) {
        T array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("there is no array named \"" + name + "\"; there are " + names());
        }
        return array;
    }

    /** Returns whether there is an array of this name. */
    public boolean has(String name) {
        return arrays.containsKey(name);
    }

    /** Returns the names, in order. */
    public Set<String> names() {
        return arrays.keySet();
    }

    /** Returns what is made of each array, under the same name. */
    public <U> Named<U> map(Function<? super T, ? extends U> function) {
        Map<String, U> mapped = new LinkedHashMap<>();
        arrays.forEach((name, array) -> mapped.put(name, function.apply(array)));
        return of(mapped);
    }

    /** Does something with each name and its array, in order. */
    public void forEach(BiConsumer<String, T> action) {
        arrays.forEach(action);
    }

    /** Returns the names and arrays, in order; not to be modified. */
    public Map<String, T> asMap() {
        return arrays;
    }

    @Override
    public Object contents() {
        return arrays;
    }

    @Override
    public String toString() {
        return "Named " + names();
    }
}
