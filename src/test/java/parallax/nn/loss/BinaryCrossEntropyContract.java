package parallax.nn.loss;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.LossOperators;
import parallax.check.NamedOperator;
import parallax.check.Operator;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What every twin of {@link BinaryCrossEntropy} must do. */
interface BinaryCrossEntropyContract<T> extends TwinContract<T> {
    BinaryCrossEntropy<T> twin();

    @Override
    default List<String> ops() {
        return List.of("binaryCrossEntropy");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(probe(2, 3, 5), probe(4), probe(3, 1), probe());
    }

    private Probe<T> probe(int... x) {
        Map<String, Tensor> in = TwinContract.normal("x", x, "target", x);
        Tensor t = in.remove("target");
        Tensor target = t.map(v -> 0.5 + 0.5 * Math.sin(v));
        return new Probe<>(
                "x " + Arrays.toString(x),
                against(new NaiveBinaryCrossEntropy(), target, new NaiveBackend()),
                against(twin(), target, backend()),
                in);
    }

    /** x → y for one target: there is no gradient at the target to be checked. */
    private static <A> Operator<A> against(BinaryCrossEntropy<A> twin, Tensor target, Backend<A> backend) {
        Operator<A> of = LossOperators.of(twin, backend);
        A held = backend.of(target);
        return new NamedOperator<>(
                List.of("x"),
                List.of(),
                List.of("y"),
                in -> of.forward(with(in, held)),
                (in, up) -> of.backward(with(in, held), up));
    }

    private static <A> Map<String, A> with(Map<String, A> in, A target) {
        Map<String, A> both = new LinkedHashMap<>(in);
        both.put("target", target);
        return both;
    }

    @Test
    default void isTheMeanSurpriseAtTheAnswers() {
        // σ of the logits: 3/4, 1/5, 1/2
        T x = vector(Math.log(3), Math.log(1 / 4.0), 0);
        T target = vector(1, 0, 0.25);
        assertNumber(
                -(Math.log(3 / 4.0) + Math.log(1 - 1 / 5.0) + 0.25 * Math.log(1 / 2.0) + 0.75 * Math.log(1 / 2.0)) / 3,
                twin().forward(x, target));
        assertSame(
                Tensor.vector(2 * (3 / 4.0 - 1) / 3, 2 * (1 / 5.0) / 3, 2 * (1 / 2.0 - 0.25) / 3),
                twin().backward(x, target, 2));
    }

    @Test
    default void hugeLogitsGiveNumbers() {
        T x = vector(1e4, -1e4, 2e4, -2e4);
        T target = vector(1, 0, 0, 1);
        assertNumber((0 + 0 + 2e4 + 2e4) / 4, twin().forward(x, target));
        assertSame(Tensor.vector(0, 0, 0.25, -0.25), twin().backward(x, target, 1));
    }

    /** Yes and no may change places. */
    @Test
    default void isSymmetric() {
        Map<String, Tensor> in = TwinContract.normal("x", new int[] {3, 5});
        Tensor t = in.get("x").map(v -> 0.5 + 0.5 * Math.sin(v));
        assertNumber(
                twin().forward(backend().of(in.get("x")), backend().of(t)),
                twin().forward(backend().of(in.get("x").map(v -> -v)), backend().of(t.map(v -> 1 - v))));
    }

    @Test
    default void saysWhatDoesNotFit() {
        TwinContract.assertRejects(
                "target must have the shape of x, (2); has (3)", () -> twin().forward(vector(1, 2), vector(1, 1, 0)));
        TwinContract.assertRejects("target is null", () -> twin().forward(vector(1, 2), null));
        TwinContract.assertRejects("target[1] is NaN", () -> twin().backward(vector(1, 2), vector(1, Double.NaN), 1));
        TwinContract.assertRejects(
                "x is empty: axis 1 of (2, 0) has size 0, must be at least 1",
                () -> twin().forward(backend().of(Tensor.zeros(2, 0)), backend().of(Tensor.zeros(2, 0))));
        TwinContract.assertRejects(
                "target[1] is 1.5, must be from 0 to 1", () -> twin().forward(vector(1, 2), vector(0, 1.5)));
        TwinContract.assertRejects(
                "target[0] is -0.5, must be from 0 to 1", () -> twin().backward(vector(1, 2), vector(-0.5, 1), 1));
    }
}
