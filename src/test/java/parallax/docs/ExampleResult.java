package parallax.docs;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.tensor.Tensor;

/** Compares what an example computes with what it says: shapes as (2, 3), arrays as [[1, 2], [3, 4]]. Called by compiled examples. */
public final class ExampleResult {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.(\\d+))?(?:[eE]-?\\d+)?");

    private ExampleResult() {}

    /**
     * Compares.
     *
     * @param expected as the comment has it; a number counts as far as its digits go
     * @throws AssertionError if the value is another
     */
    public static void compare(String expected, Object actual) {
        String is = text(actual);
        if (!same(expected.strip(), is)) {
            throw new AssertionError("it says " + expected.strip() + ", but is " + is);
        }
    }

    static boolean same(String expected, String actual) {
        if (!shape(expected).equals(shape(actual))) {
            return false;
        }
        Matcher says = NUMBER.matcher(expected);
        Matcher is = NUMBER.matcher(actual);
        while (says.find() && is.find()) {
            int digits = says.group(1) == null ? 0 : says.group(1).length();
            double difference = Math.abs(Double.parseDouble(says.group()) - Double.parseDouble(is.group()));
            if (!(difference <= 0.5000001 * Math.pow(10, -digits))) {
                return false;
            }
        }
        return true;
    }

    private static String shape(String text) {
        return NUMBER.matcher(text).replaceAll("#").replaceAll("\\s", "");
    }

    static String text(Object value) {
        if (value instanceof int[] shape) {
            return Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        }
        if (value instanceof INDArray array) {
            return text(Nd4jBackend.of("result", array).tensor(array));
        }
        if (value instanceof Tensor t) {
            return entries(t, 0, 0, t.length());
        }
        return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    }

    private static String entries(Tensor t, int axis, int from, int to) {
        if (axis == t.rank()) {
            return String.valueOf(t.data()[from]);
        }
        StringBuilder out = new StringBuilder("[");
        int step = (to - from) / t.size(axis);
        for (int start = from; start < to; start += step) {
            out.append(start == from ? "" : ", ").append(entries(t, axis + 1, start, start + step));
        }
        return out.append("]").toString();
    }
}
