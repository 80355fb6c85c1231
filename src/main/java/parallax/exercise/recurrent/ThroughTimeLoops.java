package parallax.exercise.recurrent;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.tensor.Tensor;

/** Backpropagation through time that asks for every decision: right, unless a choice is a mistake. */
final class ThroughTimeLoops {
    /** What unit k before a step gets back from the sums of that step. */
    static final Decision<BackRule> BACK = Decision.of("back", (u, da, k) -> {
        double sum = 0;
        for (int l = 0; l < da.length(); l++) {
            sum += u.get(l, k) * da.get(l);
        }
        return sum;
    });

    /** The slope of tanh where it gave h. */
    static final Decision<SlopeRule> SLOPE = Decision.of("slope", h -> 1 - h * h);

    /** The gradient of a sum, of what comes from outside and what comes from the step after. */
    static final Decision<JoinRule> JOIN = Decision.of("join", (outside, later, slope) -> (outside + later) * slope);

    /** What the loss sends to unit k at step t. */
    static final Decision<OutsideRule> OUTSIDE = Decision.of("outside", (dh, b, t, k) -> dh.get(b, t, k));

    /** What step t + 1 sends through u; nothing where it is null. */
    static final Decision<LaterRule> LATER =
            Decision.of("later", (sums, b, t) -> t + 1 < sums[b].length ? sums[b][t + 1].da() : null);

    private final Choices choices;

    ThroughTimeLoops(Choices choices) {
        this.choices = choices;
    }

    /** Returns the gradients of all sums (B, T, H). */
    Tensor sums(Tensor h, Tensor dh, Tensor u) {
        Tensor da = Tensor.zeros(h.shape());
        Sum[][] sums = new Sum[h.size(0)][h.size(1)];
        for (int b = 0; b < h.size(0); b++)
            for (int t = h.size(1) - 1; t >= 0; t--) {
                Tensor after = choices.of(LATER).of(sums, b, t);
                sums[b][t] = new Sum(Tensor.zeros(h.size(2)), Tensor.zeros(h.size(2)), Tensor.zeros(h.size(2)));
                for (int k = 0; k < h.size(2); k++) {
                    double outside = choices.of(OUTSIDE).of(dh, b, t, k);
                    double later = after == null ? 0 : choices.of(BACK).of(u, after, k);
                    double slope = choices.of(SLOPE).of(h.get(b, t, k));
                    sums[b][t].dh().set(outside + later, k);
                    sums[b][t].own().set(outside * slope, k);
                    sums[b][t].da().set(choices.of(JOIN).of(outside, later, slope), k);
                    da.set(sums[b][t].da().get(k), b, t, k);
                }
            }
        return da;
    }

    /** Returns the gradient of the state before a step (H). */
    Tensor step(Tensor h, Tensor dh, Tensor u) {
        Tensor da = Tensor.zeros(h.length());
        for (int k = 0; k < da.length(); k++) {
            da.set(choices.of(JOIN).of(dh.get(k), 0, choices.of(SLOPE).of(h.get(k))), k);
        }
        Tensor before = Tensor.zeros(h.shape());
        for (int k = 0; k < da.length(); k++) {
            before.set(choices.of(BACK).of(u, da, k), k);
        }
        return before;
    }

    /**
     * The gradients of one step.
     *
     * @param dh  of its state
     * @param own of its sums, without what came from the step after
     * @param da  of its sums
     */
    record Sum(Tensor dh, Tensor own, Tensor da) {}

    /** What comes back through u. */
    interface BackRule {
        double of(Tensor u, Tensor da, int k);
    }

    /** A slope. */
    interface SlopeRule {
        double of(double h);
    }

    /** A sum's gradient. */
    interface JoinRule {
        double of(double outside, double later, double slope);
    }

    /** What the loss sends. */
    interface OutsideRule {
        double of(Tensor dh, int b, int t, int k);
    }

    /** What a later step sends. */
    interface LaterRule {
        Tensor of(Sum[][] sums, int b, int t);
    }
}
