package parallax.check;

import java.util.List;
import java.util.Map;
import parallax.nn.Backend;
import parallax.nn.loss.BinaryCrossEntropy;
import parallax.nn.loss.CrossEntropy;
import parallax.nn.loss.MeanSquaredError;
import parallax.tensor.Tensor;

/** Losses by names: x, and target where it is an array, → y, a scalar; the gradient of x alone. */
public final class LossOperators {
    private LossOperators() {}

    /** Returns cross-entropy with the given labels: x → y. */
    public static <T> Operator<T> of(CrossEntropy<T> twin, int[] labels, Backend<T> backend) {
        return new NamedOperator<>(
                List.of("x"),
                List.of(),
                List.of("y"),
                in -> Map.of("y", scalar(backend, twin.forward(in.get("x"), labels))),
                (in, up) -> Map.of("x", twin.backward(in.get("x"), labels, number(backend, up.get("y")))));
    }

    /** Returns mean squared error: x, target → y. */
    public static <T> Operator<T> of(MeanSquaredError<T> twin, Backend<T> backend) {
        return new NamedOperator<>(
                List.of("x", "target"),
                List.of(),
                List.of("y"),
                in -> Map.of("y", scalar(backend, twin.forward(in.get("x"), in.get("target")))),
                (in, up) -> Map.of("x", twin.backward(in.get("x"), in.get("target"), number(backend, up.get("y")))));
    }

    /** Returns binary cross-entropy from logits: x, target → y. */
    public static <T> Operator<T> of(BinaryCrossEntropy<T> twin, Backend<T> backend) {
        return new NamedOperator<>(
                List.of("x", "target"),
                List.of(),
                List.of("y"),
                in -> Map.of("y", scalar(backend, twin.forward(in.get("x"), in.get("target")))),
                (in, up) -> Map.of("x", twin.backward(in.get("x"), in.get("target"), number(backend, up.get("y")))));
    }

    private static <T> T scalar(Backend<T> backend, double loss) {
        return backend.of(Tensor.of(new int[0], loss));
    }

    private static <T> double number(Backend<T> backend, T scalar) {
        return backend.tensor(scalar).data()[0];
    }
}
