package parallax.train;

import parallax.tensor.Arguments;

/**
 * The learning rate as a function of the step.
 *
 * <p>A step is said by the number of steps taken before it, so the first is step 0. Schedules are put together:
 *
 * <pre>{@code
 * Schedule.cosine(3e-4, 3e-5, 10_000).warmUp(500).at(10_500);                   // 0.00003
 * Schedule.constant(0.1).then(1_000, Schedule.linear(0.1, 0, 500)).at(1_250);    // 0.05
 * }</pre>
 */
@FunctionalInterface
public interface Schedule {
    /** Returns η at a step, from 0. */
    double at(long step);

    /**
     * Returns the same rate at every step.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    static Schedule constant(double rate) {
        requireRate("the rate", rate);
        return step -> rate;
    }

    /**
     * Returns η(s) = from + (to − from) · min(s, steps) / steps: a straight line, then constant; never beyond one of them by rounding.
     *
     * @throws IllegalArgumentException if a rate is negative or not finite, or steps is less than 1
     */
    static Schedule linear(double from, double to, long steps) {
        requireRate("from", from);
        requireRate("to", to);
        requireSteps(steps);
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        return step -> step >= steps ? to : Math.min(high, Math.max(low, from + (to - from) * step / steps));
    }

    /**
     * Returns η(s) = to + ½ (from − to) (1 + cos(π · min(s, steps) / steps)): half a wave, then constant.
     *
     * <p><b>Source.</b> I. Loshchilov and F. Hutter, "SGDR: stochastic gradient descent with warm restarts" (2017), equation 5.
     *
     * @throws IllegalArgumentException if a rate is negative or not finite, or steps is less than 1
     */
    static Schedule cosine(double from, double to, long steps) {
        requireRate("from", from);
        requireRate("to", to);
        requireSteps(steps);
        return step -> to + 0.5 * (from - to) * (1 + Math.cos(Math.PI * Math.min(step, steps) / steps));
    }

    /**
     * Returns η(s) = rate · factor^⌊s / every⌋: constant, and multiplied again and again.
     *
     * @throws IllegalArgumentException if the rate or the factor is negative or not finite, or every is less than 1
     */
    static Schedule steps(double rate, double factor, long every) {
        requireRate("the rate", rate);
        requireRate("the factor", factor);
        requireSteps(every);
        return step -> {
            long times = step / every;
            return rate * Math.pow(factor, (double) times);
        };
    }

    /**
     * Returns η(s) = d^−½ · min(t^−½, t · warmUp^−3/2) with t = s + 1: up in a straight line, then down as 1/√t.
     *
     * <p><b>Source.</b> A. Vaswani et al., "Attention is all you need" (2017), section 5.3, equation 3.
     *
     * @param d      the features of the model
     * @param warmUp the steps of the straight line
     * @throws IllegalArgumentException if one is less than 1
     */
    static Schedule inverseSquareRoot(int d, long warmUp) {
        if (d < 1) {
            throw new IllegalArgumentException("d must be at least 1, is " + d);
        }
        requireSteps(warmUp);
        return step -> {
            double t = step + 1.0;
            return Math.pow(d, -0.5) * Math.min(Math.pow(t, -0.5), t * Math.pow((double) warmUp, -1.5));
        };
    }

    /**
     * Returns this schedule times min(1, (s + 1) / steps): the first step has 1/steps of the rate, from step steps − 1 on all of it.
     *
     * @throws IllegalArgumentException if steps is less than 1
     */
    default Schedule warmUp(long steps) {
        requireSteps(steps);
        return step -> at(step) * Math.min(1, (step + 1.0) / steps);
    }

    /**
     * Returns this schedule for a number of steps, and another, from its own step 0 on, after them.
     *
     * @throws IllegalArgumentException if steps is less than 1
     */
    default Schedule then(long steps, Schedule next) {
        requireSteps(steps);
        Arguments.given("next", next);
        return step -> step < steps ? at(step) : next.at(step - steps);
    }

    /**
     * Returns this schedule, each rate multiplied.
     *
     * @throws IllegalArgumentException if the factor is negative or not finite
     */
    default Schedule times(double factor) {
        requireRate("the factor", factor);
        return step -> factor * at(step);
    }

    private static void requireRate(String name, double rate) {
        // Said so that NaN is rejected too.
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be at least 0 and finite, is " + rate);
        }
    }

    private static void requireSteps(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("there must be at least 1 step, are " + steps);
        }
    }
}
