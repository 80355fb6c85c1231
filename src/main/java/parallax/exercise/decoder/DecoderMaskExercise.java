package parallax.exercise.decoder;

import java.util.List;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** What each place of a decoder's input may look at: neither the future nor padding. */
public final class DecoderMaskExercise {
    private static final Decision<Order> ORDER = Decision.of("order", (i, j) -> j <= i);
    private static final Decision<Real> REAL = Decision.of("real", (real, b, i, j) -> real.get(b, j) == 1);
    private static final Decision<Both> BOTH = Decision.of("both", (order, real) -> order && real);

    /** The exercise. */
    public static final Exercise<DecoderMask> EXERCISE = Exercise.named("decoderMask", DecoderMask.class)
            .call("mask", (f, in) -> f.of(in.tensor("real")))
            .reference(algorithm(Choices.right()))
            .cases(Sizes.of("B=1 T=1 missing=0 front=0"), DecoderMaskExercise::in)
            .labels(Map.of(
                    "B",
                    "sequences",
                    "T",
                    "tokens",
                    "missing",
                    "tokens missing, more in each sequence",
                    "front",
                    "padding in front"))
            .probe("one sequence, no padding", "T=4")
            .probe("one sequence, padding", "T=5 missing=2")
            .probe("three sequences of unequal lengths", "B=3 T=5 missing=1")
            .probe("padding in front", "B=2 T=4 missing=1 front=1")
            .mistakes(DecoderMaskExercise::algorithm, mistakes())
            .right("up to the shorter of both", DecoderMaskExercise::filled)
            .right("as a product", DecoderMaskExercise::product)
            .hints(
                    "Two questions for each pair of places: is j in the future of i, and is token j real?",
                    "mask[b,i,j] is 1 if j <= i and real[b,j] is 1. It has the shape (B, T, T).",
                    "Three loops over b, i and j, and mask.set(1, b, i, j) where both hold.")
            .build();

    private DecoderMaskExercise() {}

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "sees-next",
                        ORDER.as((i, j) -> j <= i + 1),
                        "Your places see one token too many: the next one",
                        "after the shift, place i + 1 of the input holds the token that place i should write: may it see it?"),
                new Mistake(
                        "not-itself",
                        ORDER.as((i, j) -> j < i),
                        "Your places do not see their own token",
                        "place i of the input holds the token written last: may place i see it?"),
                new Mistake(
                        "wrong-triangle",
                        ORDER.as((i, j) -> j >= i),
                        "Your places see what comes after them instead of what came before",
                        "which tokens are written already when place i is to be written?"),
                new Mistake(
                        "causal-ignored",
                        ORDER.as((i, j) -> true),
                        "Your places see the future",
                        "which j are not yet written when place i is to be written?",
                        true),
                new Mistake(
                        "padding-ignored",
                        REAL.as((real, b, i, j) -> true),
                        "Your places see padding",
                        "where does your code use real?",
                        true),
                new Mistake(
                        "padding-of-queries",
                        REAL.as((real, b, i, j) -> real.get(b, i) == 1),
                        "Your padding forbids rows, the places that look, where it should forbid columns",
                        "do you read real by i or by j?"),
                new Mistake(
                        "padding-of-first",
                        REAL.as((real, b, i, j) -> real.get(0, j) == 1),
                        "All sequences get the padding of the first",
                        "which row of real belongs to sequence b?"),
                new Mistake(
                        "rows-forbidden-too",
                        REAL.as((real, b, i, j) -> real.get(b, i) == 1 && real.get(b, j) == 1),
                        "Your padding forbids rows as well as columns",
                        "nobody reads what a padded place makes of what it sees, so is there a need to forbid it to look?"),
                new Mistake(
                        "padding-inverted",
                        REAL.as((real, b, i, j) -> real.get(b, j) != 1),
                        "Your places see padding alone",
                        "does a 1 in real mean a token or padding?"),
                new Mistake(
                        "either-suffices",
                        BOTH.as((order, real) -> order || real),
                        "Your mask allows what either rule allows",
                        "must both hold, or is one enough?"),
                new Mistake(
                        "inverted",
                        BOTH.as((order, real) -> !(order && real)),
                        "Your mask has 1 where it should have 0",
                        "does a 1 mean may or may not?"));
    }

    private static Case in(Sizes z) {
        Tensor real = Tensor.zeros(z.get("B"), z.get("T"));
        for (int b = 0; b < z.get("B"); b++)
            for (int t = 0; t < z.get("T"); t++) {
                int counted = z.get("front") == 1 ? z.get("T") - 1 - t : t;
                real.set(counted < z.get("T") - z.get("missing") * (b + 1) ? 1 : 0, b, t);
            }
        return Case.empty().with("real", real);
    }

    private static DecoderMask algorithm(Choices choices) {
        return real -> {
            int tokens = real.size(1);
            Tensor mask = Tensor.zeros(real.size(0), tokens, tokens);
            for (int b = 0; b < real.size(0); b++)
                for (int i = 0; i < tokens; i++)
                    for (int j = 0; j < tokens; j++) {
                        boolean may = choices.of(BOTH)
                                .of(choices.of(ORDER).of(i, j), choices.of(REAL).of(real, b, i, j));
                        mask.set(may ? 1 : 0, b, i, j);
                    }
            return mask;
        };
    }

    private static Tensor filled(Tensor real) {
        int tokens = real.size(1);
        Tensor mask = Tensor.zeros(real.size(0), tokens, tokens);
        for (int row = 0; row < real.size(0) * tokens; row++)
            for (int j = 0; j <= row % tokens; j++) {
                mask.data()[row * tokens + j] = real.data()[row / tokens * tokens + j];
            }
        return mask;
    }

    private static Tensor product(Tensor real) {
        int tokens = real.size(1);
        Tensor mask = Tensor.zeros(real.size(0), tokens, tokens);
        for (int j = tokens - 1; j >= 0; j--)
            for (int i = tokens - 1; i >= 0; i--)
                for (int b = 0; b < real.size(0); b++) {
                    mask.add(real.get(b, j) * (i < j ? 0 : 1), b, i, j);
                }
        return mask;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface DecoderMask {
        /**
         * Returns the mask (B, T, T): 1 where place i of sequence b may look at place j.
         *
         * @param real (B, T), 1 where there is a token, 0 where there is padding. Not modified.
         */
        Tensor of(Tensor real);
    }

    /** What the order allows. */
    private interface Order {
        boolean of(int i, int j);
    }

    /** What padding allows. */
    private interface Real {
        boolean of(Tensor real, int b, int i, int j);
    }

    /** What both together allow. */
    private interface Both {
        boolean of(boolean order, boolean real);
    }
}
