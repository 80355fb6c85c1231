package parallax.exercise.attention;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** What each query takes from the values. */
public final class WeightedMeanExercise {
    /** The exercise. */
    public static final Exercise<WeightedMean> EXERCISE = Exercise.named("weightedMean", WeightedMean.class)
            .call("y", (f, in) -> f.apply(in.tensor("w"), in.tensor("v")))
            .reference(WeightedMeanExercise::right)
            .cases(
                    Sizes.of("Tq=1 Tk=1 Dv=1"),
                    z -> Case.empty()
                            .with("w", weights(z.get("Tq"), z.get("Tk")))
                            .with("v", Entries.halves(2, z.get("Tk"), z.get("Dv"))))
            .probe("one query, two keys", "Tk=2 Dv=3")
            .probe("as many queries as keys", "Tq=3 Tk=3 Dv=2")
            .probe("two queries, five keys", "Tq=2 Tk=5 Dv=3")
            .wrong(
                    "weights-transposed",
                    (w, v) -> transposed(w, v),
                    "Your code reads the weights with their two axes exchanged",
                    "w has the axes (query, key): which index runs along with the values?")
            .wrong(
                    "overwritten",
                    (w, v) -> only(w, v, w.size(1) - 1),
                    "Each query takes from the last key alone",
                    "a mean is a sum over the keys: what does = do, and what does +=?")
            .wrong(
                    "divided-again",
                    (w, v) -> right(w, v).map(y -> y / w.size(1)),
                    "Your sums are divided by the number of keys once more",
                    "the weights of a query sum to 1 already: what is left to divide by?")
            .wrong(
                    "plain-mean",
                    (w, v) -> right(w.map(x -> 1.0 / w.size(1)), v),
                    "Every query takes the plain mean of the values",
                    "where do the weights come in?")
            .wrong(
                    "first-query-for-all",
                    (w, v) -> firstQuery(w, v),
                    "All queries take what the first one takes",
                    "which row of w belongs to query i?")
            .wrong(
                    "first-feature-for-all",
                    (w, v) -> firstFeature(w, v),
                    "All features of your answer are the first one",
                    "which feature of the value do you read for feature e of y?")
            .right("key by key", WeightedMeanExercise::byKeys)
            .right("in float", (w, v) -> byKeys(w, v).map(y -> (float) y))
            .hints(
                    "A query with weights 0.75 and 0.25 takes three quarters of the first value and one quarter of the second.",
                    "Three loops: query i, key j, feature e of the values. y has the shape (Tq, Dv).",
                    "y.add(w.get(i, j) * v.get(j, e), i, e), for all three.")
            .build();

    private WeightedMeanExercise() {}

    // Rows of eighths that sum to 1 and differ.
    private static Tensor weights(int queries, int keys) {
        Tensor w = Entries.halves(1, queries, keys).map(Math::abs);
        for (int i = 0; i < queries; i++) {
            double sum = 0;
            for (int j = 0; j < keys; j++) {
                sum += w.get(i, j);
            }
            for (int j = 0; j < keys; j++) {
                w.set(w.get(i, j) / sum, i, j);
            }
        }
        return w;
    }

    private static Tensor right(Tensor w, Tensor v) {
        Tensor y = Tensor.zeros(w.size(0), v.size(1));
        for (int j = 0; j < w.size(1); j++) {
            Tensor part = only(w, v, j);
            for (int n = 0; n < y.length(); n++) {
                y.data()[n] += part.data()[n];
            }
        }
        return y;
    }

    private static Tensor only(Tensor w, Tensor v, int j) {
        Tensor y = Tensor.zeros(w.size(0), v.size(1));
        for (int i = 0; i < w.size(0); i++)
            for (int e = 0; e < v.size(1); e++) {
                y.set(w.get(i, j) * v.get(j, e), i, e);
            }
        return y;
    }

    private static Tensor transposed(Tensor w, Tensor v) {
        Tensor y = Tensor.zeros(w.size(0), v.size(1));
        for (int i = 0; i < w.size(0); i++)
            for (int j = 0; j < w.size(1); j++)
                for (int e = 0; e < v.size(1); e++) {
                    y.add(w.get(j, i) * v.get(j, e), i, e);
                }
        return y;
    }

    private static Tensor firstQuery(Tensor w, Tensor v) {
        Tensor y = right(w, v);
        for (int i = 1; i < y.size(0); i++)
            for (int e = 0; e < y.size(1); e++) {
                y.set(y.get(0, e), i, e);
            }
        return y;
    }

    private static Tensor firstFeature(Tensor w, Tensor v) {
        Tensor y = right(w, v);
        for (int i = 0; i < y.size(0); i++)
            for (int e = 1; e < y.size(1); e++) {
                y.set(y.get(i, 0), i, e);
            }
        return y;
    }

    private static Tensor byKeys(Tensor w, Tensor v) {
        Tensor y = Tensor.zeros(w.size(0), v.size(1));
        for (int j = w.size(1) - 1; j >= 0; j--)
            for (int e = 0; e < v.size(1); e++)
                for (int i = 0; i < w.size(0); i++) {
                    y.add(v.get(j, e) * w.get(i, j), i, e);
                }
        return y;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface WeightedMean {
        /**
         * Returns y (Tq, Dv).
         *
         * @param w (Tq, Tk), weights whose rows sum to 1. Not modified.
         * @param v (Tk, Dv), values. Not modified.
         */
        Tensor apply(Tensor w, Tensor v);
    }
}
