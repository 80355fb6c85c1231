package parallax.exercise.conv;

import java.util.List;
import java.util.function.IntBinaryOperator;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;

/** How many places a kernel has on a padded line. */
public final class OutputSizeExercise {
    private static final Decision<IntBinaryOperator> PADDED = Decision.of("padded input", (n, m) -> n + 2 * m);
    private static final Decision<IntBinaryOperator> SPAN = Decision.of("span", (k, d) -> d * (k - 1) + 1);
    private static final Decision<IntBinaryOperator> PLACES = Decision.of("places", (free, s) -> free / s + 1);

    /** The exercise. */
    public static final Exercise<OutputSize> EXERCISE = Exercise.named("outputSize", OutputSize.class)
            .call(
                    "size",
                    (f, in) -> f.of(
                            in.integer("n"),
                            in.integer("k"),
                            in.integer("stride"),
                            in.integer("padding"),
                            in.integer("dilation")))
            .reference(algorithm(Choices.right()))
            .cases(Sizes.of("n=1 k=1 stride=1 padding=0 dilation=1"), OutputSizeExercise::in)
            .probe("stride 1", "n=7 k=3")
            .probe("kernel as long as the input", "n=5 k=5")
            .probe("padding 2", "n=7 k=3 padding=2")
            .probe("stride 2, nothing left over", "n=7 k=3 stride=2")
            .probe("stride 2, one left over", "n=8 k=3 stride=2")
            .probe("stride 2, even kernel", "n=9 k=4 stride=2")
            .probe("stride 3, padding 1", "n=10 k=4 stride=3 padding=1")
            .probe("dilation 2", "n=9 k=3 dilation=2")
            .probe("dilation 3, kernel of one", "n=6 k=1 dilation=3")
            .probe("all at once", "n=28 k=5 stride=3 padding=4 dilation=2")
            .mistakes(OutputSizeExercise::algorithm, mistakes())
            .wrong(
                    "stride-padding-swapped",
                    (n, k, s, m, d) -> (n + 2 * s - d * (k - 1) - 1) / m + 1,
                    "Your code divides by the padding, which may be 0",
                    "the arguments come as (n, k, stride, padding, dilation): do yours have that order?")
            .wrong(
                    "divided-apart",
                    (n, k, s, m, d) -> (n + 2 * m) / s - (d * (k - 1) + 1) / s + 1,
                    "Your answer is right for stride 1 and sometimes one off beyond",
                    "what does Java do to the remainder when each part is divided by the stride on its own?")
            .wrong(
                    "size-kept",
                    (n, k, s, m, d) -> n,
                    "Your answer is always n",
                    "with n = 5 and k = 5 and no padding, in how many places does the kernel fit?")
            .right("counting the places", OutputSizeExercise::counted)
            .right("in floating point", (n, k, s, m, d) -> (int) Math.floor((n + 2.0 * m - d * (k - 1.0) - 1) / s + 1))
            .hints(
                    "Take a line of 5 cells and a kernel of 3. Slide it by hand and count the places.",
                    "The first place is free. How much room is then left to move, and how many steps of the stride fit in it?",
                    "Padding makes the line longer at both ends. A dilated kernel reaches over dilation * (k - 1) + 1 cells. "
                            + "Steps that do not fit whole do not count.")
            .build();

    private OutputSizeExercise() {}

    private static OutputSize algorithm(Choices choices) {
        return (n, k, stride, padding, dilation) -> {
            int padded = choices.of(PADDED).applyAsInt(n, padding);
            int span = choices.of(SPAN).applyAsInt(k, dilation);
            return choices.of(PLACES).applyAsInt(padded - span, stride);
        };
    }

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "no-plus-one",
                        PLACES.as((free, s) -> free / s),
                        "Your answer is always one too small",
                        "with n = 3 and k = 3, how many places has the kernel before it has moved at all?"),
                new Mistake(
                        "plus-one-before-dividing",
                        PLACES.as((free, s) -> (free + 1) / s),
                        "Your answer is right for stride 1 and often too small beyond",
                        "the + 1 counts the first place: is it counted before the division, or after it?"),
                new Mistake(
                        "rounded-up",
                        PLACES.as((free, s) -> (free + s - 1) / s + 1),
                        "Your answer is one too large wherever the stride leaves something over",
                        "when the last step does not fit whole, may the kernel hang over the end?"),
                new Mistake(
                        "stride-ignored",
                        PLACES.as((free, s) -> free + 1),
                        "Your answer is that of stride 1",
                        "with stride 2 the kernel skips every other place: where does your formula know?"),
                new Mistake(
                        "padding-ignored",
                        PADDED.as((n, m) -> n),
                        "Your answer is that of no padding",
                        "how long is the line once zeros stand at its ends?"),
                new Mistake(
                        "padding-once",
                        PADDED.as((n, m) -> n + m),
                        "Your answer counts the padding once",
                        "at how many ends of the line do the zeros stand?"),
                new Mistake(
                        "padding-subtracted",
                        PADDED.as((n, m) -> n - 2 * m),
                        "Your answer gets smaller with more padding",
                        "do zeros at the ends make the line longer or shorter?"),
                new Mistake(
                        "dilation-ignored",
                        SPAN.as((k, d) -> k),
                        "Your answer is that of dilation 1",
                        "with dilation 2, how many cells lie from the kernel's first tap to its last, both counted?",
                        true),
                new Mistake(
                        "span-k-times-d",
                        SPAN.as((k, d) -> k * d),
                        "Your answer takes a dilated kernel to be k times dilation long",
                        "draw 3 taps with one gap between neighbours: is there a gap behind the last tap, too?"),
                new Mistake(
                        "span-k-plus-d",
                        SPAN.as((k, d) -> k + d - 1),
                        "Your answer lets a dilated kernel grow by the dilation once",
                        "how many gaps are there between k taps, and how much does each of them grow?"),
                new Mistake(
                        "span-one-short",
                        SPAN.as((k, d) -> d * (k - 1)),
                        "Your answer is that of a kernel one cell shorter",
                        "a kernel of one tap: how many cells does it cover, by your formula?"));
    }

    /** Slides the kernel and counts. */
    private static int counted(int n, int k, int stride, int padding, int dilation) {
        int places = 0;
        for (int first = -padding; first + dilation * (k - 1) < n + padding; first += stride) {
            places++;
        }
        return places;
    }

    private static Case in(Sizes z) {
        Case in = Case.empty()
                .with("n", z.get("n"))
                .with("k", z.get("k"))
                .with("stride", z.get("stride"))
                .with("padding", z.get("padding"))
                .with("dilation", z.get("dilation"));
        int span = z.get("dilation") * (z.get("k") - 1) + 1;
        if (span > z.get("n") + 2 * z.get("padding")) {
            throw new IllegalArgumentException(
                    "the kernel spans " + span + ", the padded input has " + (z.get("n") + 2 * z.get("padding")));
        }
        return in;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface OutputSize {
        /** Returns the output's size along one axis. */
        int of(int n, int k, int stride, int padding, int dilation);
    }
}
