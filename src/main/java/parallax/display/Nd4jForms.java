package parallax.display;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.tensor.Shapes;

/** ND4J's arrays, shown as {@link parallax.tensor.Tensor} is, with their type. */
final class Nd4jForms {
    private Nd4jForms() {}

    static Form of(INDArray array) {
        if (array.wasClosed()) {
            String closed = "INDArray, closed: its memory was given back";
            return Form.text(closed, closed);
        }
        if (array.isEmpty() || !(array.isR() || array.isZ() || array.isB())) {
            String title = "INDArray " + array.dataType();
            return Form.text(title, title + "\n" + array);
        }
        int[] shape = Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
        String title = "INDArray " + Shapes.text(shape) + " " + array.dataType();
        LongToDoubleFunction entry = k -> array.getDouble(indices(shape, k));
        return array.isR() ? TensorForms.of(title, shape, entry) : TensorForms.ofWhole(title, shape, entry);
    }

    /** By indices, since a view's entries do not lie in row-major order. */
    private static long[] indices(int[] shape, long k) {
        long[] indices = new long[shape.length];
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            indices[axis] = k % shape[axis];
            k /= shape[axis];
        }
        return indices;
    }
}
