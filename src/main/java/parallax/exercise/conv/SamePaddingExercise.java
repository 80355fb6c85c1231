package parallax.exercise.conv;

import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;

/** The padding that keeps the size, for odd kernels at stride 1. */
public final class SamePaddingExercise {
    /** The exercise. */
    public static final Exercise<SamePadding> EXERCISE = Exercise.named("samePadding", SamePadding.class)
            .call("padding", (f, in) -> f.of(in.integer("k"), in.integer("dilation")))
            .reference((k, d) -> d * (k - 1) / 2)
            .cases(Sizes.of("half=0 dilation=1"), SamePaddingExercise::in)
            .labels(java.util.Map.of("half", "taps on either side of the middle"))
            .probe("kernel of 3", "half=1")
            .probe("kernel of 1", "half=0")
            .probe("kernel of 7", "half=3")
            .probe("dilation 2", "half=1 dilation=2")
            .probe("dilation 3", "half=2 dilation=3")
            .probe("kernel of 1, dilation 4", "half=0 dilation=4")
            .wrong(
                    "dilation-ignored",
                    (k, d) -> k / 2,
                    "Your answer is that of dilation 1",
                    "how many cells does a kernel of 3 reach over when its taps lie 2 apart?")
            .wrong(
                    "both-sides-together",
                    (k, d) -> d * (k - 1),
                    "Your answer is twice what it should be",
                    "these zeros are for both ends: how many of them stand at one end?")
            .wrong(
                    "both-sides-and-dilation-ignored",
                    (k, d) -> k - 1,
                    "Your answer is that of both ends together, and of dilation 1",
                    "how many zeros stand at one end, and where does the dilation come in?")
            .wrong(
                    "span-k-times-d",
                    (k, d) -> k * d / 2,
                    "Your answer takes a dilated kernel to be k times dilation long",
                    "draw 3 taps with one gap between neighbours: is there a gap behind the last tap, too?")
            .wrong(
                    "span-k-times-d-less-one",
                    (k, d) -> (k * d - 1) / 2,
                    "Your answer takes a dilated kernel to be k times dilation long",
                    "draw 3 taps with one gap between neighbours: is there a gap behind the last tap, too?")
            .wrong(
                    "dilation-added",
                    (k, d) -> (k - 1) / 2 + d - 1,
                    "Your answer lets a dilated kernel grow by the dilation once",
                    "how many gaps between taps lie left of the kernel's middle, and how much does each of them grow?")
            .wrong(
                    "one-too-many",
                    (k, d) -> d * (k - 1) / 2 + 1,
                    "Your answer is always one too large",
                    "a kernel of one entry takes nothing away: how many zeros does it need?")
            .wrong(
                    "half-rounded-up",
                    (k, d) -> d * ((k + 1) / 2),
                    "Your answer counts the kernel's middle tap as one that hangs over",
                    "when the middle of the kernel stands on the first cell, how many taps lie left of it?")
            .wrong(
                    "always-one",
                    (k, d) -> 1,
                    "Your answer is always 1",
                    "that keeps the size for a kernel of 3: what if the kernel has 7 entries?")
            .right("taps left of the middle, times dilation", (k, d) -> k / 2 * d)
            .right("half of the span", (k, d) -> (d * (k - 1) + 1) / 2)
            .right("half of what the output lacks", (k, d) -> {
                int n = 100;
                int without = n - (d * (k - 1) + 1) + 1;
                return (n - without) / 2;
            })
            .hints(
                    "Without padding, by how much is the output shorter than the input?",
                    "That many zeros must be added in all, half of them at either end.",
                    "The kernel reaches over dilation * (k - 1) + 1 cells, so that the output lacks dilation * (k - 1).")
            .build();

    private SamePaddingExercise() {}

    private static Case in(Sizes z) {
        return Case.empty().with("k", 2 * z.get("half") + 1).with("dilation", z.get("dilation"));
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface SamePadding {
        /** Returns the padding with which the output has the input's size at stride 1; k is odd. */
        int of(int k, int dilation);
    }
}
