package parallax.nn;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;
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
    public Tensor add(Tensor a, Tensor b) {
        ShapeChecks.requireSame("b", b.shape(), "a", a.shape());
        Tensor sum = Tensor.zeros(a.shape());
        Arrays.setAll(sum.data(), k -> a.data()[k] + b.data()[k]);
        return sum;
    }

    @Override
    public Tensor scale(Tensor a, double factor) {
        return a.map(v -> factor * v);
    }

    @Override
    public Tensor reshape(Tensor a, int... shape) {
        return a.reshape(shape);
    }

    @Override
    public Tensor slice(Tensor a, int axis, int from, int to) {
        int[] shape = AxisParts.ofSlice(a.shape(), axis, from, to);
        Tensor part = Tensor.zeros(shape);
        int inner = AxisParts.inner(shape, axis);
        copy(a, from * inner, a.size(axis) * inner, part, 0, (to - from) * inner, (to - from) * inner);
        return part;
    }

    @Override
    public Tensor concat(int axis, Tensor a, Tensor b) {
        int[] shape = AxisParts.ofConcat(axis, a.shape(), b.shape());
        Tensor both = Tensor.zeros(shape);
        int inner = AxisParts.inner(shape, axis);
        int ofA = a.size(axis) * inner;
        int ofB = b.size(axis) * inner;
        copy(a, 0, ofA, both, 0, ofA + ofB, ofA);
        copy(b, 0, ofB, both, ofA, ofA + ofB, ofB);
        return both;
    }

    // As many runs of entries as there are: from one every so far to one every so far.
    private static void copy(Tensor from, int start, int every, Tensor to, int toStart, int toEvery, int length) {
        for (int f = start, t = toStart; length > 0 && f < from.length(); f += every, t += toEvery) {
            System.arraycopy(from.data(), f, to.data(), t, length);
        }
    }

    @Override
    public Tensor reverseSteps(Tensor a, int[] lengths) {
        Lengths.requireSequences(a.shape(), lengths);
        Tensor reversed = a.copy();
        for (int b = 0; b < a.size(0); b++) {
            int length = Lengths.of(lengths, b, a.size(1));
            for (int t = 0; t < length; t++)
                for (int f = 0; f < a.size(2); f++) {
                    reversed.set(a.get(b, length - 1 - t, f), b, t, f);
                }
        }
        return reversed;
    }

    @Override
    public void assign(Tensor to, Tensor from) {
        ShapeChecks.requireSame("from", from.shape(), "to", to.shape());
        System.arraycopy(from.data(), 0, to.data(), 0, to.length());
    }

    @Override
    public void release(Tensor a) {
        // The garbage collector does.
    }

    @Override
    public Optional<int[]> firstNaN(Tensor a) {
        return Double.isNaN(sum(a)) ? search(a, Double::isNaN) : Optional.empty();
    }

    @Override
    public Optional<int[]> firstNotFinite(Tensor a) {
        return Double.isFinite(sum(a)) ? Optional.empty() : search(a, entry -> !Double.isFinite(entry));
    }

    @Override
    public void require(String name, Tensor a) {
        Arguments.given(name, a);
    }

    private static double sum(Tensor a) {
        double sum = 0;
        for (double entry : a.data()) {
            sum += entry;
        }
        return sum;
    }

    // The sum of opposite infinities is NaN too, and that of large numbers infinite, so there may be none.
    private static Optional<int[]> search(Tensor a, DoublePredicate what) {
        double[] data = a.data();
        for (int k = 0; k < data.length; k++) {
            if (what.test(data[k])) {
                return Optional.of(Shapes.index(k, a.shape()));
            }
        }
        return Optional.empty();
    }
}
