package parallax.exercise.encoder;

import java.util.List;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.norm.NaiveLayerNorm;
import parallax.tensor.Tensor;

/** The gradient of layer normalisation's input. */
public final class LayerNormGradientExercise {
    private static final Decision<GradientRule> G = Decision.of("g", (dy, gamma) -> dy * gamma);
    private static final Decision<PartRule> MEAN = Decision.of("mean", (sum, n) -> sum / n);
    private static final Decision<PartRule> SPREAD = Decision.of("spread", (sum, n) -> sum / n);
    private static final Decision<HatRule> HAT = Decision.of("hat", (x, mean, std) -> (x - mean) / std);
    private static final Decision<ScaleRule> SCALE = Decision.of("scale", (std, gamma) -> 1 / std);

    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("layerNormGradient", Gradient.class)
            .call("dx", (f, in) -> f.apply(in.tensor("x"), in.tensor("gamma"), in.tensor("dy"), in.number("eps")))
            .reference((x, gamma, dy, eps) ->
                    new NaiveLayerNorm(eps).backward(x, gamma, dy).dx())
            .cases(
                    Sizes.of("T=1 E=1 wide=0"),
                    z -> Case.empty()
                            .with("x", Entries.halves(1, z.get("T"), z.get("E")))
                            .with("gamma", Entries.halves(2, z.get("E")))
                            .with("dy", Entries.halves(3, z.get("T"), z.get("E")))
                            .with("eps", NormalizeRowExercise.eps(z.get("wide"))))
            .labels(Map.of("T", "tokens", "E", "features", "wide", "a large epsilon"))
            .settings(in -> "eps " + in.number("eps"))
            .probe("three features", "E=3")
            .probe("two tokens", "T=2 E=4")
            .probe("more tokens than features", "T=4 E=3")
            .probe("a large epsilon", "T=3 E=5 wide=1")
            .mistakes(LayerNormGradientExercise::algorithm, mistakes())
            .right("by the matrix of slopes", LayerNormGradientExercise::byMatrix)
            .right(
                    "in float",
                    (x, gamma, dy, eps) ->
                            algorithm(Choices.right()).apply(x, gamma, dy, eps).map(v -> (float) v))
            .hints(
                    "An entry of x moves its own output, and through the mean and the spread all outputs of its token. So two sums over the "
                            + "token are needed before the first entry can be written.",
                    "Let g be dy times gamma, and hat the normalised x. Needed are the mean of g and the mean of g times hat, both over the "
                            + "features of a token.",
                    "dx.set((g - meanG - hat * meanProduct) / std, t, e) in a loop of its own, after the loop that made the two means.")
            .build();

    private LayerNormGradientExercise() {}

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "as-constants",
                        MEAN.as((sum, n) -> 0).with(SPREAD, (sum, n) -> 0),
                        "Your gradient takes the mean and the spread for constants",
                        "if one entry of x grows, which two numbers of its token grow along?"),
                new Mistake(
                        "mean-forgotten",
                        MEAN.as((sum, n) -> 0),
                        "Your gradients of a token do not sum to 0",
                        "if all entries of a token grow by the same amount, how much does y change?"),
                new Mistake(
                        "spread-forgotten",
                        SPREAD.as((sum, n) -> 0),
                        "Your gradient lacks the part that comes through the spread",
                        "if one entry moves away from the mean, what happens to the divisor of all?"),
                new Mistake(
                        "spread-added",
                        SPREAD.as((sum, n) -> -sum / n),
                        "Your part that comes through the spread has the wrong sign",
                        "if the divisor grows, do the outputs grow or shrink?"),
                new Mistake(
                        "sum-for-mean",
                        MEAN.as((sum, n) -> sum),
                        "Your code subtracts the sum of g where its mean is wanted",
                        "one entry moves the mean by how much of itself?"),
                new Mistake(
                        "sum-for-spread",
                        SPREAD.as((sum, n) -> sum),
                        "Your code subtracts the sum of g times hat where its mean is wanted",
                        "the variance is a mean, too: by what is its slope divided?"),
                new Mistake(
                        "gamma-forgotten",
                        G.as((dy, gamma) -> dy),
                        "Your gradient does without gamma",
                        "what multiplied each normalised entry on its way forward?"),
                new Mistake(
                        "gamma-at-the-end",
                        G.as((dy, gamma) -> dy).with(SCALE, (std, gamma) -> gamma / std),
                        "Your gamma comes in after the two means",
                        "is gamma the first thing the gradient meets on its way back, or the last?"),
                new Mistake(
                        "x-for-hat",
                        HAT.as((x, mean, std) -> x),
                        "Your code uses x where the normalised x is wanted",
                        "what is hat, as a formula of x?"),
                new Mistake(
                        "centred-for-hat",
                        HAT.as((x, mean, std) -> x - mean),
                        "Your code uses x less its mean where the normalised x is wanted",
                        "what else was done to x less its mean on the way forward?"),
                new Mistake(
                        "not-divided",
                        SCALE.as((std, gamma) -> 1),
                        "Your gradient is not divided by the deviation",
                        "forward divided by it: what does that do to the slope?"),
                new Mistake(
                        "multiplied",
                        SCALE.as((std, gamma) -> std),
                        "Your gradient is multiplied by the deviation where it should be divided",
                        "if forward divides by 10, is the slope larger or smaller?"));
    }

    private static Gradient algorithm(Choices choices) {
        return (x, gamma, dy, eps) -> {
            Tensor dx = Tensor.zeros(x.shape());
            for (int t = 0; t < x.size(0); t++) {
                row(choices, t, x, gamma, dy, eps, dx);
            }
            return dx;
        };
    }

    private static void row(Choices choices, int t, Tensor x, Tensor gamma, Tensor dy, double eps, Tensor dx) {
        int n = x.size(1);
        double mean = mean(x, t);
        double std = std(x, t, mean, eps);
        double sum = 0;
        double product = 0;
        for (int e = 0; e < n; e++) {
            double g = choices.of(G).of(dy.get(t, e), gamma.get(e));
            sum += g;
            product += g * choices.of(HAT).of(x.get(t, e), mean, std);
        }
        for (int e = 0; e < n; e++) {
            double g = choices.of(G).of(dy.get(t, e), gamma.get(e));
            double hat = choices.of(HAT).of(x.get(t, e), mean, std);
            double part =
                    g - choices.of(MEAN).of(sum, n) - hat * choices.of(SPREAD).of(product, n);
            dx.set(part * choices.of(SCALE).of(std, gamma.get(e)), t, e);
        }
    }

    private static double mean(Tensor x, int t) {
        double sum = 0;
        for (int e = 0; e < x.size(1); e++) {
            sum += x.get(t, e);
        }
        return sum / x.size(1);
    }

    private static double std(Tensor x, int t, double mean, double eps) {
        double sum = 0;
        for (int e = 0; e < x.size(1); e++) {
            sum += (x.get(t, e) - mean) * (x.get(t, e) - mean);
        }
        return Math.sqrt(sum / x.size(1) + eps);
    }

    // How much output d moves with input e, for each pair of them.
    private static Tensor byMatrix(Tensor x, Tensor gamma, Tensor dy, double eps) {
        int n = x.size(1);
        Tensor dx = Tensor.zeros(x.shape());
        for (int t = 0; t < x.size(0); t++) {
            double mean = mean(x, t);
            double std = std(x, t, mean, eps);
            for (int e = 0; e < n; e++)
                for (int d = 0; d < n; d++) {
                    double hats = (x.get(t, d) - mean) / std * (x.get(t, e) - mean) / std;
                    double slope = ((d == e ? 1 : 0) - 1.0 / n - hats / n) / std;
                    dx.add(dy.get(t, d) * gamma.get(d) * slope, t, e);
                }
        }
        return dx;
    }

    private interface GradientRule {
        double of(double dy, double gamma);
    }

    private interface PartRule {
        double of(double sum, int n);
    }

    private interface HatRule {
        double of(double x, double mean, double std);
    }

    private interface ScaleRule {
        double of(double std, double gamma);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns dx (T, E).
         *
         * @param x     (T, E), what forward was given. Not modified.
         * @param gamma (E). Not modified.
         * @param dy    (T, E), the gradient of y. Not modified.
         * @param eps   keeps the divisor from 0
         */
        Tensor apply(Tensor x, Tensor gamma, Tensor dy, double eps);
    }
}
