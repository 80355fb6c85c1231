package parallax.nn;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;

/**
 * About how long an operation takes, in entries that are added.
 *
 * <p>Waking a thread that sleeps takes from 10 to 100 µs, and a small operation no longer than that: measured, two threads did the step of a
 * small network an eighth sooner once its small operations were left to one. All figures here are so measured, with one thread and
 * two in turns.
 */
final class Nd4jWork {
    private static final long LEAST_FOR_TWO = 1 << 19;

    /** Multiplications of a matrix product or convolution, in the time of one entry. */
    private static final int MULTIPLICATIONS = 12;

    /** In how many entries' time an operation does one. */
    private static final Map<String, Integer> ENTRIES =
            Map.of("softmax", 4, "exp", 8, "log", 8, "log1p", 8, "erf", 8, "tanh", 8, "sigmoid", 8, "pow", 8);

    private Nd4jWork() {}

    /** Returns whether one thread alone does the operation sooner. */
    static boolean isSmall(Op op) {
        INDArray a = op.x() != null ? op.x() : op.z();
        return a != null && a.length() * entries(op.opName()) < LEAST_FOR_TWO;
    }

    /** Returns whether one thread alone does the operation sooner. */
    static boolean isSmall(CustomOp op, OpContext context) {
        return size(op.opName(), context) < LEAST_FOR_TWO;
    }

    private static long size(String op, OpContext context) {
        return switch (op) {
            // A product with a vector waits for memory.
            case "matmul" -> Math.max(4 * longest(context), product(context));
            case "conv2d" -> convolution(context, context.getOutputArray(0));
            case "conv2d_bp" -> 2 * convolution(context, context.getInputArray(context.numInputArguments() - 1));
            case "lstmLayer" -> Long.MAX_VALUE; // many steps
            default -> longest(context) * entries(op);
        };
    }

    private static int entries(String op) {
        return ENTRIES.getOrDefault(op, 1);
    }

    // Of (M, K) · (K, N) in (M, N), M·K·N are the root of the product of the three sizes.
    private static long product(OpContext context) {
        double lengths = arrays(context).mapToDouble(a -> (double) a.length()).reduce(1, (a, b) -> a * b);
        return (long) Math.sqrt(lengths) / MULTIPLICATIONS;
    }

    private static long convolution(OpContext context, INDArray y) {
        INDArray weight = context.getInputArray(1);
        if (y == null || weight == null || weight.rank() == 0) {
            return Long.MAX_VALUE / 2; // ND4J says what is wrong
        }
        return y.length() * (weight.length() / Math.max(1, weight.size(-1))) / MULTIPLICATIONS;
    }

    private static long longest(OpContext context) {
        return arrays(context).mapToLong(INDArray::length).max().orElse(0);
    }

    private static Stream<INDArray> arrays(OpContext context) {
        return Stream.concat(context.getInputArrays().stream(), context.getOutputArrays().stream())
                .filter(Objects::nonNull);
    }
}
