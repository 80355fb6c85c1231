package parallax.nn.conv;

import parallax.nn.Axes;
import parallax.nn.Backend;
import parallax.nn.ShapeChecks;

/**
 * The sizes of one {@link Conv1d}, checked for both twins.
 *
 * @param batch       B
 * @param time        T
 * @param features    F
 * @param outFeatures O
 * @param groupIn     F/G, the input features one output feature sees
 * @param groupOut    O/G, the output features of one group
 * @param kernel      K
 * @param outTime     T'
 */
record Conv1dSizes(
        int batch, int time, int features, int outFeatures, int groupIn, int groupOut, int kernel, int outTime) {

    static <T> Conv1dSizes ofForward(Backend<T> backend, SequenceWindow window, T x, T weight, T bias) {
        Axes<T> axes = axes(backend, x, weight);
        Conv1dSizes sizes = of(window, axes);
        axes.optional("bias", bias, "O").noNaN();
        return sizes;
    }

    static <T> Conv1dSizes ofBackward(Backend<T> backend, SequenceWindow window, T x, T weight, T dy) {
        Axes<T> axes = axes(backend, x, weight);
        Conv1dSizes sizes = of(window, axes);
        backend.require("dy", dy);
        ShapeChecks.requireSame("dy", backend.shape(dy), "the output", sizes.output());
        axes.noNaN();
        backend.requireNoNaN("dy", dy);
        return sizes;
    }

    /** Returns the sizes of the same convolution of images of one row. */
    Conv2dSizes oneRow() {
        return new Conv2dSizes(batch, features, 1, time, outFeatures, groupIn, groupOut, 1, kernel, 1, outTime);
    }

    /** Returns the output's shape (B, T', O). */
    int[] output() {
        return new int[] {batch, outTime, outFeatures};
    }

    private static <T> Axes<T> axes(Backend<T> backend, T x, T weight) {
        return new Axes<>(backend).array("x", x, "B", "T", "F").array("weight", weight, "O", "F/G", "K");
    }

    private static Conv1dSizes of(SequenceWindow window, Axes<?> axes) {
        int groups = window.groups();
        ChannelGroups.requireMultiple("input features", axes.size("F"), groups);
        ChannelGroups.requireMultiple("output features", axes.size("O"), groups);
        ChannelGroups.requireInputs("input features", axes.size("F"), axes.size("F/G"), groups);
        int outTime = window.time().outputSize("time", axes.size("T"), axes.size("K"));
        Conv1dSizes sizes = new Conv1dSizes(
                axes.size("B"),
                axes.size("T"),
                axes.size("F"),
                axes.size("O"),
                axes.size("F/G"),
                axes.size("O") / groups,
                axes.size("K"),
                outTime);
        ShapeChecks.requireHeld("the output", sizes.output());
        return sizes;
    }
}
