package parallax.exercise.gates;

import java.util.List;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.tensor.Tensor;

/**
 * The forward pass of an LSTM that asks for every decision: right, unless a choice is a mistake.
 *
 * <p>A step is (6, H): the rows i, f, g, o, c and h.
 */
final class LstmLoops {
    static final int I = 0;
    static final int F = 1;
    static final int G = 2;
    static final int O = 3;
    static final int C = 4;
    static final int H = 5;

    /** Which block of the sums is that of i, f, g and o. */
    static final Decision<List<Integer>> ORDER = Decision.of("order", List.of(0, 1, 2, 3));

    /** What i, f and o are made by. */
    static final Decision<Squash> GATE = Decision.of("gate", Squash.SIGMOID);

    /** What g is made by. */
    static final Decision<Squash> CANDIDATE = Decision.of("candidate", Squash.TANH);

    /** What the cell goes through on its way out. */
    static final Decision<Squash> OUT = Decision.of("out", Squash.TANH);

    /** The new cell. */
    static final Decision<CellRule> CELL = Decision.of("cell", (i, f, g, c) -> f * c + i * g);

    /** The new h, from o and the squashed cell, the new one and the old one. */
    static final Decision<OutputRule> OUTPUT = Decision.of("output", (o, now, before) -> o * now);

    /** What x adds to a sum. */
    static final Decision<InputRule> INPUT = Decision.of("input", LstmLoops::product);

    /** What the state adds to a sum. */
    static final Decision<HiddenRule> HIDDEN = Decision.of("hidden", (u, h, c, row) -> product(u, h, row));

    /** What is added besides. */
    static final Decision<BiasRule> BIAS = Decision.of("bias", Tensor::get);

    /** The state that sequence n starts with, given where the one before it ended. */
    static final Decision<StartRule> START = Decision.of("start", (start, n, ended) -> Parts.of(start, n));

    /** The h a step is given. */
    static final Decision<CarryRule> CARRY_H = Decision.of("carry h", (start, before) -> before);

    /** The c a step is given. */
    static final Decision<CarryRule> CARRY_C = Decision.of("carry c", (start, before) -> before);

    /** The step whose x is read as the t-th. */
    static final Decision<TimeRule> READ = Decision.of("read", (t, steps) -> t);

    /** The step whose y is written as the t-th. */
    static final Decision<TimeRule> WRITE = Decision.of("write", (t, steps) -> t);

    /** The row of a step that is its y. */
    static final Decision<Integer> Y = Decision.of("y", H);

    /** The row of a step that the next is given as c. */
    static final Decision<Integer> KEPT = Decision.of("kept", C);

    private final Choices choices;

    LstmLoops(Choices choices) {
        this.choices = choices;
    }

    /** Returns i, f, g and o (4, H) of the sums (4H). */
    Tensor gates(Tensor a) {
        int hidden = a.length() / 4;
        Tensor gates = Tensor.zeros(4, hidden);
        for (int gate = I; gate <= O; gate++)
            for (int j = 0; j < hidden; j++) {
                double sum = a.get(choices.of(ORDER).get(gate) * hidden + j);
                gates.set(choices.of(gate == G ? CANDIDATE : GATE).of(sum), gate, j);
            }
        return gates;
    }

    /** Returns the new cell (H). */
    Tensor cell(Tensor gates, Tensor c) {
        Tensor next = Tensor.zeros(c.length());
        for (int j = 0; j < c.length(); j++) {
            next.set(choices.of(CELL).of(gates.get(I, j), gates.get(F, j), gates.get(G, j), c.get(j)), j);
        }
        return next;
    }

    /** Returns a step (6, H). */
    Tensor step(Tensor x, Tensor h, Tensor c, Tensor w, Tensor u, Tensor b) {
        Tensor a = Tensor.zeros(b.length());
        for (int row = 0; row < a.length(); row++) {
            a.set(
                    choices.of(INPUT).of(w, x, row)
                            + choices.of(HIDDEN).of(u, h, c, row)
                            + choices.of(BIAS).of(b, row),
                    row);
        }
        Tensor gates = gates(a);
        Tensor cell = cell(gates, c);
        Tensor step = Tensor.zeros(6, c.length());
        System.arraycopy(gates.data(), 0, step.data(), 0, gates.length());
        Parts.set(cell, step, C);
        Squash out = choices.of(OUT);
        for (int j = 0; j < c.length(); j++) {
            step.set(choices.of(OUTPUT).of(gates.get(O, j), out.of(cell.get(j)), out.of(c.get(j))), H, j);
        }
        return step;
    }

    /** Returns y (B, T, H). */
    Tensor forward(Tensor x, Tensor h0, Tensor c0, Tensor w, Tensor u, Tensor b) {
        Tensor y = Tensor.zeros(x.size(0), x.size(1), h0.size(1));
        Tensor h = null;
        Tensor c = null;
        for (int n = 0; n < x.size(0); n++) {
            h = choices.of(START).of(h0, n, h);
            c = choices.of(START).of(c0, n, c);
            Tensor startH = h;
            Tensor startC = c;
            for (int s = 0; s < x.size(1); s++) {
                Tensor step = step(
                        Parts.of(x, n, choices.of(READ).of(s, x.size(1))),
                        choices.of(CARRY_H).of(startH, h),
                        choices.of(CARRY_C).of(startC, c),
                        w,
                        u,
                        b);
                h = Parts.of(step, H);
                c = Parts.of(step, choices.of(KEPT));
                Parts.set(Parts.of(step, choices.of(Y)), y, n, choices.of(WRITE).of(s, x.size(1)));
            }
        }
        return y;
    }

    /** Returns a row of a matrix times a vector. */
    static double product(Tensor m, Tensor v, int row) {
        double sum = 0;
        for (int k = 0; k < v.length(); k++) {
            sum += m.get(row, k) * v.get(k);
        }
        return sum;
    }

    /** Returns the same with each block of U (G·H, H) transposed. */
    static double transposedProduct(Tensor u, Tensor v, int row) {
        int hidden = v.length();
        double sum = 0;
        for (int k = 0; k < hidden; k++) {
            sum += u.get(row / hidden * hidden + k, row % hidden) * v.get(k);
        }
        return sum;
    }

    /** A new cell. */
    interface CellRule {
        double of(double i, double f, double g, double c);
    }

    /** A new h. */
    interface OutputRule {
        double of(double o, double now, double before);
    }

    /** A share of a sum. */
    interface InputRule {
        double of(Tensor w, Tensor x, int row);
    }

    /** A share of a sum. */
    interface HiddenRule {
        double of(Tensor u, Tensor h, Tensor c, int row);
    }

    /** A share of a sum. */
    interface BiasRule {
        double of(Tensor b, int row);
    }

    /** A start. */
    interface StartRule {
        Tensor of(Tensor start, int n, Tensor ended);
    }

    /** A state. */
    interface CarryRule {
        Tensor of(Tensor start, Tensor before);
    }

    /** A step of all. */
    interface TimeRule {
        int of(int t, int steps);
    }
}
