package parallax.nn;

import java.util.Optional;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** The backend of the naive twins: tensors, in double. */
public record NaiveBackend() implements Backend<Tensor> {
    @Override
    public String name() {
        return "naive";
    }

    @Override
    public double epsilon() {
        return Math.ulp(1.0);
    }

    @Override
    public Tensor of(Tensor t) {
        return t.copy();
    }

    @Override
    public Tensor tensor(Tensor a) {
        return a.copy();
    }

    @Override
    public int[] shape(Tensor a) {
        return a.shape();
    }

    @Override
    public void release(Tensor a) {
        // The garbage collector does.
    }

    @Override
    public Optional<int[]> firstNaN(Tensor a) {
        double sum = 0;
        for (double entry : a.data()) {
            sum += entry;
        }
        return Double.isNaN(sum) ? search(a) : Optional.empty();
    }

    @Override
    public void require(String name, Tensor a) {
        Arguments.given(name, a);
    }

    // The sum of opposite infinities is NaN too, so there may be none.
    private static Optional<int[]> search(Tensor a) {
        double[] data = a.data();
        for (int k = 0; k < data.length; k++) {
            if (Double.isNaN(data[k])) {
                return Optional.of(Shapes.index(k, a.shape()));
            }
        }
        return Optional.empty();
    }
}
