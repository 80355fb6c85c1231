package parallax.train;

import parallax.nn.Named;
import parallax.tensor.Arguments;
import parallax.tensor.HasContents;

/**
 * What an optimiser remembers from step to step: arrays, and how many steps it took. All of it can be written to a file and read
 * back.
 *
 * @param <T> the array type of a backend
 */
public final class OptimizerState<T> implements HasContents {
    private final Named<T> arrays;
    private long steps;

    /**
     * Makes a state, e.g. of a file's.
     *
     * @param arrays by slot and parameter: "m.layer0.weight". Not copied: steps modify them.
     * @param steps  taken so far
     * @throws IllegalArgumentException if steps is negative
     */
    public OptimizerState(Named<T> arrays, long steps) {
        this.arrays = Arguments.given("arrays", arrays);
        if (steps < 0) {
            throw new IllegalArgumentException("steps must be at least 0, is " + steps);
        }
        this.steps = steps;
    }

    /** Returns the arrays themselves, by slot and parameter: "m.layer0.weight". */
    public Named<T> arrays() {
        return arrays;
    }

    /** Returns how many steps were taken. */
    public long steps() {
        return steps;
    }

    /** Returns the arrays of a slot, by parameter. */
    Named<T> slot(String name) {
        return arrays.under(name);
    }

    /** Counts one more step and returns its number, from 1. */
    long count() {
        return ++steps;
    }

    @Override
    public Object contents() {
        return arrays;
    }

    @Override
    public String toString() {
        return "OptimizerState after " + steps + " steps " + arrays.names();
    }
}
