package parallax.exercise.recurrent;

import java.util.Arrays;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.tensor.Tensor;

/** The vanilla recurrent network that asks for every decision: right, unless a choice is a mistake. */
final class RnnLoops {
    /** Which matrix meets x, and which the state. */
    static final Decision<WeightsRule> WEIGHTS = Decision.of("weights", (w, u) -> new Weights(w, u, false));

    /** What stands beside x[f] in the sum of unit k. */
    static final Decision<EntryRule> INPUT = Decision.of("entry of w", (m, k, j) -> m.get(k, j));

    /** What stands beside h[j] in the sum of unit k. */
    static final Decision<EntryRule> HIDDEN = Decision.of("entry of u", (m, k, j) -> m.get(k, j));

    /** The bias of unit k, given the numbers of features and units. */
    static final Decision<BiasRule> BIAS = Decision.of("bias", (b, k, features, units) -> b.get(k));

    /** What becomes of the three parts of a unit's sum. */
    static final Decision<JoinRule> JOIN =
            Decision.of("join", (fromInput, fromState, bias) -> Math.tanh(fromInput + fromState + bias));

    /** Whether units see what the units before them have become in this very step. */
    static final Decision<Boolean> EARLY = Decision.of("early", false);

    /** The state that step t of sequence b starts from. */
    static final Decision<PastRule> PAST =
            Decision.of("past", (states, h0, b, t) -> t == 0 ? row(h0, b) : states[b][t - 1]);

    /** Which step is read, and which is written, as the t-th of so many. */
    static final Decision<OrderRule> ORDER = Decision.of("order", (t, steps) -> new int[] {t, t});

    /** Feature f of step t. */
    static final Decision<ReadRule> READ = Decision.of("read", (x, mask, b, t, f) -> x.get(b, t, f));

    /** The state after step t, given what it would be and what it was before. */
    static final Decision<KeepRule> KEEP =
            Decision.of("keep", (mask, b, t, next, before) -> mask.get(b, t) == 1 ? next : before);

    private final Choices choices;

    RnnLoops(Choices choices) {
        this.choices = choices;
    }

    /** Returns the next state of one sequence. */
    double[] step(double[] x, double[] h, Tensor w, Tensor u, Tensor b) {
        Weights weights = choices.of(WEIGHTS).of(w, u);
        double[] next = new double[h.length];
        double[] seen = h.clone();
        for (int k = 0; k < next.length; k++) {
            double fromInput = sum(weights.input(), x, k, choices.of(INPUT), weights.byColumns());
            double fromState = sum(weights.hidden(), seen, k, choices.of(HIDDEN), weights.byColumns());
            double bias = choices.of(BIAS).of(b, k, x.length, h.length);
            next[k] = choices.of(JOIN).of(fromInput, fromState, bias);
            seen[k] = choices.of(EARLY) ? next[k] : h[k];
        }
        return next;
    }

    /** Returns the next state of one sequence. */
    Tensor step(Tensor x, Tensor h, Tensor w, Tensor u, Tensor b) {
        return Tensor.vector(step(x.data(), h.data(), w, u, b));
    }

    /** Returns the states of all steps (B, T, H). */
    Tensor states(Tensor x, Tensor h0, Tensor w, Tensor u, Tensor b) {
        Tensor y = Tensor.zeros(x.size(0), x.size(1), h0.size(1));
        double[][][] states =
                run(x, h0, w, u, b, Tensor.zeros(x.size(0), x.size(1)).map(m -> 1));
        for (int n = 0; n < states.length; n++)
            for (int t = 0; t < states[n].length; t++) {
                int place = choices.of(ORDER).of(t, x.size(1))[1];
                for (int k = 0; k < h0.size(1); k++) {
                    y.set(states[n][t][k], n, place, k);
                }
            }
        return y;
    }

    /** Returns the state at each sequence's end (B, H). */
    Tensor end(Tensor x, Tensor h0, Tensor w, Tensor u, Tensor b, Tensor mask) {
        Tensor end = Tensor.zeros(h0.shape());
        double[][][] states = run(x, h0, w, u, b, mask);
        for (int n = 0; n < states.length; n++)
            for (int k = 0; k < h0.size(1); k++) {
                end.set(states[n][x.size(1) - 1][k], n, k);
            }
        return end;
    }

    private double[][][] run(Tensor x, Tensor h0, Tensor w, Tensor u, Tensor b, Tensor mask) {
        double[][][] states = new double[x.size(0)][x.size(1)][];
        for (int n = 0; n < x.size(0); n++)
            for (int t = 0; t < x.size(1); t++) {
                int place = choices.of(ORDER).of(t, x.size(1))[0];
                double[] now = new double[x.size(2)];
                for (int f = 0; f < now.length; f++) {
                    now[f] = choices.of(READ).of(x, mask, n, place, f);
                }
                double[] before = choices.of(PAST).of(states, h0, n, t);
                double[] next = step(now, before, w, u, b);
                for (int k = 0; k < next.length; k++) {
                    next[k] = choices.of(KEEP).of(mask, n, t, next[k], before[k]);
                }
                states[n][t] = next;
            }
        return states;
    }

    /** Returns row b of a matrix. */
    static double[] row(Tensor m, int b) {
        return Arrays.copyOfRange(m.data(), b * m.size(1), (b + 1) * m.size(1));
    }

    private static double sum(Tensor m, double[] vector, int k, EntryRule entry, boolean byColumns) {
        Tensor v = Tensor.vector(vector);
        double sum = 0;
        for (int j = 0; j < (byColumns ? m.size(1) : vector.length); j++) {
            sum += entry.of(m, k, j) * v.get(j);
        }
        return sum;
    }

    /**
     * The two matrices.
     *
     * @param byColumns whether sums run over the matrix's columns instead of the vector's entries
     */
    record Weights(Tensor input, Tensor hidden, boolean byColumns) {}

    /** Which matrix is which. */
    interface WeightsRule {
        Weights of(Tensor w, Tensor u);
    }

    /** An entry of a matrix. */
    interface EntryRule {
        double of(Tensor m, int k, int j);
    }

    /** A bias. */
    interface BiasRule {
        double of(Tensor b, int k, int features, int units);
    }

    /** What becomes of the parts of a sum. */
    interface JoinRule {
        double of(double fromInput, double fromState, double bias);
    }

    /** A state. */
    interface PastRule {
        double[] of(double[][][] states, Tensor h0, int b, int t);
    }

    /** Where a step reads and writes. */
    interface OrderRule {
        int[] of(int t, int steps);
    }

    /** An entry of x. */
    interface ReadRule {
        double of(Tensor x, Tensor mask, int b, int t, int f);
    }

    /** A unit's state after a step. */
    interface KeepRule {
        double of(Tensor mask, int b, int t, double next, double before);
    }
}
