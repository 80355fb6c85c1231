package parallax.exercise.gates;

import java.util.List;
import java.util.stream.Stream;
import parallax.exercise.diagnosis.Entrywise;
import parallax.exercise.diagnosis.Mistake;

/** The mistakes of a GRU's step, each a decision of {@link GruLoops} taken otherwise. */
final class GruMistakes {
    private GruMistakes() {}

    /** Returns them all. */
    static List<Mistake> all() {
        return Stream.of(mix(), reset(), squashes(), sums()).flatMap(s -> s).toList();
    }

    private static Stream<Mistake> mix() {
        return Stream.of(
                new Mistake(
                        "z-swapped",
                        GruLoops.MIX.as((z, n, h) -> z * n + (1 - z) * h),
                        "Your z and 1 - z have changed places",
                        "which of the two does z keep here, the old state or the candidate?"),
                new Mistake(
                        "old-state-left-out",
                        GruLoops.MIX.as((z, n, h) -> (1 - z) * n),
                        "Your new state has nothing of the old one in it",
                        "what is the share of the old state?",
                        true),
                new Mistake(
                        "candidate-whole",
                        GruLoops.MIX.as((z, n, h) -> n + z * h),
                        "Your new state has all of the candidate in it",
                        "the shares of old and new make one whole: what is left for n?"),
                new Mistake(
                        "candidate-alone",
                        GruLoops.MIX.as((z, n, h) -> n),
                        "Your new state is the candidate",
                        "where does z come in?",
                        true),
                new Mistake(
                        "both-kept-by-z",
                        GruLoops.MIX.as((z, n, h) -> z * n + z * h),
                        "Your old state and your candidate have the same share",
                        "if z is the share of one of them, what is that of the other?"));
    }

    private static Stream<Mistake> reset() {
        return Stream.of(
                new Mistake(
                        "places-swapped",
                        GruLoops.PLACE.as(resetAfter -> !resetAfter),
                        "You reset before the product where it should be after, and after where before",
                        "with resetAfter, what is multiplied by r: h, or U h?"),
                new Mistake(
                        "always-before",
                        GruLoops.PLACE.as(resetAfter -> false),
                        "You always reset the state before the product",
                        "what does your code do when resetAfter is true?",
                        true),
                new Mistake(
                        "always-after",
                        GruLoops.PLACE.as(resetAfter -> true),
                        "You always reset after the product",
                        "what does your code do when resetAfter is false?",
                        true),
                new Mistake(
                        "never-reset",
                        GruLoops.RESET.as((r, z) -> 1),
                        "Your candidate sees the whole state, whatever the reset gate says",
                        "where does r come in?",
                        true),
                new Mistake(
                        "reset-by-z",
                        GruLoops.RESET.as((r, z) -> z),
                        "Your candidate is reset by z",
                        "which of the two gates resets?"),
                new Mistake(
                        "bias-not-reset",
                        GruLoops.AFTER.as((wx, r, uh, bu) -> wx + r * uh + bu),
                        "With resetAfter, your bias beside U is not reset",
                        "which parts stand inside of the parentheses behind r?"),
                new Mistake(
                        "input-reset-too",
                        GruLoops.AFTER.as((wx, r, uh, bu) -> r * (wx + uh + bu)),
                        "With resetAfter, your reset gate multiplies what comes from x, too",
                        "which parts stand inside of the parentheses behind r?"),
                new Mistake(
                        "z-sees-the-reset-state",
                        GruLoops.SEEN.as((h, r) -> Entrywise.product(h, r)),
                        "Your update gate looks at the state after the reset",
                        "for which of r, z and n is the state reset?"));
    }

    private static Stream<Mistake> squashes() {
        return Stream.of(
                new Mistake(
                        "sigmoid-on-n",
                        GruLoops.CANDIDATE.as(Squash.SIGMOID),
                        "Your candidate goes through the sigmoid",
                        "may a state be negative, and can it be with this candidate?"),
                new Mistake(
                        "tanh-on-gates",
                        GruLoops.GATE.as(Squash.TANH),
                        "Your gates go through tanh",
                        "a gate is a share of the whole: between which bounds does it lie?"),
                new Mistake(
                        "order-zrn",
                        GruLoops.ORDER.as(List.of(1, 0, 2)),
                        "Your gates are read in the order z, r, n",
                        "the three blocks are those of r, z and n, in this order: which block goes into which gate?"),
                new Mistake(
                        "order-nzr",
                        GruLoops.ORDER.as(List.of(2, 1, 0)),
                        "Your gates are read in the order n, z, r",
                        "the three blocks are those of r, z and n, in this order: which block goes into which gate?"));
    }

    private static Stream<Mistake> sums() {
        return Stream.of(
                new Mistake(
                        "u-transposed",
                        GruLoops.HIDDEN.as(LstmLoops::transposedProduct),
                        "Your code reads each block of U with its two axes exchanged",
                        "which index of U runs along with the entries of h?"),
                new Mistake(
                        "input-x-left-out",
                        GruLoops.INPUT.as((w, x, row) -> 0),
                        "Your sums do not have the input in them",
                        "where do W and x come in?",
                        true),
                new Mistake(
                        "bias-of-w-left-out",
                        GruLoops.BIAS_W.as((b, row) -> 0),
                        "Your sums do not have the bias bw in them",
                        "where does bw come in?",
                        true),
                new Mistake(
                        "bias-of-u-left-out",
                        GruLoops.BIAS_U.as((b, row) -> 0),
                        "Your sums do not have the bias bu in them",
                        "where does bu come in?",
                        true),
                new Mistake(
                        "first-biases-for-all",
                        GruLoops.BIAS_W
                                .as((b, row) -> b.get(row % (b.length() / 3)))
                                .with(GruLoops.BIAS_U, (b, row) -> b.get(row % (b.length() / 3))),
                        "All your sums have the biases of the first gate",
                        "bw and bu have 3H entries: which of them belongs to this row?"));
    }
}
