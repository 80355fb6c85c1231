package parallax.nn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.tensor.Shapes;

/**
 * The arrays one call is given, checked axis by axis: each axis has a letter, and the same letter stands for the same size in
 * every array.
 *
 * <pre>{@code
 * Axes<T> axes = new Axes<>(backend)
 *         .array("q", q, "B", "Tq", "D")
 *         .array("k", k, "B", "Tk", "D")
 *         .noNaN();
 * int steps = axes.size("Tk");
 * }</pre>
 *
 * <p>A letter may have a factor before it: "4H" is four times H; a number alone is the size. The first array that has a letter says how large it is; a later one
 * that disagrees is told both sizes and where each is from: "axis 2 of k (B, Tk, D) has size 4, must be 3: D is 3 in q (B, Tq, D)".
 *
 * @param <T> the array type of the backend
 */
public final class Axes<T> {
    private final Backend<T> backend;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, String> origins = new HashMap<>();
    private final Map<String, T> arrays = new LinkedHashMap<>();

    /** Starts with no array and no letter. */
    public Axes(Backend<T> backend) {
        this.backend = backend;
    }

    /**
     * Adds an array that must be there.
     *
     * @param name    what the caller's documentation calls it
     * @param letters of its axes
     * @throws IllegalArgumentException if it is null, of another data type than the others, empty, or an axis has not the size its
     *                                  letter stands for; the message has both numbers
     */
    public Axes<T> array(String name, T a, String... letters) {
        backend.require(name, a);
        int[] shape = backend.shape(a);
        String said = name + " " + text(letters);
        if (shape.length != letters.length) {
            throw new IllegalArgumentException(name + " must have " + letters.length + " axes " + text(letters)
                    + ", has " + shape.length + ": " + Shapes.text(shape));
        }
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 1) {
                throw new IllegalArgumentException(name + " is empty: axis " + axis + " of " + Shapes.text(shape)
                        + " has size " + shape[axis] + ", must be at least 1");
            }
            bind("axis " + axis + " of " + said, letters[axis], shape[axis], said);
        }
        arrays.put(name, a);
        return this;
    }

    /** Says what a letter stands for where no array does. */
    public Axes<T> fixed(String letter, int size) {
        sizes.put(letter, size);
        origins.put(letter, "the hyperparameters");
        return this;
    }

    /** Adds an array that may be null, which adds nothing; otherwise as {@link #array}. */
    public Axes<T> optional(String name, T a, String... letters) {
        return a == null ? this : array(name, a, letters);
    }

    /**
     * Checks that no array added so far has an entry NaN.
     *
     * @throws IllegalArgumentException if one has
     */
    public Axes<T> noNaN() {
        return noNaN(null);
    }

    /**
     * Checks the same, but for what fills sequences up.
     *
     * @param lengths   checked; how many steps of each sequence count, or null if all do. Not modified.
     * @param sequences the names of the arrays (B, T, …) whose steps they count. Not modified.
     * @throws IllegalArgumentException if an entry is NaN
     */
    public Axes<T> noNaN(int[] lengths, String... sequences) {
        List<String> counted = List.of(sequences);
        arrays.forEach((name, a) -> Lengths.requireNoNaN(backend, name, a, counted.contains(name) ? lengths : null));
        return this;
    }

    /** Returns what a letter of an array added stands for. */
    public int size(String letter) {
        return sizes.get(letter);
    }

    private void bind(String axis, String letters, int size, String origin) {
        if (letters.chars().allMatch(Character::isDigit)) {
            if (size != Integer.parseInt(letters)) {
                throw new IllegalArgumentException(axis + " has size " + size + ", must be " + letters);
            }
            return;
        }
        int digits = 0;
        while (Character.isDigit(letters.charAt(digits))) {
            digits++;
        }
        int factor = digits == 0 ? 1 : Integer.parseInt(letters.substring(0, digits));
        String letter = letters.substring(digits);
        Integer known = sizes.get(letter);
        if (known == null && size % factor == 0) {
            sizes.put(letter, size / factor);
            origins.put(letter, origin);
        } else if (known == null) {
            throw new IllegalArgumentException(axis + " has size " + size + ", must be a multiple of " + factor);
        } else if (size != known * factor) {
            throw new IllegalArgumentException(axis + " has size " + size + ", must be " + known * factor + ": "
                    + letter + " is " + known + " in " + origins.get(letter));
        }
    }

    private static String text(String... letters) {
        return Arrays.toString(letters).replace('[', '(').replace(']', ')');
    }
}
