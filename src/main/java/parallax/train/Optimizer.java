package parallax.train;

import java.util.List;
import parallax.nn.Named;

/**
 * A rule that changes parameters by the gradients of a loss, step by step.
 *
 * <p>A step changes parameters and state <b>in place</b>, in both twins: a model's arrays stay the same objects while their entries
 * move, nothing is left to be freed, and memory is touched once. All else is as everywhere: what the rule remembers is an argument,
 * the state, and nothing else is.
 *
 * <pre>{@code
 * OptimizerState<T> state = optimizer.start(parameters);
 * for (long step = 0; step < steps; step++) {
 *     optimizer.step(parameters, gradientsAt(parameters), state, schedule.at(step));
 * }
 * }</pre>
 *
 * <p>A parameter that is not handed over, to {@link #start} and to {@link #step}, is frozen: it is not changed and has no state. Two names
 * must not stand for one array, which would be changed twice.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Optimizer<T> {
    /** Returns the names of what the rule keeps of each parameter: "m" and "v"; none if it keeps nothing. */
    List<String> slots();

    /**
     * Returns the state before the first step: no step counted, zeros in each slot.
     *
     * @param parameters Not modified.
     * @throws IllegalArgumentException if there are none, or one is NaN or of another data type than the first
     */
    OptimizerState<T> start(Named<T> parameters);

    /**
     * Takes one step. Where it throws, nothing was changed.
     *
     * @param parameters Modified.
     * @param gradients  ∂L/∂parameter under the parameter's name, of its shape. Not modified.
     * @param state      from {@link #start} or a checkpoint, with the slots of these parameters. Modified.
     * @param rate       η, the learning rate of this step, at least 0
     * @throws IllegalArgumentException if names or shapes differ, a gradient's entry is infinite or NaN, or the rate is negative or not finite
     */
    void step(Named<T> parameters, Named<T> gradients, OptimizerState<T> state, double rate);
}
