package parallax.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Shapes as text, the same in every message: (2, 3, 28, 28). */
public final class Shapes {
    private Shapes() {}

    /** Returns the sizes in parentheses, separated by commas. */
    public static String text(int... shape) {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
