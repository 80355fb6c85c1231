package parallax.exercise.gates;

import java.util.List;
import java.util.stream.Stream;
import parallax.exercise.diagnosis.Mistake;
import parallax.tensor.Tensor;

/** The mistakes of an LSTM's forward pass, each a decision of {@link LstmLoops} taken otherwise. */
final class LstmMistakes {
    private static final String ORDER_QUESTION =
            "the four blocks are those of i, f, g and o, in this order: which block goes into which gate?";

    private LstmMistakes() {}

    /** Returns those of the cell. */
    static Stream<Mistake> cell() {
        return Stream.of(
                new Mistake(
                        "forget-and-input-swapped",
                        LstmLoops.CELL.as((i, f, g, c) -> i * c + f * g),
                        "Your forget gate lets in, and your input gate keeps",
                        "which gate stands beside the old cell, and which beside what is new?"),
                new Mistake(
                        "forget-left-out",
                        LstmLoops.CELL.as((i, f, g, c) -> c + i * g),
                        "Your cell keeps all it had",
                        "how much of the old cell remains when the forget gate is 0?"),
                new Mistake(
                        "input-left-out",
                        LstmLoops.CELL.as((i, f, g, c) -> f * c + g),
                        "Your cell takes in all that is offered",
                        "what comes in when the input gate is 0?"),
                new Mistake(
                        "candidate-left-out",
                        LstmLoops.CELL.as((i, f, g, c) -> f * c + i),
                        "All of the input gate goes into your cell",
                        "the gate says how much comes in: how much of what?"),
                new Mistake(
                        "forget-added",
                        LstmLoops.CELL.as((i, f, g, c) -> f + c + i * g),
                        "Your forget gate is added to the old cell",
                        "what should remain of a cell of 3 when the gate is 0, and what does a sum give?"),
                new Mistake(
                        "input-added",
                        LstmLoops.CELL.as((i, f, g, c) -> f * c + i + g),
                        "Your input gate is added to what comes in",
                        "what should come in when the gate is 0, and what does a sum give?"),
                new Mistake(
                        "all-multiplied",
                        LstmLoops.CELL.as((i, f, g, c) -> f * c * i * g),
                        "Your cell is one product of what remains and what comes in",
                        "something remains and something comes in: are the two added or multiplied?"),
                new Mistake(
                        "forget-is-rest-of-input",
                        LstmLoops.CELL.as((i, f, g, c) -> (1 - i) * c + i * g),
                        "Your cell forgets as much as it lets in, whatever the forget gate says",
                        "1 - i in place of a gate of its own is what a GRU does: where is f?"),
                new Mistake(
                        "old-cell-left-out",
                        LstmLoops.CELL.as((i, f, g, c) -> i * g),
                        "Your new cell knows nothing of the old one",
                        "what of the old cell belongs into the sum?",
                        true));
    }

    /** Returns the blocks in the order of another framework. */
    static Stream<Mistake> order() {
        return Stream.of(
                order("order-ifog", List.of(0, 1, 3, 2), "Your gates are read in the order i, f, o, g"),
                order("order-igfo", List.of(0, 2, 1, 3), "Your gates are read in the order i, g, f, o"),
                order("order-iofg", List.of(0, 2, 3, 1), "Your gates are read in the order i, o, f, g"),
                order("order-figo", List.of(1, 0, 2, 3), "Your gates are read in the order f, i, g, o"));
    }

    /** Returns those of what the sums go through. */
    static Stream<Mistake> squashes() {
        return Stream.of(
                new Mistake(
                        "sigmoid-on-g",
                        LstmLoops.CANDIDATE.as(Squash.SIGMOID),
                        "Your g goes through the sigmoid",
                        "g is no gate: what comes in may be negative, so between which bounds must g lie?"),
                new Mistake(
                        "g-unbounded",
                        LstmLoops.CANDIDATE.as(Squash.NONE),
                        "Your g is the bare sum",
                        "what keeps what comes in between -1 and 1?"),
                new Mistake(
                        "tanh-on-gates",
                        LstmLoops.GATE.as(Squash.TANH),
                        "Your gates go through tanh",
                        "a gate is a share of the whole: between which bounds does it lie?"),
                new Mistake(
                        "gates-unbounded",
                        LstmLoops.GATE.as(Squash.NONE),
                        "Your gates are the bare sums",
                        "what makes a share between 0 and 1 of any number?"));
    }

    private static Stream<Mistake> output() {
        return Stream.of(
                new Mistake(
                        "no-tanh-on-cell",
                        LstmLoops.OUT.as(Squash.NONE),
                        "Your h is the output gate times the bare cell",
                        "a cell may grow beyond 1: what is done to it on its way out?"),
                new Mistake(
                        "sigmoid-on-cell",
                        LstmLoops.OUT.as(Squash.SIGMOID),
                        "Your cell goes out through the sigmoid",
                        "may h be negative, and can it be when the cell goes through a sigmoid?"),
                new Mistake(
                        "output-gate-left-out",
                        LstmLoops.OUTPUT.as((o, now, before) -> now),
                        "Your h is all of the cell, whatever the output gate says",
                        "where does o come in?",
                        true),
                new Mistake(
                        "output-added",
                        LstmLoops.OUTPUT.as((o, now, before) -> o + now),
                        "Your output gate is added to the cell's tanh",
                        "what should go out when the gate is 0, and what does a sum give?"),
                new Mistake(
                        "output-of-old-cell",
                        LstmLoops.OUTPUT.as((o, now, before) -> o * before),
                        "Your h shows the old cell",
                        "which is computed first, the new cell or the new h?"));
    }

    private static Stream<Mistake> sums() {
        return Stream.of(
                new Mistake(
                        "state-left-out",
                        LstmLoops.HIDDEN.as((u, h, c, row) -> 0),
                        "Your sums do not have the state in them",
                        "where do U and h come in?",
                        true),
                new Mistake(
                        "input-x-left-out",
                        LstmLoops.INPUT.as((w, x, row) -> 0),
                        "Your sums do not have the input in them",
                        "where do W and x come in?",
                        true),
                new Mistake(
                        "bias-left-out",
                        LstmLoops.BIAS.as((b, row) -> 0),
                        "Your sums do not have the bias in them",
                        "where does b come in?",
                        true),
                new Mistake(
                        "first-biases-for-all",
                        LstmLoops.BIAS.as((b, row) -> b.get(row % (b.length() / 4))),
                        "All your gates have the biases of the first one",
                        "b has 4H entries: which of them belongs to this row of W?"),
                new Mistake(
                        "cell-for-state",
                        LstmLoops.HIDDEN.as((u, h, c, row) -> LstmLoops.product(u, c, row)),
                        "Your gates look at the cell where they should look at h",
                        "what is U multiplied by, h or c?"),
                new Mistake(
                        "u-transposed",
                        LstmLoops.HIDDEN.as((u, h, c, row) -> LstmLoops.transposedProduct(u, h, row)),
                        "Your code reads each block of U with its two axes exchanged",
                        "which index of U runs along with the entries of h?"));
    }

    private static Stream<Mistake> sequence() {
        return Stream.of(
                new Mistake(
                        "started-anew",
                        LstmLoops.CARRY_H
                                .as((start, before) -> start)
                                .with(LstmLoops.CARRY_C, (start, before) -> start),
                        "Each of your steps starts anew from h0 and c0",
                        "what does a step take over from the step before it?"),
                new Mistake(
                        "cell-not-carried",
                        LstmLoops.CARRY_C.as((start, before) -> start),
                        "Your cell is c0 at each step",
                        "two things go from step to step: is c one of them in your loop?"),
                new Mistake(
                        "state-not-carried",
                        LstmLoops.CARRY_H.as((start, before) -> start),
                        "Your h is h0 at each step",
                        "two things go from step to step: is h one of them in your loop?"),
                new Mistake(
                        "batch-runs-on",
                        LstmLoops.START.as((start, n, ended) -> ended == null ? Parts.of(start, n) : ended),
                        "Each sequence of your batch begins where the one before it ended",
                        "where in the loops do h and c get their starts?"),
                new Mistake(
                        "starts-at-zero",
                        LstmLoops.START.as((start, n, ended) -> Tensor.zeros(start.size(1))),
                        "Your sequences start from zeros",
                        "what are h0 and c0 for?",
                        true),
                new Mistake(
                        "first-start-for-all",
                        LstmLoops.START.as((start, n, ended) -> Parts.of(start, 0)),
                        "All your sequences start from the first row of h0 and c0",
                        "which row of h0 belongs to sequence n?"),
                new Mistake(
                        "from-the-end",
                        LstmLoops.READ
                                .as((t, steps) -> steps - 1 - t)
                                .with(LstmLoops.WRITE, (t, steps) -> steps - 1 - t),
                        "Your loop goes from the last step to the first",
                        "in which order are the words of a sentence read?"),
                new Mistake(
                        "first-x-for-all",
                        LstmLoops.READ.as((t, steps) -> 0),
                        "All your steps read the first x",
                        "which x belongs to step t?"),
                new Mistake(
                        "h-kept-as-cell",
                        LstmLoops.KEPT.as(LstmLoops.H),
                        "Your steps are given h as the cell before",
                        "which row of a step is its cell?"),
                new Mistake(
                        "cell-is-output",
                        LstmLoops.Y.as(LstmLoops.C),
                        "Your y is the cell",
                        "which of the two does an LSTM show, c or h?"));
    }

    /** Returns those of a step. */
    static List<Mistake> ofStep() {
        return Stream.of(sums(), order(), squashes(), cell(), output())
                .flatMap(s -> s)
                .toList();
    }

    /** Returns those of whole sequences. */
    static List<Mistake> ofForward() {
        Stream<Mistake> within = ofStep().stream()
                .filter(m -> List.of("no-tanh-on-cell", "sigmoid-on-g", "order-ifog", "forget-and-input-swapped")
                        .contains(m.id()));
        return Stream.concat(sequence(), within).toList();
    }

    private static Mistake order(String id, List<Integer> blocks, String looksLike) {
        return new Mistake(id, LstmLoops.ORDER.as(blocks), looksLike, ORDER_QUESTION);
    }
}
