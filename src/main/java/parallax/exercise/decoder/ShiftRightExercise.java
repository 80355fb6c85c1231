package parallax.exercise.decoder;

import java.util.Arrays;
import java.util.stream.IntStream;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.Indices;

/** What a decoder is given while it learns: its own target, one place late. */
public final class ShiftRightExercise {
    /** The exercise. */
    public static final Exercise<ShiftRight> EXERCISE = Exercise.named("shiftRight", ShiftRight.class)
            .call("input", (f, in) -> Tokens.tensor(f.of(Tokens.of(in, "target"), in.integer("start"))))
            .reference(places((target, start, t) -> t == 0 ? start : target[t - 1]))
            .cases(Sizes.of("T=1 start=1"), ShiftRightExercise::in)
            .settings(in -> Tokens.words(in, "target") + ", start " + in.integer("start"))
            .probe("one token", "T=1")
            .probe("four tokens", "T=4")
            .probe("another start", "T=6 start=9")
            .wrong(
                    "not-shifted",
                    places((target, start, t) -> target[t]),
                    "Your decoder is given, at each place, the very token it should write there",
                    "what is left to learn if place t of the input holds the answer of place t?")
            .wrong(
                    "shifted-twice",
                    places((target, start, t) -> t < 2 ? start : target[t - 2]),
                    "Your tokens come two places late",
                    "which token was written last when place t is to be written?")
            .wrong(
                    "shifted-left",
                    places((target, start, t) -> t == target.length - 1 ? start : target[t + 1]),
                    "Your tokens come one place early, so the decoder sees the token after the one it should write",
                    "at place t, is target[t + 1] written already?")
            .wrong(
                    "start-missing",
                    places((target, start, t) -> t == 0 ? 0 : target[t - 1]),
                    "Your first place holds 0 where the start token belongs",
                    "what does the decoder see before anything is written?")
            .wrong(
                    "rolled",
                    places((target, start, t) -> target[(t + target.length - 1) % target.length]),
                    "Your first place holds the last token of the target",
                    "what falls out at the end, and what comes in at the beginning?")
            .wrong(
                    "smeared",
                    places((target, start, t) -> start),
                    "All your places hold the start token",
                    "if you copy from place 0 on within one array, what does place 1 hold when place 2 is copied from it?")
            .wrong(
                    "first-replaced",
                    places((target, start, t) -> t == 0 ? start : target[t]),
                    "Your first token is the start token, all others stay where they were",
                    "where should the token of place 0 be now?")
            .wrong(
                    "one-longer",
                    (target, start) -> IntStream.concat(IntStream.of(start), Arrays.stream(target))
                            .toArray(),
                    "Your input is one token longer than the target",
                    "each place of the input has an answer in the target: which token has nothing to follow it?")
            .wrong(
                    "last-dropped",
                    (target, start) -> Arrays.copyOf(target, target.length - 1),
                    "Your input lacks its first place",
                    "what does the decoder see before anything is written?")
            .right("by a copy of a range", ShiftRightExercise::copied)
            .right("in place, from the end", ShiftRightExercise::backwards)
            .hints(
                    "To write the first token the decoder sees only the start token. To write the second it sees the first.",
                    "Place t of the input is place t - 1 of the target. Place 0 is the start token. The length stays.",
                    "Make a new int[target.length], put start at place 0, and copy target[t - 1] to every other place t.")
            .build();

    private ShiftRightExercise() {}

    private static Case in(Sizes z) {
        int[] target =
                IntStream.range(0, z.get("T")).map(t -> 3 + (5 * t + 2) % 13).toArray();
        return Case.empty().with("target", Indices.of(target)).with("start", z.get("start"));
    }

    private static ShiftRight places(Place place) {
        return (target, start) -> IntStream.range(0, target.length)
                .map(t -> place.of(target, start, t))
                .toArray();
    }

    private static int[] copied(int[] target, int start) {
        int[] input = new int[target.length];
        input[0] = start;
        System.arraycopy(target, 0, input, 1, target.length - 1);
        return input;
    }

    private static int[] backwards(int[] target, int start) {
        int[] input = target.clone();
        for (int t = input.length - 1; t > 0; t--) {
            input[t] = input[t - 1];
        }
        input[0] = start;
        return input;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface ShiftRight {
        /**
         * Returns the decoder's input, as long as the target.
         *
         * @param target the tokens to write. Not modified.
         * @param start  the start token
         */
        int[] of(int[] target, int start);
    }

    /** A token of the input. */
    private interface Place {
        int of(int[] target, int start, int t);
    }
}
