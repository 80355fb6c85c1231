package parallax.exercise.multihead;

import java.util.ArrayList;
import java.util.List;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.activation.NaiveSoftmax;
import parallax.nn.attention.NaiveAttention;
import parallax.tensor.Tensor;

/** A listing of heads side by side that has bugs, to be repaired: any of them that is left is named. */
public final class RepairedListingExercise {
    private static final Decision<KeyRule> KEY = Decision.of("key", (ks, n, j, d) -> ks.get(n, j, d));
    private static final Decision<Boolean> SCALED = Decision.of("scale", true);
    private static final Decision<Integer> AXIS = Decision.of("axis", 1);
    private static final Decision<SplitRule> SPLIT = Decision.of("split", RepairedListingExercise::split);

    private static final List<Mistake> BUGS = List.of(
            new Mistake(
                    "keys-not-transposed",
                    KEY.as(RepairedListingExercise::exchanged),
                    "Your scores still multiply queries by keys whose axes are exchanged",
                    "the score of query i and key j multiplies feature d of both: where does j stand in the index into the keys?"),
            new Mistake(
                    "not-scaled",
                    SCALED.as(false),
                    "Your scores are still not divided by the square root of a head's features",
                    "what keeps a sum of many products from growing with their number?"),
            new Mistake(
                    "over-queries",
                    AXIS.as(0),
                    "Your softmax still runs over the queries",
                    "each query hands out one whole: which axis of s are the keys?"),
            new Mistake(
                    "split-by-reshape",
                    SPLIT.as((x, heads) -> x.reshape(heads, x.size(0), x.size(1) / heads)),
                    "Your heads are still cut by a reshape, as the tokens lie in memory",
                    "which numbers of x does head 0 get, some of every token or all of some tokens?"));

    private static final List<String> PLACES =
            List.of("the product of a score", "the size of a score", "the softmax", "the split into heads");

    /** The exercise. */
    public static final Exercise<Heads> EXERCISE = exercise();

    private RepairedListingExercise() {}

    private static Exercise<Heads> exercise() {
        Exercise.Builder<Heads> exercise = Exercise.named("repairedListing", Heads.class)
                .call("y", (f, in) -> f.apply(in.tensor("q"), in.tensor("k"), in.tensor("v"), in.integer("heads")))
                .reference(algorithm(Choices.right()))
                .cases(
                        Sizes.of("Tq=1 Tk=1 h=1 d=1"),
                        z -> Case.empty()
                                .with("q", Entries.halves(1, z.get("Tq"), z.get("h") * z.get("d")))
                                .with("k", Entries.halves(2, z.get("Tk"), z.get("h") * z.get("d")))
                                .with("v", Entries.halves(3, z.get("Tk"), z.get("h") * z.get("d")))
                                .with("heads", z.get("h")))
                .labels(java.util.Map.of("Tq", "queries", "Tk", "keys", "h", "heads", "d", "features of a head"))
                .probe("one head, as many keys as features", "Tq=2 Tk=3 d=3")
                .probe("two heads, as many keys as features", "Tq=4 Tk=3 h=2 d=3")
                .probe("two heads, more keys", "Tq=3 Tk=5 h=2 d=2")
                .probe("three heads, more features", "Tq=2 Tk=3 h=3 d=4")
                .mistakes(RepairedListingExercise::algorithm, BUGS);
        return many(exercise)
                .right("by the library's attention", RepairedListingExercise::byLibrary)
                .right("in float", (q, k, v, heads) -> byLibrary(q, k, v, heads).map(y -> (float) y))
                .hints(
                        "Take one line at a time, and say of each array which axes it has. Two names are not there at all.",
                        "A reshape keeps the order in memory. Feature d of head n is feature n times size plus d of its token; you can "
                                + "read it there, without an array of heads.",
                        "Score: q.get(i, n * size + d) * k.get(j, n * size + d) / Math.sqrt(size), summed over d. Softmax over axis 1. The value "
                                + "is v.get(j, n * size + d).")
                .build();
    }

    // Two bugs at once are recognised as all pairs are; three and more are named here.
    private static Exercise.Builder<Heads> many(Exercise.Builder<Heads> exercise) {
        Exercise.Builder<Heads> more = exercise;
        for (int fixed = -1; fixed < BUGS.size(); fixed++) {
            Choices choices = Choices.right();
            List<String> places = new ArrayList<>();
            for (int bug = 0; bug < BUGS.size(); bug++) {
                if (bug != fixed) {
                    choices = choices.together(BUGS.get(bug).choices()).orElseThrow();
                    places.add(PLACES.get(bug));
                }
            }
            more = more.wrong(
                    fixed < 0 ? "all-four" : "all-but-" + BUGS.get(fixed).id(),
                    algorithm(choices),
                    (fixed < 0 ? "Four" : "Three") + " bugs are left: look at " + String.join(", ", places),
                    "which of them can you see with two tokens and two features on paper?");
        }
        return more;
    }

    private static Heads algorithm(Choices choices) {
        return (q, k, v, heads) -> {
            int size = q.size(1) / heads;
            Tensor qs = choices.of(SPLIT).of(q, heads);
            Tensor ks = choices.of(SPLIT).of(k, heads);
            Tensor vs = choices.of(SPLIT).of(v, heads);
            Tensor y = Tensor.zeros(q.shape());
            for (int n = 0; n < heads; n++) {
                Tensor s = Tensor.zeros(q.size(0), k.size(0));
                for (int i = 0; i < q.size(0); i++)
                    for (int j = 0; j < k.size(0); j++)
                        for (int d = 0; d < size; d++) {
                            s.add(qs.get(n, i, d) * choices.of(KEY).of(ks, n, j, d), i, j);
                        }
                double scale = choices.of(SCALED) ? Math.sqrt(size) : 1;
                Tensor w = new NaiveSoftmax(choices.of(AXIS)).forward(s.map(x -> x / scale));
                for (int i = 0; i < q.size(0); i++)
                    for (int j = 0; j < k.size(0); j++)
                        for (int d = 0; d < size; d++) {
                            y.add(w.get(i, j) * vs.get(n, j, d), i, n * size + d);
                        }
            }
            return y;
        };
    }

    // Out of range it names no shape: the code that has this bug may read the keys from an array of another shape.
    private static double exchanged(Tensor ks, int n, int j, int d) {
        if (d >= ks.size(1) || j >= ks.size(2)) {
            throw new IndexOutOfBoundsException("no key " + d + " with a feature " + j);
        }
        return ks.get(n, d, j);
    }

    private static Tensor split(Tensor x, int heads) {
        return new HeadLoops(Choices.right())
                .split(x.reshape(1, x.size(0), x.size(1)), heads)
                .reshape(heads, x.size(0), x.size(1) / heads);
    }

    private static Tensor byLibrary(Tensor q, Tensor k, Tensor v, int heads) {
        Tensor ys = new NaiveAttention(false)
                .forward(split(q, heads), split(k, heads), split(v, heads), null)
                .y();
        return new HeadLoops(Choices.right())
                .merge(ys.reshape(1, heads, q.size(0), q.size(1) / heads))
                .reshape(q.size(0), q.size(1));
    }

    private interface KeyRule {
        double of(Tensor ks, int n, int j, int d);
    }

    private interface SplitRule {
        Tensor of(Tensor x, int heads);
    }

    /** What the learner repairs. */
    @FunctionalInterface
    public interface Heads {
        /**
         * Returns the heads' outputs side by side, y (Tq, E).
         *
         * @param q     (Tq, E). Not modified.
         * @param k     (Tk, E). Not modified.
         * @param v     (Tk, E). Not modified.
         * @param heads h, of which E is a multiple
         */
        Tensor apply(Tensor q, Tensor k, Tensor v, int heads);
    }
}
