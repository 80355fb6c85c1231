package parallax.exercise.encoder;

import java.util.LinkedHashMap;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.norm.NaiveLayerNorm;
import parallax.tensor.Tensor;

/** Layer normalisation of a batch of sentences. */
public final class LayerNormExercise {
    /** The exercise. */
    public static final Exercise<Forward> EXERCISE = Exercise.named("layerNorm", Forward.class)
            .call("y", (f, in) -> f.apply(in.tensor("x"), in.tensor("gamma"), in.tensor("beta"), in.number("eps")))
            .reference((x, gamma, beta, eps) -> new NaiveLayerNorm(eps).forward(x, gamma, beta))
            .cases(Sizes.of("B=1 T=1 E=1 wide=0 flat=0"), LayerNormExercise::in)
            .labels(labels())
            .settings(in -> "eps " + in.number("eps"))
            .probe("one token", "E=3")
            .probe("two tokens", "T=2 E=3")
            .probe("two sentences", "B=2 T=3 E=4")
            .probe("more tokens than features", "B=2 T=4 E=3")
            .probe("a large epsilon", "B=2 T=3 E=5 wide=1")
            .probe("equal entries", "B=2 T=3 E=4 flat=1")
            .mistakes(LayerNormExercise::algorithm, NormMistakes.ofBatch())
            .right(
                    "over the features, by groups",
                    (x, gamma, beta, eps) -> NormOver.FEATURES.norm(eps).forward(x, gamma, beta))
            .right(
                    "in float",
                    (x, gamma, beta, eps) -> algorithm(Choices.right())
                            .apply(x, gamma, beta, eps)
                            .map(v -> (float) v))
            .hints(
                    "Each token is normalised by itself: what you wrote for a row, once for each sentence b and token t.",
                    "Where must mean and variance begin again at 0? Afterwards each entry is multiplied by gamma and shifted by beta of its feature.",
                    "y.set(gamma.get(e) * (x.get(b, t, e) - mean) / Math.sqrt(variance + eps) + beta.get(e), b, t, e).")
            .build();

    private LayerNormExercise() {}

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("B", "sentences");
        labels.put("T", "tokens");
        labels.put("E", "features");
        labels.put("wide", "a large epsilon");
        labels.put("flat", "equal entries");
        return labels;
    }

    private static Case in(Sizes z) {
        Tensor x = Entries.halves(1, z.get("B"), z.get("T"), z.get("E"));
        return Case.empty()
                .with("x", z.get("flat") == 1 ? x.map(v -> 2.5) : x)
                .with("gamma", Entries.halves(2, z.get("E")))
                .with("beta", Entries.halves(3, z.get("E")))
                .with("eps", NormalizeRowExercise.eps(z.get("wide")));
    }

    private static Forward algorithm(Choices choices) {
        return (x, gamma, beta, eps) -> new NormLoops(choices).normalized(x, gamma, beta, eps);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Returns y (B, T, E).
         *
         * @param x     (B, T, E). Not modified.
         * @param gamma (E). Not modified.
         * @param beta  (E). Not modified.
         * @param eps   keeps the divisor from 0
         */
        Tensor apply(Tensor x, Tensor gamma, Tensor beta, double eps);
    }
}
