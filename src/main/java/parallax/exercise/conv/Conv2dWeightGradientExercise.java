package parallax.exercise.conv;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** The gradient of a convolution's weight. */
public final class Conv2dWeightGradientExercise {
    /** The exercise. */
    public static final Exercise<WeightGradient> EXERCISE = ConvCases.probes(Exercise.named(
                            "conv2dWeightGradient", WeightGradient.class)
                    .call(
                            "dWeight",
                            (f, in) -> f.apply(
                                    in.tensor("x"), in.tensor("w"), in.tensor("dy"), in.get("window", Window.class)))
                    .reference((x, w, dy, window) ->
                            new NaiveConv2d(window).backward(x, w, dy).dWeight())
                    .cases(ConvCases.SMALLEST, ConvCases::backward))
            .mistakes(Conv2dWeightGradientExercise::algorithm, GradientMistakes.ofWeight())
            .right("one entry of w after another", OtherWays::weightGradientByEntry)
            .right("in float, from the last output back", OtherWays::weightGradientInFloat)
            .hints(
                    "Take the line of the forward pass that adds to y[n,o,i,j]. Which number multiplies w[o,c,p,q] there?",
                    "Run the same loops as forward. Wherever forward multiplies x by w[o,c,p,q] and adds to y[n,o,i,j], "
                            + "the gradient of w[o,c,p,q] grows by something times dy[n,o,i,j].",
                    "That something is the entry of x that stood under the tap. Add up over all images and all places.")
            .build();

    private Conv2dWeightGradientExercise() {}

    private static WeightGradient algorithm(Choices choices) {
        return (x, w, dy, window) -> new ConvLoops(choices, x, w, window).weightGradient(x, w, dy);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface WeightGradient {
        /**
         * Returns dWeight (O, C/G, Kh, Kw).
         *
         * @param x      (N, C, H, W). Not modified.
         * @param w      (O, C/G, Kh, Kw). Not modified.
         * @param dy     (N, O, H', W'), the gradient of y. Not modified.
         * @param window stride, padding, dilation, groups
         */
        Tensor apply(Tensor x, Tensor w, Tensor dy, Window window);
    }
}
