package parallax.exercise.attention;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Entrywise;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** From the gradient of the weights to that of the scores. */
public final class SoftmaxGradientExercise {
    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("softmaxGradient", Gradient.class)
            .call("ds", (f, in) -> f.apply(in.tensor("w"), in.tensor("dw")))
            .reference((w, dw) -> combined(w, dw, 1, true))
            .cases(Sizes.of("Tq=1 Tk=1 hidden=0"), SoftmaxGradientExercise::in)
            .probe("one query, two keys", "Tk=2")
            .probe("as many queries as keys", "Tq=3 Tk=3")
            .probe("two queries, five keys", "Tq=2 Tk=5")
            .probe("a key with weight 0", "Tq=3 Tk=4 hidden=1")
            .wrong(
                    "mean-forgotten",
                    (w, dw) -> combined(w, dw, 0, true),
                    "Your gradient is w times dw, as if the other weights stayed as they are",
                    "if one weight grows, the others of its row must shrink: what does that take away?")
            .wrong(
                    "factor-forgotten",
                    (w, dw) -> combined(w, dw, 1, false),
                    "Your gradient lacks the factor w in front",
                    "a key with weight 0 cannot be felt: is its gradient 0 in yours?")
            .wrong(
                    "passed-on",
                    (w, dw) -> dw.copy(),
                    "Your gradient is dw, handed on as it is",
                    "between scores and weights lies the softmax: what did it do?")
            .wrong(
                    "plain-mean",
                    (w, dw) -> plainMean(w, dw),
                    "You subtract the plain mean of dw, not the mean weighted by w",
                    "what is the sum over l of w[l] times dw[l]?")
            .wrong(
                    "mean-added",
                    (w, dw) -> combined(w, dw, -1, true),
                    "You add the weighted mean where it is to be subtracted",
                    "if all of dw are equal, nothing can be gained: is your gradient 0 then?")
            .wrong(
                    "as-sigmoid",
                    (w, dw) -> Entrywise.product(w.map(x -> x * (1 - x)), dw),
                    "Your gradient is that of a sigmoid, w (1 - w) dw",
                    "a weight depends on the scores of all keys of its row: where are the others?")
            .right("by the whole matrix of slopes", SoftmaxGradientExercise::byMatrix)
            .right("in float", (w, dw) -> byMatrix(w, dw).map(v -> (float) v))
            .hints(
                    "If one score of a row grows, its weight grows and all other weights of the row shrink.",
                    "The slope of weight l by score j is w[l] * ((l == j ? 1 : 0) - w[j]). Multiply by dw[l] and add up over l.",
                    "ds[j] = w[j] * (dw[j] - sum over l of w[l] * dw[l]). Compute the sum once for each row.")
            .build();

    private SoftmaxGradientExercise() {}

    private static Case in(Sizes z) {
        Tensor s = Entries.halves(1, z.get("Tq"), z.get("Tk"));
        double[][] scores = new double[z.get("Tq")][z.get("Tk")];
        boolean[][] allowed = new boolean[z.get("Tq")][z.get("Tk")];
        for (int i = 0; i < scores.length; i++)
            for (int j = 0; j < scores[i].length; j++) {
                scores[i][j] = s.get(i, j);
                allowed[i][j] = z.get("hidden") == 0 || j != i;
            }
        return Case.empty()
                .with("w", Tensor.matrix(Weighing.right(scores, allowed)))
                .with("dw", Entries.halves(2, z.get("Tq"), z.get("Tk")));
    }

    private static Tensor combined(Tensor w, Tensor dw, int times, boolean factor) {
        Tensor ds = Tensor.zeros(w.shape());
        for (int i = 0; i < w.size(0); i++) {
            double mean = 0;
            for (int l = 0; l < w.size(1); l++) {
                mean += w.get(i, l) * dw.get(i, l);
            }
            for (int j = 0; j < w.size(1); j++) {
                ds.set((factor ? w.get(i, j) : 1) * (dw.get(i, j) - times * mean), i, j);
            }
        }
        return ds;
    }

    private static Tensor plainMean(Tensor w, Tensor dw) {
        Tensor ds = Tensor.zeros(w.shape());
        for (int i = 0; i < w.size(0); i++) {
            double mean = 0;
            for (int l = 0; l < w.size(1); l++) {
                mean += dw.get(i, l) / w.size(1);
            }
            for (int j = 0; j < w.size(1); j++) {
                ds.set(w.get(i, j) * (dw.get(i, j) - mean), i, j);
            }
        }
        return ds;
    }

    private static Tensor byMatrix(Tensor w, Tensor dw) {
        Tensor ds = Tensor.zeros(w.shape());
        for (int i = 0; i < w.size(0); i++)
            for (int j = 0; j < w.size(1); j++)
                for (int l = 0; l < w.size(1); l++) {
                    double slope = w.get(i, l) * ((l == j ? 1 : 0) - w.get(i, j));
                    ds.add(slope * dw.get(i, l), i, j);
                }
        return ds;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns ds (Tq, Tk).
         *
         * @param w  (Tq, Tk), what softmax returned. Not modified.
         * @param dw (Tq, Tk), the gradient of w. Not modified.
         */
        Tensor apply(Tensor w, Tensor dw);
    }
}
