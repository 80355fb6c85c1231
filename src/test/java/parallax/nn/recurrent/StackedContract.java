package parallax.nn.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.check.Operator;
import parallax.check.StackedOperators;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.Named;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

/** What {@link Stacked} and {@link Bidirectional} must do of either twin. */
interface StackedContract<T> extends TwinContract<T> {
    Lstm<T> lstm();

    Gru<T> gru();

    @Override
    default List<String> ops() {
        return List.of("stackedRnn", "stackedLstm", "stackedGru");
    }

    @Override
    default List<Probe<T>> probes() {
        return List.of(
                lstm(2, true, new int[] {3, 1, 4}, 3, 4, 5, 2),
                lstm(3, false, null, 2, 3, 4, 5),
                gru(2, true, new int[] {2, 5}, 2, 5, 3, 4),
                gru(1, true, null, 1, 1, 1, 1));
    }

    private static <T> Operator<T> operator(
            Lstm<T> lstm, Backend<T> backend, int layers, boolean bidirectional, int[] lengths) {
        StackedOperators<T> operators = new StackedOperators<>(backend, layers, lengths);
        StackedOperators.States<T, Lstm.State<T>> states = new StackedOperators.States<>(
                List.of("h", "c"), a -> new Lstm.State<>(a.get(0), a.get(1)), s -> List.of(s.h(), s.c()));
        return bidirectional ? operators.bidirectional(lstm, states) : operators.forward(lstm, states);
    }

    private static <T> Operator<T> operator(
            Gru<T> gru, Backend<T> backend, int layers, boolean bidirectional, int[] lengths) {
        StackedOperators<T> operators = new StackedOperators<>(backend, layers, lengths);
        StackedOperators.States<T, T> states = new StackedOperators.States<>(List.of("h"), a -> a.get(0), List::of);
        return bidirectional ? operators.bidirectional(gru, states) : operators.forward(gru, states);
    }

    private Probe<T> lstm(int layers, boolean bidirectional, int[] lengths, int b, int t, int f, int h) {
        return new Probe<>(
                layers + " layers, bidirectional " + bidirectional + ", lengths " + Arrays.toString(lengths),
                operator(new NaiveLstm(), new NaiveBackend(), layers, bidirectional, lengths),
                operator(lstm(), backend(), layers, bidirectional, lengths),
                inputs(layers, bidirectional, 4, List.of("h0", "c0"), b, t, f, h));
    }

    private Probe<T> gru(int layers, boolean bidirectional, int[] lengths, int b, int t, int f, int h) {
        return new Probe<>(
                "GRU, " + layers + " layers, bidirectional " + bidirectional,
                operator(new NaiveGru(true), new NaiveBackend(), layers, bidirectional, lengths),
                operator(gru(), backend(), layers, bidirectional, lengths),
                inputs(layers, bidirectional, 3, List.of("h0"), b, t, f, h));
    }

    private static Map<String, Tensor> inputs(
            int layers, boolean bidirectional, int gates, List<String> starts, int b, int t, int f, int h) {
        List<String> directions = bidirectional ? List.of("forward.", "reverse.") : List.of("");
        List<Object> shapes = new ArrayList<>(List.of("x", new int[] {b, t, f}));
        starts.forEach(name -> shapes.addAll(List.of(name, new int[] {layers * directions.size(), b, h})));
        for (int k = 0; k < layers; k++)
            for (String direction : directions) {
                String prefix = "layer" + k + "." + direction;
                int in = k == 0 ? f : h * directions.size();
                shapes.addAll(List.of(prefix + "weightInput", new int[] {gates * h, in}));
                shapes.addAll(List.of(prefix + "weightHidden", new int[] {gates * h, h}));
                shapes.addAll(List.of(prefix + "biasInput", new int[] {gates * h}));
                shapes.addAll(List.of(prefix + "biasHidden", new int[] {gates * h}));
            }
        Map<String, Tensor> inputs = TwinContract.normal(shapes.toArray());
        inputs.replaceAll((name, a) -> name.contains("weight") ? a.map(v -> 0.6 * v) : a);
        return inputs;
    }

    private RecurrentParameters<T> parameters(int seedRow, int f, int h) {
        Map<String, Tensor> drawn = TwinContract.normal(
                "skip", new int[] {seedRow},
                "weightInput", new int[] {3 * h, f},
                "weightHidden", new int[] {3 * h, h},
                "biasInput", new int[] {3 * h},
                "biasHidden", new int[] {3 * h});
        return RecurrentParameters.of(Named.of(drawn).map(backend()::of));
    }

    private T drawn(int skip, int... shape) {
        return backend()
                .of(TwinContract.normal("skip", new int[] {skip}, "a", shape).get("a"));
    }

    /** The parts speak of their own arrays, whose names have no layer's number before them. */
    @Test
    @Override
    default void rejectsNullAndNaNByName() {
        var stack = new Stacked<>(backend(), gru());
        T x = drawn(1, 2, 3, 4);
        T h0 = drawn(2, 2, 5);
        RecurrentParameters<T> p = parameters(3, 4, 5);
        Tensor spoilt = backend().tensor(x);
        spoilt.set(Double.NaN, 1, 2, 3);
        TwinContract.assertRejects(
                "x[1, 2, 3] is NaN", () -> stack.forward(backend().of(spoilt), List.of(h0), List.of(p), null));
        TwinContract.assertRejects("start is null", () -> stack.forward(x, null, List.of(p), null));
        TwinContract.assertRejects("p is null", () -> stack.forward(x, List.of(h0), null, null));
        TwinContract.assertRejects(
                "p has 0 layers, must have at least 1", () -> stack.forward(x, List.of(h0), List.of(), null));
        TwinContract.assertRejects(
                "start has 1 layers, p has 2", () -> stack.forward(x, List.of(h0), List.of(p, p), null));
        TwinContract.assertRejects(
                "axis 1 of weightInput (3H, F) has size 4, must be 5: F is 5 in x (B, T, F)",
                () -> stack.forward(x, List.of(h0, h0), List.of(p, p), null));
        var result = stack.forward(x, List.of(h0), List.of(p), null);
        TwinContract.assertRejects(
                "dEnd has 2 layers, p has 1",
                () -> stack.backward(x, List.of(h0), List.of(p), null, result, null, List.of(h0, h0)));

        var both = new Bidirectional<>(backend(), gru());
        var start = new Bidirectional.Both<>(h0, h0);
        var pair = new Bidirectional.Both<>(p, p);
        TwinContract.assertRejects("start is null", () -> both.forward(x, null, pair, null));
        TwinContract.assertRejects("p is null", () -> both.forward(x, start, null, null));
        TwinContract.assertRejects("x is null", () -> both.forward(null, start, pair, null));
        var of = both.forward(x, start, pair, null);
        TwinContract.assertRejects(
                "dy must have the shape of the output, (2, 3, 10); has (2, 3, 5)",
                () -> both.backward(x, start, pair, null, of, of.forward().y(), null));
    }

    @Test
    default void aStackIsOneAfterTheOther() {
        T x = drawn(1, 2, 3, 4);
        T start0 = drawn(2, 2, 5);
        T start1 = drawn(3, 2, 5);
        RecurrentParameters<T> p0 = parameters(4, 4, 5);
        RecurrentParameters<T> p1 = parameters(5, 5, 5);
        Gru.Result<T> below = gru().forward(x, start0, p0, null);
        Gru.Result<T> above = gru().forward(below.y(), start1, p1, null);
        var result = new Stacked<>(backend(), gru()).forward(x, List.of(start0, start1), List.of(p0, p1), null);
        assertSame(backend().tensor(above.y()), result.y());
        assertSame(backend().tensor(below.end()), result.end().get(0));
        assertSame(backend().tensor(above.end()), result.end().get(1));
    }

    @Test
    default void theReverseDirectionReadsFromEachSequencesEnd() {
        int[] lengths = {3, 2};
        T x = drawn(1, 2, 3, 4);
        T start0 = drawn(2, 2, 5);
        T start1 = drawn(3, 2, 5);
        RecurrentParameters<T> p0 = parameters(4, 4, 5);
        RecurrentParameters<T> p1 = parameters(5, 4, 5);
        var result = new Bidirectional<>(backend(), gru())
                .forward(x, new Bidirectional.Both<>(start0, start1), new Bidirectional.Both<>(p0, p1), lengths);
        Tensor given = backend().tensor(x);
        Tensor turned = given.copy();
        for (int f = 0; f < 4; f++) {
            turned.set(given.get(0, 2, f), 0, 0, f);
            turned.set(given.get(0, 0, f), 0, 2, f);
            turned.set(given.get(1, 1, f), 1, 0, f);
            turned.set(given.get(1, 0, f), 1, 1, f);
        }
        Tensor there = backend().tensor(gru().forward(x, start0, p0, lengths).y());
        Tensor back = backend()
                .tensor(gru().forward(backend().of(turned), start1, p1, lengths).y());
        Tensor y = Tensor.zeros(2, 3, 10);
        for (int b = 0; b < 2; b++)
            for (int t = 0; t < lengths[b]; t++)
                for (int h = 0; h < 5; h++) {
                    y.set(there.get(b, t, h), b, t, h);
                    y.set(back.get(b, lengths[b] - 1 - t, h), b, t, 5 + h);
                }
        assertSame(y, result.y());
    }

    @Test
    default void parametersHaveNames() {
        RecurrentParameters<T> p = parameters(1, 2, 3);
        List<Bidirectional.Both<RecurrentParameters<T>>> layers =
                List.of(new Bidirectional.Both<>(p, p), new Bidirectional.Both<>(p, p));
        Named<T> named = Stacked.named(layers, both -> both.named(RecurrentParameters::named));
        assertEquals(2 * 2 * 4, named.names().size());
        assertEquals(
                List.of("layer0.forward.weightInput", "layer0.forward.weightHidden"),
                List.copyOf(named.names()).subList(0, 2));
        assertEquals("layer1.reverse.biasHidden", List.copyOf(named.names()).get(15));
        assertEquals(layers, Stacked.parameters(named, layer -> Bidirectional.Both.of(layer, RecurrentParameters::of)));
        assertEquals(
                List.of(),
                Stacked.parameters(Named.<T>none(), layer -> Bidirectional.Both.of(layer, RecurrentParameters::of)));
    }

    @Test
    default void whatTheLossDoesNotLookAtHasNoGradient() {
        T x = drawn(1, 2, 3, 4);
        T h0 = drawn(2, 2, 5);
        var both = new Stacked<>(backend(), new Bidirectional<>(backend(), gru()));
        List<Bidirectional.Both<T>> start = List.of(new Bidirectional.Both<>(h0, h0));
        var p = List.of(new Bidirectional.Both<>(parameters(3, 4, 5), parameters(4, 4, 5)));
        var result = both.forward(x, start, p, null);
        var g = both.backward(x, start, p, null, result, null, null);
        assertSame(Tensor.zeros(2, 3, 4), g.dx());
        assertSame(Tensor.zeros(2, 5), g.dStart().get(0).reverse());
        assertThrows(IllegalArgumentException.class, () -> both.backward(x, start, p, null, null, null, null));
    }
}
