package parallax.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One run of a computation: what it is given, and what it made.
 *
 * @param <T> the array type of a backend
 */
public final class Run<T> {
    private final Map<String, T> inputs;
    private final boolean backward;
    private final Map<String, T> made = new LinkedHashMap<>();
    private int unnamed;

    Run(Map<String, T> inputs, boolean backward) {
        this.inputs = inputs;
        this.backward = backward;
    }

    /** Returns an input, or ∂L/∂y, which is called "dy"; null if there is none of that name. */
    public T in(String name) {
        return inputs.get(name);
    }

    /** Returns all inputs by name. */
    public Map<String, T> inputs() {
        return inputs;
    }

    /** Returns whether gradients are wanted too. */
    public boolean backward() {
        return backward;
    }

    /** Takes the output. It is compared, and freed at the end of the run. */
    public T y(T array) {
        made.put("y", array);
        return array;
    }

    /** Takes the gradient of an input, as {@link #y}. */
    public void gradient(String input, T array) {
        made.put("d" + input, array);
    }

    /** Takes an array that is freed at the end of the run. */
    public T keep(T array) {
        made.put("#" + unnamed++, array);
        return array;
    }

    Map<String, T> made() {
        return made;
    }
}
