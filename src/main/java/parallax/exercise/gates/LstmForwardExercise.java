package parallax.exercise.gates;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.recurrent.Lstm;
import parallax.nn.recurrent.NaiveLstm;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.tensor.Tensor;

/** An LSTM's way through a batch of sequences. */
public final class LstmForwardExercise {
    /** The exercise. */
    public static final Exercise<Forward> EXERCISE = Exercise.named("lstmForward", Forward.class)
            .call(
                    "y",
                    (f, in) -> f.apply(
                            in.tensor("x"),
                            in.tensor("h0"),
                            in.tensor("c0"),
                            in.tensor("w"),
                            in.tensor("u"),
                            in.tensor("b")))
            .reference(LstmForwardExercise::byLibrary)
            .cases(Sizes.of("B=1 T=1 F=1 H=1"), LstmCases::forward)
            .labels(LstmCases.LABELS)
            .probe("one step", "F=2 H=3")
            .probe("two steps", "T=2 F=2 H=3")
            .probe("four steps", "T=4 F=2 H=3")
            .probe("three sequences", "B=3 T=4 F=5 H=2")
            .mistakes(LstmForwardExercise::algorithm, LstmMistakes.ofForward())
            .right(
                    "step by step",
                    (x, h0, c0, w, u, b) -> algorithm(Choices.right()).apply(x, h0, c0, w, u, b))
            .right(
                    "in float",
                    (x, h0, c0, w, u, b) ->
                            byLibrary(x, h0, c0, w.map(v -> (float) v), u, b).map(v -> (float) v))
            .hints(
                    "Begin each sequence with its own row of h0 and c0. Then step after step: h and c of one are given to the next.",
                    "Two loops, sequence n and step t; before the inner one, h = part(h0, n) and c = part(c0, n). A step's row 4 is "
                            + "the new c, its row 5 the new h.",
                    "Tensor step = lstmStep(part(x, n, t), h, c, w, u, b); then c = part(step, 4), h = part(step, 5), and the entries of h go "
                            + "into y at (n, t, j).")
            .build();

    private LstmForwardExercise() {}

    private static Forward algorithm(Choices choices) {
        return (x, h0, c0, w, u, b) -> new LstmLoops(choices).forward(x, h0, c0, w, u, b);
    }

    private static Tensor byLibrary(Tensor x, Tensor h0, Tensor c0, Tensor w, Tensor u, Tensor b) {
        return new NaiveLstm()
                .forward(
                        x, new Lstm.State<>(h0, c0), new RecurrentParameters<>(w, u, b, Tensor.zeros(b.length())), null)
                .y();
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Returns y (B, T, H), every step's h.
         *
         * @param x  (B, T, F). Not modified.
         * @param h0 (B, H). Not modified.
         * @param c0 (B, H). Not modified.
         * @param w  (4H, F). Not modified.
         * @param u  (4H, H). Not modified.
         * @param b  (4H). Not modified.
         */
        Tensor apply(Tensor x, Tensor h0, Tensor c0, Tensor w, Tensor u, Tensor b);
    }
}
