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

/** What every twin of {@link MeanSquaredError} must do. */
interface MeanSquaredErrorContract<T> extends TwinContract<T> {
    MeanSquaredError<T> twin();

    @Override
    default List<String> ops() {
        return List.of("meanSquaredError");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(probe(2, 3, 5), probe(4), probe(3, 1), probe());
    }

    private Probe<T> probe(int... x) {
        Map<String, Tensor> in = TwinContract.normal("x", x, "target", x);
        Tensor t = in.remove("target");
        Tensor target = t;
        return new Probe<>(
                "x " + Arrays.toString(x),
                against(new NaiveMeanSquaredError(), target, new NaiveBackend()),
                against(twin(), target, backend()),
                in);
    }

    /** x → y for one target: there is no gradient at the target to be checked. */
    private static <A> Operator<A> against(MeanSquaredError<A> twin, Tensor target, Backend<A> backend) {
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
    default void isTheMeanOfTheSquaredDifferences() {
        T x = array(new int[] {2, 2}, 1, 2, 3, 4);
        T target = array(new int[] {2, 2}, 1, 0, 6, 3.5);
        assertNumber((0 * 0 + 2 * 2 + 3 * 3 + 0.5 * 0.5) / 4, twin().forward(x, target));
        assertSame(
                Tensor.of(new int[] {2, 2}, 0, 3 * 2 * 2 / 4.0, 3 * 2 * -3 / 4.0, 3 * 2 * 0.5 / 4),
                twin().backward(x, target, 3));
    }

    @Test
    default void nothingIsWrongWithTheTargetItself() {
        T x = backend().of(TwinContract.normal("x", new int[] {3, 5}).get("x"));
        assertNumber(0, twin().forward(x, x));
        assertSame(Tensor.zeros(3, 5), twin().backward(x, x, 1));
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
    }
}
