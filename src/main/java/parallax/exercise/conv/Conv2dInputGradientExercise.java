package parallax.exercise.conv;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** The gradient of a convolution's input. */
public final class Conv2dInputGradientExercise {
    /** The exercise. */
    public static final Exercise<InputGradient> EXERCISE = ConvCases.probes(Exercise.named(
                            "conv2dInputGradient", InputGradient.class)
                    .call(
                            "dx",
                            (f, in) -> f.apply(
                                    in.tensor("x"), in.tensor("w"), in.tensor("dy"), in.get("window", Window.class)))
                    .reference((x, w, dy, window) ->
                            new NaiveConv2d(window).backward(x, w, dy).dx())
                    .cases(ConvCases.SMALLEST, ConvCases::backward))
            .mistakes(Conv2dInputGradientExercise::algorithm, GradientMistakes.ofInput())
            .right("asking for each entry of x", OtherWays::inputGradientByEntry)
            .right("on a padded copy, then cut", OtherWays::inputGradientOnPaddedCopy)
            .hints(
                    "One entry of x was under the kernel at several places. Each of them has a say in its gradient.",
                    "Run the same loops as forward. Wherever forward reads x[n,c,u,v] and adds to y[n,o,i,j], "
                            + "the gradient of x[n,c,u,v] grows by something times dy[n,o,i,j].",
                    "That something is the tap of w that x was multiplied by. Start from zeros and add; "
                            + "where forward read outside the image there is nothing to add to.")
            .build();

    private Conv2dInputGradientExercise() {}

    private static InputGradient algorithm(Choices choices) {
        return (x, w, dy, window) -> new ConvLoops(choices, x, w, window).inputGradient(x, w, dy);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface InputGradient {
        /**
         * Returns dx (N, C, H, W).
         *
         * @param x      (N, C, H, W). Not modified.
         * @param w      (O, C/G, Kh, Kw). Not modified.
         * @param dy     (N, O, H', W'), the gradient of y. Not modified.
         * @param window stride, padding, dilation, groups
         */
        Tensor apply(Tensor x, Tensor w, Tensor dy, Window window);
    }
}
