package parallax.exercise.attention;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** From the gradient of the scores to that of the keys. */
public final class KeyGradientExercise {
    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("keyGradient", Gradient.class)
            .call("dk", (f, in) -> f.apply(in.tensor("ds"), in.tensor("q")))
            .reference((ds, q) -> gradient(ds, q, 1 / Math.sqrt(q.size(1))))
            .cases(
                    Sizes.of("Tq=1 Tk=1 D=1"),
                    z -> Case.empty()
                            .with("ds", Entries.halves(1, z.get("Tq"), z.get("Tk")))
                            .with("q", Entries.halves(2, z.get("Tq"), z.get("D"))))
            .probe("one query, one key", "D=4")
            .probe("two queries, one key", "Tq=2 D=2")
            .probe("as many queries as keys", "Tq=3 Tk=3 D=2")
            .probe("two queries, five keys", "Tq=2 Tk=5 D=3")
            .wrong(
                    "not-scaled",
                    (ds, q) -> gradient(ds, q, 1),
                    "Your gradient lacks the scale",
                    "forward divided each score by the square root of d: what does that do to its slope?")
            .wrong(
                    "divided-by-d",
                    (ds, q) -> gradient(ds, q, 1.0 / q.size(1)),
                    "Your gradient is divided by d instead of its square root",
                    "by what did forward divide?")
            .wrong(
                    "multiplied",
                    (ds, q) -> gradient(ds, q, Math.sqrt(q.size(1))),
                    "Your gradient is multiplied by the square root of d",
                    "forward divided: is a smaller slope or a larger one the consequence?")
            .wrong(
                    "overwritten",
                    (ds, q) -> ofQuery(ds, q, q.size(0) - 1),
                    "Each key hears the last query alone",
                    "a key answered all queries: what does = do, and what does +=?")
            .wrong(
                    "first-query-alone",
                    (ds, q) -> ofQuery(ds, q, 0),
                    "Each key hears the first query alone",
                    "which of your loops runs over the queries?")
            .wrong(
                    "mean-over-queries",
                    (ds, q) -> gradient(ds, q, 1 / Math.sqrt(q.size(1)) / q.size(0)),
                    "Your gradient is divided by the number of queries",
                    "what several places send adds up: is a sum wanted, or a mean?")
            .wrong(
                    "scores-transposed",
                    (ds, q) -> transposed(ds, q),
                    "Your code reads ds with its two axes exchanged",
                    "ds has the axes (query, key): which index belongs to the key whose gradient you write?")
            .right("query by query", KeyGradientExercise::byQueries)
            .right("in float", (ds, q) -> byQueries(ds, q).map(v -> (float) v))
            .hints(
                    "In a score, each feature of a key was multiplied by a feature of the query. What does it get back?",
                    "dk[j,d] is a sum over all queries i of ds[i,j] times q[i,d], scaled as the scores were.",
                    "dk.add(ds.get(i, j) * q.get(i, d) / Math.sqrt(q.size(1)), j, d), in three loops.")
            .build();

    private KeyGradientExercise() {}

    private static Tensor gradient(Tensor ds, Tensor q, double scale) {
        Tensor dk = Tensor.zeros(ds.size(1), q.size(1));
        for (int i = 0; i < ds.size(0); i++) {
            Tensor part = ofQuery(ds, q, i);
            for (int n = 0; n < dk.length(); n++) {
                dk.data()[n] += part.data()[n] * scale * Math.sqrt(q.size(1));
            }
        }
        return dk;
    }

    private static Tensor ofQuery(Tensor ds, Tensor q, int i) {
        Tensor dk = Tensor.zeros(ds.size(1), q.size(1));
        for (int j = 0; j < ds.size(1); j++)
            for (int d = 0; d < q.size(1); d++) {
                dk.set(ds.get(i, j) * q.get(i, d) / Math.sqrt(q.size(1)), j, d);
            }
        return dk;
    }

    private static Tensor transposed(Tensor ds, Tensor q) {
        Tensor dk = Tensor.zeros(ds.size(1), q.size(1));
        for (int i = 0; i < ds.size(0); i++)
            for (int j = 0; j < ds.size(1); j++)
                for (int d = 0; d < q.size(1); d++) {
                    dk.add(ds.get(j, i) * q.get(i, d) / Math.sqrt(q.size(1)), j, d);
                }
        return dk;
    }

    private static Tensor byQueries(Tensor ds, Tensor q) {
        Tensor dk = Tensor.zeros(ds.size(1), q.size(1));
        for (int i = ds.size(0) - 1; i >= 0; i--)
            for (int d = 0; d < q.size(1); d++)
                for (int j = 0; j < ds.size(1); j++) {
                    dk.add(q.get(i, d) / Math.sqrt(q.size(1)) * ds.get(i, j), j, d);
                }
        return dk;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns dk (Tk, D).
         *
         * @param ds (Tq, Tk), the gradient of the scores. Not modified.
         * @param q  (Tq, D). Not modified.
         */
        Tensor apply(Tensor ds, Tensor q);
    }
}
