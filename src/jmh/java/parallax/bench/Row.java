package parallax.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.check.Comparison;
import parallax.check.Tolerance;
import parallax.tensor.Tensor;

/**
 * One line of the table.
 *
 * @param name      what is computed, e.g. "conv 3→64"
 * @param sizes     on what
 * @param inputs    their shapes by name, in order, and that of "dy", ∂L/∂y; their entries are drawn
 * @param scale     the entries' standard deviation by an input's name; 1 where there is none
 * @param constants inputs whose gradient nobody wants
 * @param note      why it is slow where it is
 * @param training  whether a run is a whole training step, which changes all inputs but the constants, by Adam
 * @param naive     the naive twin
 * @param nd4j      the ND4J twin
 * @param libtorch  the same in libtorch
 */
public record Row(
        String name,
        String sizes,
        Map<String, int[]> inputs,
        Map<String, Double> scale,
        Set<String> constants,
        String note,
        boolean training,
        Supplier<Computation<Tensor>> naive,
        Supplier<Computation<INDArray>> nd4j,
        Supplier<LibtorchComputation> libtorch) {

    /** Returns a row without inputs and contestants. */
    public static Row of(String name, String sizes) {
        return new Row(name, sizes, Map.of(), Map.of(), Set.of(), "", false, null, null, null);
    }

    /** Returns this row with one more input, its entries drawn from the standard normal distribution. */
    public Row input(String input, int... shape) {
        Map<String, int[]> more = new LinkedHashMap<>(inputs);
        more.put(input, shape);
        return new Row(name, sizes, more, scale, constants, note, training, naive, nd4j, libtorch);
    }

    /** Returns this row with one more input, a weight: the standard deviation is 1 / √n, n being the length of the last axes. */
    public Row weight(String input, int... shape) {
        double n = 1;
        for (int axis = 1; axis < shape.length; axis++) {
            n *= shape[axis];
        }
        Map<String, Double> more = new LinkedHashMap<>(scale);
        more.put(input, 1 / Math.sqrt(n));
        Row with = input(input, shape);
        return new Row(name, sizes, with.inputs, more, constants, note, training, naive, nd4j, libtorch);
    }

    /** Returns this row with the parameters of a multi-head attention, their names behind a prefix. */
    public Row attention(String prefix, int features) {
        return weight(prefix + ".weightIn", 3 * features, features)
                .input(prefix + ".biasIn", 3 * features)
                .weight(prefix + ".weightOut", features, features)
                .input(prefix + ".biasOut", features);
    }

    /** Returns this row with the parameters of a feed-forward network, their names behind a prefix. */
    public Row feedForward(String prefix, int features, int hidden) {
        return weight(prefix + ".weight1", hidden, features)
                .input(prefix + ".bias1", hidden)
                .weight(prefix + ".weight2", features, hidden)
                .input(prefix + ".bias2", features);
    }

    /** Returns this row with the parameters of a layer normalisation, their names behind a prefix. */
    public Row norm(String prefix, int features) {
        return input(prefix + ".gamma", features).input(prefix + ".beta", features);
    }

    /** Returns this row, a whole training step in each run; these inputs stay as they are. */
    public Row trains(String... unchanged) {
        return new Row(name, sizes, inputs, scale, Set.of(unchanged), note, true, naive, nd4j, libtorch);
    }

    /** Returns this row with what there is to say where it misses its goal. */
    public Row because(String why) {
        return new Row(name, sizes, inputs, scale, constants, why, training, naive, nd4j, libtorch);
    }

    /** Returns what is measured of it. */
    List<Pass> passes() {
        return training ? List.of(Pass.STEP) : List.of(Pass.FORWARD, Pass.BOTH);
    }

    /** Returns this row with its contestants. */
    public Row contest(
            Supplier<Computation<Tensor>> naiveTwin,
            Supplier<Computation<INDArray>> nd4jTwin,
            Supplier<LibtorchComputation> other) {
        return new Row(name, sizes, inputs, scale, constants, note, training, naiveTwin, nd4jTwin, other);
    }

    /** Returns the naive twin, ready to run. */
    Contestant naiveContestant() {
        return TwinContestant.naive(draw(), naive.get());
    }

    private Map<String, Tensor> draw() {
        Random random = new Random(1);
        Map<String, Tensor> drawn = new LinkedHashMap<>();
        inputs.forEach((input, shape) -> {
            double deviation = scale.getOrDefault(input, 1.0);
            drawn.put(input, Tensor.randn(random, shape).map(v -> deviation * v));
        });
        return drawn;
    }

    /**
     * Makes the contestants, and asserts that they agree with the naive twin on y and on every gradient.
     *
     * @throws IllegalStateException if they do not
     */
    Contest agreed() {
        Map<String, Tensor> given = draw();
        // Both copy what is given, before a training step of the naive twin's changes it.
        Contestant fast = TwinContestant.nd4j(given, nd4j.get());
        Contestant other = new LibtorchContestant(given, constants, training, libtorch.get());
        Map<String, Tensor> expected = TwinContestant.naive(given, naive.get()).results();
        compare("ND4J", fast.results(), expected);
        compare("libtorch", other.results(), expected);
        return new Contest(fast, other);
    }

    private void compare(String who, Map<String, Tensor> actual, Map<String, Tensor> expected) {
        if (!actual.keySet().containsAll(expected.keySet())) {
            throw new IllegalStateException(
                    name + ": " + who + " made " + actual.keySet() + ", the naive twin " + expected.keySet());
        }
        expected.forEach((result, e) -> {
            Comparison comparison = Comparison.of(result, e, actual.get(result), Tolerance.FLOAT);
            if (!comparison.passed()) {
                throw new IllegalStateException(name + ": " + who + " does not agree: " + comparison);
            }
        });
    }

    /** The two whose times are compared round by round. */
    record Contest(Contestant nd4j, Contestant libtorch) {}
}
