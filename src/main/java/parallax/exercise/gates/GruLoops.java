package parallax.exercise.gates;

import java.util.List;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.tensor.Tensor;

/** A step of a GRU that asks for every decision: right, unless a choice is a mistake. */
final class GruLoops {
    private static final int R = 0;
    private static final int Z = 1;
    private static final int N = 2;

    /** Which block of the sums is that of r, z and n. */
    static final Decision<List<Integer>> ORDER = Decision.of("order", List.of(0, 1, 2));

    /** What r and z are made by. */
    static final Decision<Squash> GATE = Decision.of("gate", Squash.SIGMOID);

    /** What n is made by. */
    static final Decision<Squash> CANDIDATE = Decision.of("candidate", Squash.TANH);

    /** The new state. */
    static final Decision<MixRule> MIX = Decision.of("mix", (z, n, h) -> (1 - z) * n + z * h);

    /** Whether the reset gate comes after the product. */
    static final Decision<PlaceRule> PLACE = Decision.of("place", resetAfter -> resetAfter);

    /** The reset gate that is used. */
    static final Decision<ResetRule> RESET = Decision.of("reset", (r, z) -> r);

    /** The sum of n, reset after the product, from what x adds and the product's two parts. */
    static final Decision<AfterRule> AFTER = Decision.of("after", (wx, r, uh, bu) -> wx + r * (uh + bu));

    /** A row of U times the state. */
    static final Decision<HiddenRule> HIDDEN = Decision.of("hidden", LstmLoops::product);

    /** The state that the gates look at. */
    static final Decision<SeenRule> SEEN = Decision.of("seen", (h, r) -> h);

    /** The share of x in a sum. */
    static final Decision<LstmLoops.InputRule> INPUT = Decision.of("input", LstmLoops::product);

    /** The bias beside W. */
    static final Decision<LstmLoops.BiasRule> BIAS_W = Decision.of("bias of W", Tensor::get);

    /** The bias beside U. */
    static final Decision<LstmLoops.BiasRule> BIAS_U = Decision.of("bias of U", Tensor::get);

    private final Choices choices;

    GruLoops(Choices choices) {
        this.choices = choices;
    }

    /** Returns the new state (H). */
    Tensor step(Tensor x, Tensor h, Tensor w, Tensor u, Tensor bw, Tensor bu, boolean resetAfter) {
        Tensor gateR = gate(R, x, h, w, u, bw, bu);
        Tensor gateZ = gate(Z, x, choices.of(SEEN).of(h, gateR), w, u, bw, bu);
        Tensor reset = h.copy();
        Tensor r = h.copy();
        for (int j = 0; j < h.length(); j++) {
            r.set(choices.of(RESET).of(gateR.get(j), gateZ.get(j)), j);
            reset.set(r.get(j) * h.get(j), j);
        }
        boolean after = choices.of(PLACE).isAfter(resetAfter);
        Tensor next = h.copy();
        for (int j = 0; j < h.length(); j++) {
            int row = choices.of(ORDER).get(N) * h.length() + j;
            double wx = choices.of(INPUT).of(w, x, row) + choices.of(BIAS_W).of(bw, row);
            double bias = choices.of(BIAS_U).of(bu, row);
            double sum = after
                    ? choices.of(AFTER).of(wx, r.get(j), choices.of(HIDDEN).of(u, h, row), bias)
                    : wx + choices.of(HIDDEN).of(u, reset, row) + bias;
            double n = choices.of(CANDIDATE).of(sum);
            next.set(choices.of(MIX).of(gateZ.get(j), n, h.get(j)), j);
        }
        return next;
    }

    private Tensor gate(int gate, Tensor x, Tensor h, Tensor w, Tensor u, Tensor bw, Tensor bu) {
        Tensor y = Tensor.zeros(h.length());
        for (int j = 0; j < h.length(); j++) {
            int row = choices.of(ORDER).get(gate) * h.length() + j;
            double sum = choices.of(INPUT).of(w, x, row)
                    + choices.of(BIAS_W).of(bw, row)
                    + choices.of(HIDDEN).of(u, h, row)
                    + choices.of(BIAS_U).of(bu, row);
            y.set(choices.of(GATE).of(sum), j);
        }
        return y;
    }

    /** A new state. */
    interface MixRule {
        double of(double z, double n, double h);
    }

    /** A place. */
    interface PlaceRule {
        boolean isAfter(boolean resetAfter);
    }

    /** A gate. */
    interface ResetRule {
        double of(double r, double z);
    }

    /** A sum. */
    interface AfterRule {
        double of(double wx, double r, double uh, double bu);
    }

    /** A product. */
    interface HiddenRule {
        double of(Tensor u, Tensor h, int row);
    }

    /** A state. */
    interface SeenRule {
        Tensor of(Tensor h, Tensor r);
    }
}
