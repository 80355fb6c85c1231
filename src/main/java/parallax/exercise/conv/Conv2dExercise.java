package parallax.exercise.conv;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** The whole forward pass of a convolution: batch, channels, stride, padding, dilation, groups. */
public final class Conv2dExercise {
    /** The exercise. */
    public static final Exercise<Forward> EXERCISE = ConvCases.probes(Exercise.named("conv2d", Forward.class)
                    .call(
                            "y",
                            (f, in) -> f.apply(
                                    in.tensor("x"), in.tensor("w"), in.tensor("b"), in.get("window", Window.class)))
                    .reference((x, w, b, window) -> new NaiveConv2d(window).forward(x, w, b))
                    .cases(ConvCases.SMALLEST, ConvCases::forward))
            .mistakes(Conv2dExercise::algorithm, ConvMistakes.ofForward())
            .right("window by window of a padded copy", OtherWays::onPaddedCopy)
            .right("rows of windows laid out as a matrix", OtherWays::byColumns)
            .right("one tap after another, added into y", OtherWays::byTaps)
            .right("in float, loops the other way round", OtherWays::inFloat)
            .right("each input scattered into the outputs", OtherWays::scattered)
            .hints(
                    "Start with one image and one channel. For one entry of y, which entries of x lie under the kernel? "
                            + "Write that sum as two loops, then put loops around it.",
                    "Seven loops: image n, output channel o, row i and column j of y; and inside, input channel c, row p and "
                            + "column q of the kernel. Each y[n,o,i,j] starts at b[o]. The window's rows() and columns() know the stride, the "
                            + "padding, the dilation and the output's size.",
                    "Under tap p of output row i lies row u = i * stride + p * dilation - padding of x. If u or v lies outside the "
                            + "image, the product is 0: skip it. With groups, output channel o sees a run of input channels that begins at "
                            + "(o / outputs per group) * inputs per group.")
            .build();

    private Conv2dExercise() {}

    private static Forward algorithm(Choices choices) {
        return (x, w, b, window) -> new ConvLoops(choices, x, w, window).forward(x, w, b);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Returns y (N, O, H', W').
         *
         * @param x      (N, C, H, W). Not modified.
         * @param w      (O, C/G, Kh, Kw). Not modified.
         * @param b      (O). Not modified.
         * @param window stride, padding, dilation, groups
         */
        Tensor apply(Tensor x, Tensor w, Tensor b, Window window);
    }
}
