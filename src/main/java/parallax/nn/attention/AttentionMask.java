package parallax.nn.attention;

import parallax.nn.Backend;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** Which keys each query may attend to: a mask broadcast to (B, Tq, Tk), and causality, for both twins. */
final class AttentionMask {
    private final Tensor mask;
    private final boolean causal;
    private final int batchStride;
    private final int queryStride;
    private final int keyStride;

    // A stride of 0 is what broadcasting an axis means: each index finds the same entry.
    private AttentionMask(Tensor mask, boolean causal) {
        this.mask = mask;
        this.causal = causal;
        keyStride = mask.size(2) == 1 ? 0 : 1;
        queryStride = mask.size(1) == 1 ? 0 : mask.size(2);
        batchStride = mask.size(0) == 1 ? 0 : mask.size(1) * mask.size(2);
    }

    static <T> AttentionMask of(Backend<T> backend, T mask, boolean causal, int batch, int queries, int keys) {
        if (mask == null) {
            return new AttentionMask(Tensor.of(new int[] {1, 1, 1}, 1), causal);
        }
        backend.require("mask", mask);
        int[] padded = threeAxes(backend.shape(mask), batch, queries, keys);
        backend.requireNoNaN("mask", mask);
        Tensor entries = backend.tensor(mask);
        for (int e = 0; e < entries.length(); e++) {
            if (entries.data()[e] != 0 && entries.data()[e] != 1) {
                throw new IllegalArgumentException(Shapes.entry("mask", Shapes.index(e, entries.shape())) + " is "
                        + entries.data()[e] + ", must be 0 or 1");
            }
        }
        return new AttentionMask(entries.reshape(padded), causal);
    }

    /** Returns whether query i of batch entry b may attend to key j. */
    boolean allows(int b, int i, int j) {
        return !(causal && j > i) && mask.data()[b * batchStride + i * queryStride + j * keyStride] == 1;
    }

    /** Returns whether every query may attend to every key. */
    boolean allowsAll() {
        return !causal && mask.length() == 1 && mask.data()[0] == 1;
    }

    /** Returns whether it is the same for each entry of the batch. */
    boolean sameForAll() {
        return batchStride == 0;
    }

    private static int[] threeAxes(int[] shape, int... full) {
        String[] letters = {"B", "Tq", "Tk"};
        int missing = full.length - shape.length;
        if (missing < 0) {
            throw new IllegalArgumentException(
                    "mask must have at most 3 axes (B, Tq, Tk), has " + shape.length + ": " + Shapes.text(shape));
        }
        int[] padded = {1, 1, 1};
        for (int axis = 0; axis < shape.length; axis++) {
            int target = missing + axis;
            if (shape[axis] != 1 && shape[axis] != full[target]) {
                throw new IllegalArgumentException("axis " + axis + " of mask " + Shapes.text(shape) + " has size "
                        + shape[axis] + ", must be 1 or " + letters[target] + " = " + full[target]);
            }
            padded[target] = shape[axis];
        }
        return padded;
    }
}
