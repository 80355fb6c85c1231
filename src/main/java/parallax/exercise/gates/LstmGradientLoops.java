package parallax.exercise.gates;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.tensor.Tensor;

/**
 * The backward pass of an LSTM that asks for every decision: right, unless a choice is a mistake.
 *
 * <p>It takes the forward pass's decisions likewise, so that a mistake made there and here is one algorithm with its gradient.
 */
final class LstmGradientLoops {
    /** The gradient of the new cell: from later steps, dc, and through h. */
    static final Decision<TotalRule> TOTAL = Decision.of("total", (dh, dc, o, slope) -> dc + dh * o * slope);

    /** That of o. */
    static final Decision<OutputRule> OUTPUT = Decision.of("output", (dh, out, c) -> dh * out);

    /** That of i. */
    static final Decision<ProductRule> INPUT = Decision.of("input", (total, i, g) -> total * g);

    /** That of g. */
    static final Decision<ProductRule> CANDIDATE = Decision.of("candidate", (total, i, g) -> total * i);

    /** That of f. */
    static final Decision<ForgetRule> FORGET = Decision.of("forget", (total, before, c) -> total * before);

    /** That of the cell before. */
    static final Decision<BeforeRule> BEFORE = Decision.of("before", (total, dc, i, f) -> total * f);

    /** The step that comes as the s-th. */
    static final Decision<LstmLoops.TimeRule> TIME = Decision.of("time", (s, steps) -> steps - 1 - s);

    /** The gradient of a step's h: from its y and from the step after it. */
    static final Decision<JoinRule> JOIN = Decision.of("join", (dy, later, last) -> dy + later);

    /** The cell a step was given. */
    static final Decision<CellRule> CELL =
            Decision.of("cell", (steps, c0, t) -> t == 0 ? c0 : Parts.of(steps, t - 1, LstmLoops.C));

    /** Entry j of what goes on to the h before. */
    static final Decision<StateRule> STATE = Decision.of("state", LstmGradientLoops::through);

    /** What of a step's own dh is still in the next one's. */
    static final Decision<RestRule> REST = Decision.of("rest", dh -> 0);

    /** What goes on to the cell before. */
    static final Decision<CarryRule> CARRY = Decision.of("carry", (dBefore, dc) -> dBefore);

    private final Choices choices;

    LstmGradientLoops(Choices choices) {
        this.choices = choices;
    }

    /** Returns the gradients of the sums of i, f, g and o and of the cell before (5, H), of a step (6, H). */
    Tensor step(Tensor step, Tensor before, Tensor dh, Tensor dc) {
        int hidden = before.length();
        Squash gate = choices.of(LstmLoops.GATE);
        Tensor d = Tensor.zeros(5, hidden);
        for (int j = 0; j < hidden; j++) {
            double i = step.get(LstmLoops.I, j);
            double f = step.get(LstmLoops.F, j);
            double g = step.get(LstmLoops.G, j);
            double o = step.get(LstmLoops.O, j);
            double c = step.get(LstmLoops.C, j);
            double out = choices.of(LstmLoops.OUT).of(c);
            double slope = choices.of(LstmLoops.OUT).slopeAt(out);
            double total = choices.of(TOTAL).of(dh.get(j), dc.get(j), o, slope);
            double di = choices.of(INPUT).of(total, i, g);
            double df = choices.of(FORGET).of(total, before.get(j), c);
            double dg = choices.of(CANDIDATE).of(total, i, g);
            double dO = choices.of(OUTPUT).of(dh.get(j), out, c);
            d.set(di * gate.slopeAt(i), block(LstmLoops.I), j);
            d.set(df * gate.slopeAt(f), block(LstmLoops.F), j);
            d.set(dg * choices.of(LstmLoops.CANDIDATE).slopeAt(g), block(LstmLoops.G), j);
            d.set(dO * gate.slopeAt(o), block(LstmLoops.O), j);
            d.set(choices.of(BEFORE).of(total, dc.get(j), i, f), 4, j);
        }
        return d;
    }

    /** Returns the gradients of all sums (T, 4H), of the steps (T, 6, H) of one sequence. */
    Tensor backward(Tensor steps, Tensor c0, Tensor u, Tensor dy) {
        int count = steps.size(0);
        int hidden = c0.length();
        Tensor da = Tensor.zeros(count, 4 * hidden);
        Tensor dh = Tensor.zeros(hidden);
        Tensor dc = Tensor.zeros(hidden);
        for (int s = 0; s < count; s++) {
            int t = choices.of(TIME).of(s, count);
            Tensor joined = Tensor.zeros(hidden);
            for (int j = 0; j < hidden; j++) {
                joined.set(choices.of(JOIN).of(dy.get(t, j), dh.get(j), s == 0), j);
            }
            Tensor d = step(Parts.of(steps, t), choices.of(CELL).of(steps, c0, t), joined, dc);
            System.arraycopy(d.data(), 0, da.data(), t * 4 * hidden, 4 * hidden);
            dc = choices.of(CARRY).of(Parts.of(d, 4), dc);
            for (int j = 0; j < hidden; j++) {
                dh.set(choices.of(REST).of(joined.get(j)) + choices.of(STATE).of(u, d, j), j);
            }
        }
        return da;
    }

    private int block(int gate) {
        return choices.of(LstmLoops.ORDER).get(gate);
    }

    /** Returns entry j of Uᵀ da. */
    static double through(Tensor u, Tensor d, int j) {
        double sum = 0;
        for (int row = 0; row < u.size(0); row++) {
            sum += u.get(row, j) * d.data()[row];
        }
        return sum;
    }

    /** A gradient. */
    interface TotalRule {
        double of(double dh, double dc, double o, double slope);
    }

    /** A gradient. */
    interface OutputRule {
        double of(double dh, double out, double c);
    }

    /** A gradient. */
    interface ProductRule {
        double of(double total, double i, double g);
    }

    /** A gradient. */
    interface ForgetRule {
        double of(double total, double before, double c);
    }

    /** A gradient. */
    interface BeforeRule {
        double of(double total, double dc, double i, double f);
    }

    /** A gradient. */
    interface JoinRule {
        double of(double dy, double later, boolean last);
    }

    /** A cell. */
    interface CellRule {
        Tensor of(Tensor steps, Tensor c0, int t);
    }

    /** A gradient. */
    interface StateRule {
        double of(Tensor u, Tensor d, int j);
    }

    /** A gradient. */
    interface RestRule {
        double of(double dh);
    }

    /** A gradient. */
    interface CarryRule {
        Tensor of(Tensor dBefore, Tensor dc);
    }
}
