package parallax.exercise.attention;

import java.util.function.BiPredicate;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The mask of a reader that knows no future. */
public final class CausalMaskExercise {
    /** The exercise. */
    public static final Exercise<CausalMask> EXERCISE = Exercise.named("causalMask", CausalMask.class)
            .call("mask", (f, in) -> f.of(in.integer("queries"), in.integer("keys")))
            .reference((queries, keys) -> mask(queries, keys, (i, j) -> j <= i))
            .cases(
                    Sizes.of("queries=1 keys=1"),
                    z -> Case.empty().with("queries", z.get("queries")).with("keys", z.get("keys")))
            .probe("four tokens", "queries=4 keys=4")
            .probe("more keys than queries", "queries=2 keys=5")
            .probe("more queries than keys", "queries=5 keys=3")
            .wrong(
                    "sees-next",
                    (queries, keys) -> mask(queries, keys, (i, j) -> j <= i + 1),
                    "Your queries see one key too many: the next one",
                    "may query i attend to key i + 1?")
            .wrong(
                    "not-itself",
                    (queries, keys) -> mask(queries, keys, (i, j) -> j < i),
                    "Your queries do not see the key at their own place",
                    "may query i attend to key i?")
            .wrong(
                    "wrong-triangle",
                    (queries, keys) -> mask(queries, keys, (i, j) -> j >= i),
                    "Your queries see what comes after them",
                    "which keys are known when token i is read, those before it or those behind?")
            .wrong(
                    "inverted",
                    (queries, keys) -> mask(queries, keys, (i, j) -> j > i),
                    "Your mask has 1 where it should have 0",
                    "does a 1 mean may or may not?")
            .wrong(
                    "all",
                    (queries, keys) -> mask(queries, keys, (i, j) -> true),
                    "Your mask allows everything",
                    "which of the keys lie in the future of query i?")
            .wrong(
                    "itself-only",
                    (queries, keys) -> mask(queries, keys, (i, j) -> j.equals(i)),
                    "Each of your queries sees its own key alone",
                    "is the past forbidden, too?")
            .wrong(
                    "shape-transposed",
                    (queries, keys) -> mask(keys, queries, (j, i) -> j <= i),
                    "Your mask has the axes (keys, queries)",
                    "which of the two are the rows?")
            .right("row by row up to itself", CausalMaskExercise::upToItself)
            .right("all, then the future taken away", CausalMaskExercise::futureTakenAway)
            .hints(
                    "Draw the grid for four tokens: a row for each query, a column for each key. Which cells are past or present?",
                    "Key j is past or present of query i if j <= i.",
                    "Two loops, and mask.set(1, i, j) where j <= i.")
            .build();

    private CausalMaskExercise() {}

    private static Tensor mask(int queries, int keys, BiPredicate<Integer, Integer> allowed) {
        Tensor mask = Tensor.zeros(queries, keys);
        for (int i = 0; i < queries; i++)
            for (int j = 0; j < keys; j++) {
                mask.set(allowed.test(i, j) ? 1 : 0, i, j);
            }
        return mask;
    }

    private static Tensor upToItself(int queries, int keys) {
        Tensor mask = Tensor.zeros(queries, keys);
        for (int i = 0; i < queries; i++) {
            java.util.Arrays.fill(mask.data(), i * keys, i * keys + Math.min(i + 1, keys), 1);
        }
        return mask;
    }

    private static Tensor futureTakenAway(int queries, int keys) {
        Tensor mask = Tensor.zeros(queries, keys).map(v -> 1);
        for (int j = 1; j < keys; j++)
            for (int i = 0; i < Math.min(j, queries); i++) {
                mask.set(0, i, j);
            }
        return mask;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface CausalMask {
        /** Returns the mask (queries, keys): 1 where query i may attend to key j. */
        Tensor of(int queries, int keys);
    }
}
