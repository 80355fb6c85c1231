package parallax.exercise.gates;

import java.util.Arrays;
import parallax.tensor.Tensor;

/** Parts of tensors, as copies. */
final class Parts {
    private Parts() {}

    /** Returns what stands at these indices of the first axes: of (B, T, F) at b, t the vector (F). */
    static Tensor of(Tensor a, int... at) {
        int[] shape = Arrays.copyOfRange(a.shape(), at.length, a.rank());
        Tensor part = Tensor.zeros(shape);
        System.arraycopy(a.data(), place(a, at) * part.length(), part.data(), 0, part.length());
        return part;
    }

    /** Sets what stands at these indices of the first axes. */
    static void set(Tensor part, Tensor a, int... at) {
        System.arraycopy(part.data(), 0, a.data(), place(a, at) * part.length(), part.length());
    }

    private static int place(Tensor a, int... at) {
        int place = 0;
        for (int axis = 0; axis < at.length; axis++) {
            place = place * a.size(axis) + at[axis];
        }
        return place;
    }
}
