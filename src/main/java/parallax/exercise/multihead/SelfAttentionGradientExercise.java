package parallax.exercise.multihead;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.attention.MultiHeadAttention;
import parallax.nn.attention.NaiveMultiHeadAttention;
import parallax.tensor.Tensor;

/** The way back through multi-head attention, where x was q, k and v. */
public final class SelfAttentionGradientExercise {
    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("selfAttentionGradient", Gradient.class)
            .call("dx", (f, in) -> f.apply(MultiHeadExercise.parameters(in), forward(in), in.tensor("dy")))
            .reference(algorithm(Choices.right()))
            .cases(
                    Sizes.of("B=1 T=1 h=1 d=1"),
                    z -> MultiHeadExercise.withParameters(
                            Case.empty()
                                    .with("x", Entries.halves(1, z.get("B"), z.get("T"), z.get("h") * z.get("d")))
                                    .with("heads", z.get("h"))
                                    .with("dy", Entries.halves(8, z.get("B"), z.get("T"), z.get("h") * z.get("d"))),
                            z.get("h") * z.get("d")))
            .labels(java.util.Map.of("B", "sequences", "T", "tokens", "h", "heads", "d", "features of a head"))
            .probe("one token", "d=3")
            .probe("one head", "T=3 d=2")
            .probe("two heads", "T=3 h=2 d=2")
            .probe("two sequences, three heads", "B=2 T=4 h=3 d=2")
            .mistakes(SelfAttentionGradientExercise::algorithm, HeadMistakes.ofGradient())
            .right("by the library", SelfAttentionGradientExercise::byLibrary)
            .right("in float", (p, result, dy) -> byLibrary(p, result, dy).map(v -> (float) v))
            .hints(
                    "Walk forward's five steps in reverse: output projection, merge, attention, split, projections. x went into three of those.",
                    "Back through a merge is a split, and back through a split a merge. NaiveAttention's backward takes stacks and returns dq, dk "
                            + "and dv.",
                    "dSide = projectionInputGradient(weightOut, dy); split and stack it for backward; then add up "
                            + "projectionInputGradient(part(weightIn, n), mergeHeads(...)) for dq, dk and dv.")
            .build();

    private SelfAttentionGradientExercise() {}

    private static Gradient algorithm(Choices choices) {
        return (p, result, dy) -> new HeadLoops(choices).gradient(p, result, dy);
    }

    private static MultiHeadAttention.Result<Tensor> forward(Case in) {
        Tensor x = in.tensor("x");
        return new NaiveMultiHeadAttention(in.integer("heads"), false)
                .forward(x, x, x, null, MultiHeadExercise.parameters(in));
    }

    // x itself matters to the gradients of the weights alone: any of its shape will do.
    private static Tensor byLibrary(
            MultiHeadAttention.Parameters<Tensor> p, MultiHeadAttention.Result<Tensor> result, Tensor dy) {
        int heads = result.weights().size(1);
        return new NaiveMultiHeadAttention(heads, false)
                .backwardSelf(Tensor.zeros(dy.shape()), p, result, dy)
                .dx();
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns dx (B, T, E).
         *
         * @param p      what forward was given. Not modified.
         * @param result what forward returned. Not modified.
         * @param dy     (B, T, E), the gradient of y. Not modified.
         */
        Tensor apply(MultiHeadAttention.Parameters<Tensor> p, MultiHeadAttention.Result<Tensor> result, Tensor dy);
    }
}
