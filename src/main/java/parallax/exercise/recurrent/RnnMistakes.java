package parallax.exercise.recurrent;

import java.util.List;
import java.util.stream.Stream;
import parallax.exercise.diagnosis.Mistake;

/** The mistakes of going forward, each a decision of {@link RnnLoops} taken otherwise. */
final class RnnMistakes {
    private static final String SWAPPED = "Your code multiplies x by u and the state by w";
    private static final String SWAPPED_QUESTION =
            "w has a column for each feature, u one for each unit: which belongs to which?";
    private static final String BIAS_OFTEN = "Your bias is added more than once";
    private static final String BIAS_OFTEN_QUESTION = "does the line that adds b stand inside of a sum's loop?";

    private RnnMistakes() {}

    /** Returns those of one step. */
    static List<Mistake> ofStep() {
        return Stream.of(products(), biases(), squashing()).flatMap(s -> s).toList();
    }

    /** Returns those of a whole sequence. */
    static List<Mistake> ofSequence() {
        return Stream.of(products(), biases(), squashing(), past(), order())
                .flatMap(s -> s)
                .toList();
    }

    /** Returns those of the end state. */
    static List<Mistake> ofEnd() {
        return Stream.of(masks(), products(), biases(), squashing(), past())
                .flatMap(s -> s)
                .toList();
    }

    private static Stream<Mistake> products() {
        return Stream.of(
                new Mistake(
                        "weights-swapped",
                        RnnLoops.WEIGHTS.as((w, u) -> new RnnLoops.Weights(u, w, false)),
                        SWAPPED,
                        SWAPPED_QUESTION),
                new Mistake(
                        "weights-swapped-by-columns",
                        RnnLoops.WEIGHTS.as((w, u) -> new RnnLoops.Weights(u, w, true)),
                        SWAPPED,
                        SWAPPED_QUESTION),
                new Mistake(
                        "w-transposed",
                        RnnLoops.INPUT.as((m, k, f) -> m.get(f, k)),
                        "Your code reads w with its two axes exchanged",
                        "w has the axes (unit, feature): which index comes first for unit k?"),
                new Mistake(
                        "u-transposed",
                        RnnLoops.HIDDEN.as((m, k, j) -> m.get(j, k)),
                        "Your code reads u with its two axes exchanged",
                        "u[k, j] says what unit k hears from unit j: which index runs along in the sum of unit k?"),
                new Mistake(
                        "own-state-only",
                        RnnLoops.HIDDEN.as((m, k, j) -> k == j ? m.get(k, j) : 0),
                        "Each of your units remembers itself alone",
                        "what does unit k hear from the other units?"),
                new Mistake(
                        "state-missing",
                        RnnLoops.HIDDEN.as((m, k, j) -> 0),
                        "Your units see the input alone, no state",
                        "where does your sum use the state before?"),
                new Mistake(
                        "input-missing",
                        RnnLoops.INPUT.as((m, k, f) -> 0),
                        "Your units hear each other and never the input",
                        "where does your sum use x?"),
                new Mistake(
                        "renewed-too-early",
                        RnnLoops.EARLY.as(true),
                        "Your later units see what the earlier ones have become in this very step",
                        "all units look at the state before the step: what do you write to while you still read it?"));
    }

    private static Stream<Mistake> biases() {
        return Stream.of(
                new Mistake(
                        "bias-missing",
                        RnnLoops.BIAS.as((b, k, features, units) -> 0),
                        "Your bias is missing",
                        "where does your sum use b?"),
                new Mistake(
                        "bias-per-feature",
                        RnnLoops.BIAS.as((b, k, features, units) -> features * b.get(k)),
                        BIAS_OFTEN,
                        BIAS_OFTEN_QUESTION),
                new Mistake(
                        "bias-per-unit",
                        RnnLoops.BIAS.as((b, k, features, units) -> units * b.get(k)),
                        BIAS_OFTEN,
                        BIAS_OFTEN_QUESTION),
                new Mistake(
                        "bias-first-for-all",
                        RnnLoops.BIAS.as((b, k, features, units) -> b.get(0)),
                        "All your units have the bias of the first",
                        "which entry of b belongs to unit k?"));
    }

    private static Stream<Mistake> squashing() {
        return Stream.of(
                new Mistake(
                        "tanh-missing",
                        RnnLoops.JOIN.as((i, s, b) -> i + s + b),
                        "Your new state is the sum itself, without tanh",
                        "what keeps the state between -1 and 1?"),
                new Mistake(
                        "sigmoid",
                        RnnLoops.JOIN.as((i, s, b) -> 1 / (1 + Math.exp(-i - s - b))),
                        "Your new state is the sigmoid of the sum, from 0 to 1",
                        "which function goes from -1 to 1?"),
                new Mistake(
                        "relu",
                        RnnLoops.JOIN.as((i, s, b) -> Math.max(0, i + s + b)),
                        "Your new state is the sum with its negatives cut off",
                        "which function has the formula around the sum?"),
                new Mistake(
                        "tanh-of-each",
                        RnnLoops.JOIN.as((i, s, b) -> Math.tanh(i + b) + Math.tanh(s)),
                        "Your code takes tanh of the input's part and of the state's part, and adds the two",
                        "is tanh taken of the parts, or of their sum?"),
                new Mistake(
                        "bias-outside",
                        RnnLoops.JOIN.as((i, s, b) -> Math.tanh(i + s) + b),
                        "Your bias is added after the tanh",
                        "does b stand inside of the bracket that tanh is taken of, or behind it?"));
    }

    private static Stream<Mistake> past() {
        return Stream.of(
                new Mistake(
                        "reset-each-step",
                        RnnLoops.PAST.as((states, h0, b, t) -> RnnLoops.row(h0, b)),
                        "Each of your steps starts again from h0",
                        "what does step t + 1 take over from step t?"),
                new Mistake(
                        "start-ignored",
                        RnnLoops.PAST.as((states, h0, b, t) -> t == 0 ? new double[h0.size(1)] : states[b][t - 1]),
                        "Your first step starts from zeros",
                        "which state is there before the first step?"),
                new Mistake(
                        "start-of-first",
                        RnnLoops.PAST.as((states, h0, b, t) -> t == 0 ? RnnLoops.row(h0, 0) : states[b][t - 1]),
                        "All your sequences start from the state of the first one",
                        "which row of h0 belongs to sequence n?"),
                new Mistake(
                        "carried-over",
                        RnnLoops.PAST.as((states, h0, b, t) -> t > 0
                                ? states[b][t - 1]
                                : b > 0 ? states[b - 1][states[b - 1].length - 1] : RnnLoops.row(h0, 0)),
                        "Your second sequence starts from where the first one ended",
                        "what is the state set to when another sequence begins?"),
                new Mistake(
                        "two-steps-back",
                        RnnLoops.PAST.as((states, h0, b, t) -> t < 2 ? RnnLoops.row(h0, b) : states[b][t - 2]),
                        "Your steps look at the state two steps back",
                        "which step comes just before t?"));
    }

    private static Stream<Mistake> order() {
        return Stream.of(
                new Mistake(
                        "reads-backwards",
                        RnnLoops.ORDER.as((t, steps) -> new int[] {steps - 1 - t, t}),
                        "Your states are those of the sequence reversed",
                        "which input comes first, x[0] or the last one?"),
                new Mistake(
                        "writes-backwards",
                        RnnLoops.ORDER.as((t, steps) -> new int[] {t, steps - 1 - t}),
                        "Your states are right, in the reverse order",
                        "at which place of your answer does the state after step t belong?"),
                new Mistake(
                        "goes-backwards",
                        RnnLoops.ORDER.as((t, steps) -> new int[] {steps - 1 - t, steps - 1 - t}),
                        "Your network goes through the sequence from its end to its beginning",
                        "which step comes before step t, t - 1 or t + 1?"));
    }

    private static Stream<Mistake> masks() {
        return Stream.of(
                new Mistake(
                        "mask-ignored",
                        RnnLoops.KEEP.as((mask, b, t, next, before) -> next),
                        "Your state goes on changing while it reads padding",
                        "what should become of the state where the mask is 0?",
                        true),
                new Mistake(
                        "zeroed",
                        RnnLoops.KEEP.as((mask, b, t, next, before) -> mask.get(b, t) * next),
                        "Your state is 0 once it has read padding",
                        "the state stands still at padding: which state is that, 0 or the one before?"),
                new Mistake(
                        "input-zeroed",
                        RnnLoops.KEEP
                                .as((mask, b, t, next, before) -> next)
                                .with(RnnLoops.READ, (x, mask, b, t, f) -> x.get(b, t, f) * mask.get(b, t)),
                        "Your padding is read as zeros, and the state goes on changing",
                        "with x = 0, do u and b leave the state as it is?"),
                new Mistake(
                        "inverted",
                        RnnLoops.KEEP.as((mask, b, t, next, before) -> mask.get(b, t) == 0 ? next : before),
                        "Your state changes at padding and stands still at real steps",
                        "does a 1 in the mask mean real or padding?"),
                new Mistake(
                        "mask-of-first",
                        RnnLoops.KEEP.as((mask, b, t, next, before) -> mask.get(0, t) == 1 ? next : before),
                        "All your sequences end where the first one ends",
                        "which row of the mask belongs to sequence n?"),
                new Mistake(
                        "one-short",
                        RnnLoops.KEEP.as((mask, b, t, next, before) ->
                                t + 1 < mask.size(1) && mask.get(b, t + 1) == 1 ? next : before),
                        "Your sequences end one step too early",
                        "is the last step with a 1 still read?"),
                new Mistake(
                        "one-long",
                        RnnLoops.KEEP.as(
                                (mask, b, t, next, before) -> t == 0 || mask.get(b, t - 1) == 1 ? next : before),
                        "Your sequences end one step too late",
                        "is the first step with a 0 read?"),
                new Mistake(
                        "added",
                        RnnLoops.KEEP.as((mask, b, t, next, before) -> mask.get(b, t) * next + before),
                        "Your new state is added to the old one",
                        "where the mask is 1, what is left of the state before?"));
    }
}
