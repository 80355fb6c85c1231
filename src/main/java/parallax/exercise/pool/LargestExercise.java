package parallax.exercise.pool;

import java.util.Arrays;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The largest entry under one window. */
public final class LargestExercise {
    private static final String NO_SUCH_ENTRY = "Your answer is no entry of the window";

    /** The exercise. */
    public static final Exercise<Largest> EXERCISE = Exercise.named("largest", Largest.class)
            .call(
                    "answer",
                    (f, in) -> Tensor.of(
                            new int[0], f.of(in.tensor("x"), in.integer("top"), in.integer("left"), in.integer("k"))))
            .reference(LargestExercise::largest)
            .cases(Sizes.of("H=1 W=1 top=0 left=0 k=1 low=0"), LargestExercise::in)
            .probe("the top left window", "H=3 W=4 k=2")
            .probe("further down", "H=5 W=4 k=2 top=2")
            .probe("further right", "H=3 W=6 k=3 left=3")
            .probe("at the bottom right", "H=6 W=5 k=3 top=3 left=2")
            .probe("a single entry", "H=3 W=4 top=1 left=2")
            .probe("negative entries", "H=4 W=5 top=1 left=2 k=2 low=4")
            .wrong(
                    "starts-at-zero",
                    (x, top, left, k) -> Math.max(0, largest(x, top, left, k)),
                    "Wherever all entries of the window are negative, your answer is 0",
                    "with what does your maximum start, and can a negative entry ever beat it? "
                            + "(Double.MIN_VALUE is a tiny positive number.) What could it start with instead?")
            .wrong(
                    "starts-at-corner",
                    (x, top, left, k) -> Math.max(x.get(0, 0), largest(x, top, left, k)),
                    "Your answer is never below the map's first entry",
                    "your maximum starts with an entry of x: does that entry lie under the window?")
            .wrong(
                    "window-does-not-move",
                    (x, top, left, k) -> largest(x, 0, 0, k),
                    "Your answer is always that of the top left window",
                    "where do top and left come into the row and the column you read?")
            .wrong(
                    "whole-map",
                    (x, top, left, k) -> Arrays.stream(x.data()).max().orElseThrow(),
                    "Your answer is the largest entry of the whole map",
                    "over which rows and columns do your loops run, and how many has the window?")
            .wrong(
                    "last-entry",
                    (x, top, left, k) -> x.get(top + k - 1, left + k - 1),
                    "Your answer is the window's last entry",
                    "what becomes of an earlier, larger entry when the next one is read?")
            .wrong(
                    "minimum",
                    (x, top, left, k) -> -largest(x.map(v -> -v), top, left, k),
                    "Your answer is the smallest entry of the window",
                    "which way round do you compare?")
            .wrong(
                    "places-swapped",
                    (x, top, left, k) -> largest(x, Math.min(left, x.size(0) - k), Math.min(top, x.size(1) - k), k),
                    "Your window stands at row left and column top",
                    "x.get takes the row first: to which of them do you add top?")
            .wrong(
                    "last-cells-missed",
                    (x, top, left, k) -> largest(x, top, left, Math.max(1, k - 1)),
                    "Your window lacks its last row and its last column",
                    "for how many values of p does your loop run when k is 2?")
            .wrong(
                    "sum-for-maximum",
                    (x, top, left, k) -> sum(x, top, left, k),
                    NO_SUCH_ENTRY + " but the sum of them",
                    "this pooling keeps one entry of each window as it is: which?")
            .wrong(
                    "mean-for-maximum",
                    (x, top, left, k) -> sum(x, top, left, k) / (k * k),
                    NO_SUCH_ENTRY + " but their mean",
                    "this pooling keeps one entry of each window as it is: which?")
            .right("with streams", LargestExercise::byStreams)
            .right("starting with the window's own first entry", LargestExercise::fromOwnCorner)
            .hints(
                    "Put a finger on each cell of the window, and remember the largest number so far.",
                    "Two loops, p and q from 0 to k - 1. The entry under cell (p, q) is x.get(top + p, left + q).",
                    "double max = Double.NEGATIVE_INFINITY, and in the loops max = Math.max(max, the entry).")
            .build();

    private LargestExercise() {}

    private static Case in(Sizes z) {
        if (z.get("top") + z.get("k") > z.get("H") || z.get("left") + z.get("k") > z.get("W")) {
            throw new IllegalArgumentException("the window must lie inside of the map: " + z);
        }
        return Case.empty()
                .with("x", Entries.halves(1, z.get("H"), z.get("W")).map(v -> v - z.get("low")))
                .with("top", z.get("top"))
                .with("left", z.get("left"))
                .with("k", z.get("k"));
    }

    private static double largest(Tensor x, int top, int left, int k) {
        double max = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < k; p++)
            for (int q = 0; q < k; q++) {
                max = Math.max(max, x.get(top + p, left + q));
            }
        return max;
    }

    private static double sum(Tensor x, int top, int left, int k) {
        double sum = 0;
        for (int p = 0; p < k; p++)
            for (int q = 0; q < k; q++) {
                sum += x.get(top + p, left + q);
            }
        return sum;
    }

    private static double byStreams(Tensor x, int top, int left, int k) {
        return java.util.stream.IntStream.range(0, k * k)
                .mapToDouble(cell -> x.get(top + cell / k, left + cell % k))
                .max()
                .orElseThrow();
    }

    private static double fromOwnCorner(Tensor x, int top, int left, int k) {
        double max = x.get(top, left);
        for (int q = k - 1; q >= 0; q--)
            for (int p = k - 1; p >= 0; p--) {
                if (x.get(top + p, left + q) > max) {
                    max = x.get(top + p, left + q);
                }
            }
        return max;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Largest {
        /**
         * Returns the largest entry under a window.
         *
         * @param x    (H, W). Not modified.
         * @param top  the window's first row
         * @param left the window's first column
         * @param k    the window's height and width
         */
        double of(Tensor x, int top, int left, int k);
    }
}
