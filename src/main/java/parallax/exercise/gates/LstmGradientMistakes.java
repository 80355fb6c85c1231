package parallax.exercise.gates;

import java.util.List;
import java.util.stream.Stream;
import parallax.exercise.diagnosis.Mistake;
import parallax.tensor.Tensor;

/** The mistakes of an LSTM's backward pass, each a decision of {@link LstmGradientLoops} taken otherwise. */
final class LstmGradientMistakes {
    // tanh whose slope is 1 − c² instead of 1 − tanh²(c); c is found back from what tanh made.
    private static final Squash CELL_SLOPE_OF_BARE = Squash.TANH.withSlope(y -> {
        double c = 0.5 * Math.log((1 + y) / (1 - y));
        return 1 - c * c;
    });

    private LstmGradientMistakes() {}

    /** Returns those of a step. */
    static List<Mistake> ofStep() {
        return Stream.of(cell(), factors(), slopes(), forward()).flatMap(s -> s).toList();
    }

    private static Stream<Mistake> cell() {
        return Stream.of(
                new Mistake(
                        "later-steps-forgotten",
                        LstmGradientLoops.TOTAL.as((dh, dc, o, slope) -> dh * o * slope),
                        "Your cell's gradient comes through h alone",
                        "the next step used the cell too: where does dc come in?"),
                new Mistake(
                        "own-output-forgotten",
                        LstmGradientLoops.TOTAL.as((dh, dc, o, slope) -> dc),
                        "Your cell's gradient comes from later steps alone",
                        "h was made of the cell: what does dh send back to it?"),
                new Mistake(
                        "output-gate-forgotten",
                        LstmGradientLoops.TOTAL.as((dh, dc, o, slope) -> dc + dh * slope),
                        "What dh sends to your cell does not pass the output gate",
                        "in h = o * tanh(c), what stands beside tanh(c)?"),
                new Mistake(
                        "forget-gate-forgotten",
                        LstmGradientLoops.BEFORE.as((total, dc, i, f) -> total),
                        "The cell before gets all of the cell's gradient",
                        "in c = f * before + i * g, what stands beside before?"),
                new Mistake(
                        "input-gate-for-forget-gate",
                        LstmGradientLoops.BEFORE.as((total, dc, i, f) -> total * i),
                        "The cell before gets its gradient through the input gate",
                        "in c = f * before + i * g, what stands beside before?"),
                new Mistake(
                        "dc-alone-goes-on",
                        LstmGradientLoops.BEFORE.as((total, dc, i, f) -> dc * f),
                        "The cell before gets what came from later steps, and nothing of this step's h",
                        "which gradient of c goes on, the one that came or the whole one?"));
    }

    private static Stream<Mistake> factors() {
        return Stream.of(
                new Mistake(
                        "new-cell-for-old",
                        LstmGradientLoops.FORGET.as((total, before, c) -> total * c),
                        "Your forget gate's gradient has the new cell beside it",
                        "in c = f * before + i * g, what stands beside f?"),
                new Mistake(
                        "own-factor-for-i",
                        LstmGradientLoops.INPUT.as((total, i, g) -> total * i),
                        "Your input gate's gradient has the gate itself beside it",
                        "in the product i * g, what stands beside i?"),
                new Mistake(
                        "own-factor-for-g",
                        LstmGradientLoops.CANDIDATE.as((total, i, g) -> total * g),
                        "The gradient of your g has g itself beside it",
                        "in the product i * g, what stands beside g?"),
                new Mistake(
                        "bare-cell-for-o",
                        LstmGradientLoops.OUTPUT.as((dh, out, c) -> dh * c),
                        "Your output gate's gradient has the bare cell beside it",
                        "in h = o * tanh(c), what stands beside o?"));
    }

    private static Stream<Mistake> slopes() {
        return Stream.of(
                new Mistake(
                        "gate-slope-forgotten",
                        LstmLoops.GATE.as(Squash.SIGMOID.withSlope(y -> 1)),
                        "Your gradients of i, f and o are those of the gates, not of the sums before the sigmoid",
                        "by the sigmoid's slope, y * (1 - y): where is it?"),
                new Mistake(
                        "tanh-slope-on-gates",
                        LstmLoops.GATE.as(Squash.SIGMOID.withSlope(y -> 1 - y * y)),
                        "Your gates' gradients have the slope of tanh",
                        "which function made i, f and o, and what is its slope?"),
                new Mistake(
                        "g-slope-forgotten",
                        LstmLoops.CANDIDATE.as(Squash.TANH.withSlope(y -> 1)),
                        "Your gradient of g is not that of the sum before the tanh",
                        "what is the slope of tanh, given what it made?"),
                new Mistake(
                        "g-slope-of-the-result",
                        LstmLoops.CANDIDATE.as(Squash.TANH.withSlope(y -> 1 - Math.tanh(y) * Math.tanh(y))),
                        "Your gradient of g takes tanh once more",
                        "g is what tanh made already: what is the slope in terms of it?"),
                new Mistake(
                        "cell-slope-forgotten",
                        LstmLoops.OUT.as(Squash.TANH.withSlope(y -> 1)),
                        "What dh sends to your cell does not pass the slope of tanh",
                        "h is made of tanh(c), not of c: what is missing on the way back?"),
                new Mistake(
                        "cell-slope-of-the-bare-cell",
                        LstmLoops.OUT.as(CELL_SLOPE_OF_BARE),
                        "The slope of tanh in your cell's gradient has the bare cell in it",
                        "1 - y * y is the slope where y is what tanh made: what is y here?"));
    }

    // What is a mistake of the forward pass as well: there and here it is one algorithm with its gradient.
    private static Stream<Mistake> forward() {
        return Stream.of(
                new Mistake(
                        "order-ifog",
                        LstmLoops.ORDER.as(List.of(0, 1, 3, 2)),
                        "Your rows are in the order i, f, o, g",
                        "the sums stand in the order i, f, g, o: which row is whose?"),
                new Mistake(
                        "order-igfo",
                        LstmLoops.ORDER.as(List.of(0, 2, 1, 3)),
                        "Your rows are in the order i, g, f, o",
                        "the sums stand in the order i, f, g, o: which row is whose?"),
                new Mistake(
                        "sigmoid-on-g",
                        LstmLoops.CANDIDATE.as(Squash.SIGMOID),
                        "Your gradient of g has the sigmoid's slope",
                        "which function made g, and what is its slope?"),
                new Mistake(
                        "no-tanh-on-cell",
                        LstmLoops.OUT.as(Squash.NONE),
                        "Your gradients are those of h = o * c",
                        "between the cell and h stands a tanh: where is it in the gradients of o and of c?"));
    }

    /** Returns those of going back through time. */
    static List<Mistake> ofBackward() {
        return List.of(
                new Mistake(
                        "from-the-start",
                        LstmGradientLoops.TIME.as((s, steps) -> s),
                        "Your loop goes from the first step to the last",
                        "a step's gradient needs that of the step after it: which step is ready first?"),
                new Mistake(
                        "state-gradient-not-carried",
                        LstmGradientLoops.STATE.as((u, d, j) -> 0),
                        "No gradient goes back through h from step to step",
                        "the next step's sums used h, by U: what do they send back?",
                        true),
                new Mistake(
                        "cell-gradient-not-carried",
                        LstmGradientLoops.CARRY.as((dBefore, dc) -> Tensor.zeros(dc.length())),
                        "No gradient goes back through the cell from step to step",
                        "row 4 of what a step returns is the gradient of the cell before: which step needs it?",
                        true),
                new Mistake(
                        "last-output-alone",
                        LstmGradientLoops.JOIN.as((dy, later, last) -> last ? dy : later),
                        "Only the last step's dy counts",
                        "each h is used twice, as y and by the next step: what do = and += do?"),
                new Mistake(
                        "dh-not-cleared",
                        LstmGradientLoops.REST.as(dh -> dh),
                        "What a step has used up of dh is still there for the step before",
                        "dh of step t is passed on through U: what else of it reaches step t - 1?"),
                new Mistake(
                        "u-not-transposed",
                        LstmGradientLoops.STATE.as((u, d, j) -> notTransposed(u, d, j)),
                        "Your gradient goes back through U with its two axes exchanged",
                        "entry j of h was multiplied by which entries of U, a row of it or a column?"),
                new Mistake(
                        "input-gate-alone",
                        LstmGradientLoops.STATE.as((u, d, j) -> firstBlock(u, d, j)),
                        "Only the first gate sends a gradient back to h",
                        "in how many of the 4H sums did each entry of h take part?"),
                new Mistake(
                        "new-cell-given",
                        LstmGradientLoops.CELL.as((steps, c0, t) -> Parts.of(steps, t, LstmLoops.C)),
                        "Your steps are given their own cell as the one before",
                        "which step made the cell that step t found?"),
                new Mistake(
                        "start-cell-for-all",
                        LstmGradientLoops.CELL.as((steps, c0, t) -> c0),
                        "All your steps are given c0 as the cell before",
                        "c0 was there before the first step: which cell did the others find?"));
    }

    private static double notTransposed(Tensor u, Tensor d, int j) {
        int hidden = u.size(1);
        double sum = 0;
        for (int block = 0; block < 4; block++)
            for (int k = 0; k < hidden; k++) {
                sum += u.get(block * hidden + j, k) * d.get(block, k);
            }
        return sum;
    }

    private static double firstBlock(Tensor u, Tensor d, int j) {
        double sum = 0;
        for (int k = 0; k < u.size(1); k++) {
            sum += u.get(k, j) * d.get(0, k);
        }
        return sum;
    }
}
