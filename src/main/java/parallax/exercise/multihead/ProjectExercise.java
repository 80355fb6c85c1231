package parallax.exercise.multihead;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.dense.NaiveLinear;
import parallax.tensor.Tensor;

/** The projection of every token of a batch of sequences. */
public final class ProjectExercise {
    /** The exercise. */
    public static final Exercise<Project> EXERCISE = Exercise.named("project", Project.class)
            .call("y", (f, in) -> f.apply(in.tensor("x"), in.tensor("w"), in.tensor("b")))
            .reference(algorithm(Choices.right()))
            .cases(
                    Sizes.of("B=1 T=1 I=1 O=1"),
                    z -> Case.empty()
                            .with("x", Entries.halves(1, z.get("B"), z.get("T"), z.get("I")))
                            .with("w", Entries.halves(2, z.get("O"), z.get("I")))
                            .with("b", Entries.halves(3, z.get("O"))))
            .labels(java.util.Map.of("B", "sequences", "T", "tokens", "I", "inputs", "O", "outputs"))
            .probe("one token", "I=3 O=2")
            .probe("as many outputs as inputs", "T=2 I=3 O=3")
            .probe("two tokens", "T=2 I=2 O=4")
            .probe("two sequences", "B=2 T=4 I=3 O=5")
            .mistakes(ProjectExercise::algorithm, HeadMistakes.ofProjection())
            .right("by the dense layer", ProjectExercise::byLayer)
            .right("input by input", (x, w, b) -> byInputs(x, w, b))
            .right("in float", (x, w, b) -> byInputs(x, w, b).map(v -> (float) v))
            .hints(
                    "One token, one output: multiply the token's numbers by one row of w, add up, and add one bias.",
                    "Four loops: sequence, token, output o, input i. y has the shape (B, T, O); w.size(0) is O.",
                    "Begin each sum with b.get(o), add x.get(n, t, i) * w.get(o, i) for every i, then set y.")
            .build();

    private ProjectExercise() {}

    private static Project algorithm(Choices choices) {
        return (x, w, b) -> new HeadLoops(choices).project(x, w, b);
    }

    static Tensor byLayer(Tensor x, Tensor w, Tensor b) {
        Tensor rows = x.reshape(x.size(0) * x.size(1), x.size(2));
        return new NaiveLinear().forward(rows, w, b).reshape(x.size(0), x.size(1), w.size(0));
    }

    private static Tensor byInputs(Tensor x, Tensor w, Tensor b) {
        Tensor y = Tensor.zeros(x.size(0), x.size(1), w.size(0));
        for (int i = x.size(2) - 1; i >= -1; i--)
            for (int o = 0; o < w.size(0); o++)
                for (int t = 0; t < x.size(1); t++)
                    for (int n = 0; n < x.size(0); n++) {
                        y.add(i < 0 ? b.get(o) : w.get(o, i) * x.get(n, t, i), n, t, o);
                    }
        return y;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Project {
        /**
         * Returns y (B, T, O).
         *
         * @param x (B, T, I). Not modified.
         * @param w (O, I). Not modified.
         * @param b (O). Not modified.
         */
        Tensor apply(Tensor x, Tensor w, Tensor b);
    }
}
