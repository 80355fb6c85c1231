package parallax.nn.conv;

import parallax.tensor.Arguments;

/**
 * How a kernel slides over a sequence: stride, padding and dilation along the time, and in how many groups the features are.
 *
 * <p>Made from {@link #unit()} by naming what differs from it: {@code SequenceWindow.unit().stride(2).padding(1)}.
 *
 * @param time   along the time
 * @param groups G: input features and output features are cut into G equal runs, and output run g sees input run g alone
 */
public record SequenceWindow(Window.Axis time, int groups) {
    /**
     * Checks the hyperparameters.
     *
     * @throws IllegalArgumentException if time is null or groups is less than 1
     */
    public SequenceWindow {
        Arguments.given("time", time);
        if (groups < 1) {
            throw new IllegalArgumentException("groups must be at least 1, is " + groups);
        }
    }

    /** Returns the window of stride 1, no padding, dilation 1 and one group. */
    public static SequenceWindow unit() {
        return new SequenceWindow(new Window.Axis(1, 0, 1), 1);
    }

    /** Returns this window with stride s. */
    public SequenceWindow stride(int s) {
        return new SequenceWindow(new Window.Axis(s, time.padding(), time.dilation()), groups);
    }

    /** Returns this window with m steps of zeros added at either end. */
    public SequenceWindow padding(int m) {
        return new SequenceWindow(new Window.Axis(time.stride(), m, time.dilation()), groups);
    }

    /** Returns this window with the kernel's taps d apart. */
    public SequenceWindow dilation(int d) {
        return new SequenceWindow(new Window.Axis(time.stride(), time.padding(), d), groups);
    }

    /** Returns this window with the features in the given number of groups. */
    public SequenceWindow groups(int g) {
        return new SequenceWindow(time, g);
    }
}
