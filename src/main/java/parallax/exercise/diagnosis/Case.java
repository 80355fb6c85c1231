package parallax.exercise.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.tensor.HasContents;
import parallax.tensor.Tensor;

/** The arguments of one call, by name and in order; tensors, numbers, or values that cannot be modified. */
public final class Case implements HasContents {
    private final Map<String, Object> arguments;

    private Case(Map<String, Object> arguments) {
        this.arguments = arguments;
    }

    /** Returns a case without arguments. */
    public static Case empty() {
        return new Case(Map.of());
    }

    /** Returns this case with one argument more, or another value for one it has. */
    public Case with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return new Case(more);
    }

    /** Returns the tensor of that name. */
    public Tensor tensor(String name) {
        return get(name, Tensor.class);
    }

    /** Returns the whole number of that name. */
    public int integer(String name) {
        return get(name, Integer.class);
    }

    /** Returns the number of that name. */
    public double number(String name) {
        return get(name, Double.class);
    }

    /**
     * Returns the argument of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public <A> A get(String name, Class<A> type) {
        if (!arguments.containsKey(name)) {
            throw new IllegalArgumentException("no argument is called " + name + ", there are " + arguments.keySet());
        }
        return type.cast(arguments.get(name));
    }

    /** Returns the arguments by name, in order. */
    public Map<String, Object> arguments() {
        return Collections.unmodifiableMap(arguments);
    }

    /** Returns a case whose tensors share no entry with these. */
    Case copy() {
        Map<String, Object> copies = new LinkedHashMap<>(arguments);
        copies.replaceAll((name, value) -> value instanceof Tensor t ? t.copy() : value);
        return new Case(copies);
    }

    /** Returns the names of the arguments that differ from those of the other case. */
    List<String> differing(Case other) {
        List<String> names = new ArrayList<>();
        arguments.forEach((name, value) -> {
            if (value != null && !value.equals(other.arguments.get(name))) {
                names.add(name);
            }
        });
        return names;
    }

    @Override
    public Object contents() {
        return arguments();
    }

    @Override
    public String toString() {
        return "Case " + arguments.keySet();
    }
}
