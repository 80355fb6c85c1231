package parallax.exercise.multihead;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.nn.attention.Attention;
import parallax.nn.attention.MultiHeadAttention;
import parallax.nn.attention.NaiveAttention;
import parallax.tensor.Tensor;

/** Multi-head attention that asks for every decision: right, unless a choice is a mistake. */
final class HeadLoops {
    private final Choices choices;

    HeadLoops(Choices choices) {
        this.choices = choices;
    }

    /** Returns x · wᵀ + b for x (B, T, I), w (O, I), b (O). */
    Tensor project(Tensor x, Tensor w, Tensor b) {
        return project(x, w, b, 0, w.size(0), HeadDecisions.WEIGHT_IN, HeadDecisions.BIAS_IN);
    }

    private Tensor project(
            Tensor x,
            Tensor w,
            Tensor bias,
            int first,
            int outputs,
            Decision<HeadDecisions.WeightRule> weight,
            Decision<HeadDecisions.BiasRule> added) {
        int inputs = x.size(2);
        Tensor y = Tensor.zeros(x.size(0), x.size(1), outputs);
        for (int b = 0; b < x.size(0); b++)
            for (int t = 0; t < x.size(1); t++)
                for (int o = 0; o < outputs; o++) {
                    double sum = choices.of(added).of(bias, first + o, inputs);
                    for (int i = 0; i < inputs; i++) {
                        if (choices.of(HeadDecisions.COUNTS).of(i, inputs)) {
                            sum += choices.of(HeadDecisions.TOKEN).of(x, b, t, i)
                                    * choices.of(weight).of(w, first, o, i);
                        }
                    }
                    y.set(sum, b, t, o);
                }
        return y;
    }

    /** Returns x (B, T, E) as (B, h, T, E/h). */
    Tensor split(Tensor x, int heads) {
        int size = x.size(2) / heads;
        Tensor y = Tensor.zeros(x.size(0), heads, x.size(1), size);
        for (int b = 0; b < y.size(0); b++)
            for (int n = 0; n < heads; n++)
                for (int t = 0; t < y.size(2); t++)
                    for (int d = 0; d < size; d++) {
                        y.set(choices.of(HeadDecisions.SPLIT).of(x, heads, b, n, t, d), b, n, t, d);
                    }
        return y;
    }

    /** Returns x (B, h, T, E/h) as (B, T, E). */
    Tensor merge(Tensor x) {
        Tensor y = Tensor.zeros(x.size(0), x.size(2), x.size(1) * x.size(3));
        for (int b = 0; b < y.size(0); b++)
            for (int t = 0; t < y.size(1); t++)
                for (int e = 0; e < y.size(2); e++) {
                    y.set(choices.of(HeadDecisions.MERGE).of(x, b, t, e), b, t, e);
                }
        return y;
    }

    /** Returns the mask (B·h, 1, Tk) of all heads. */
    Tensor mask(Tensor padding, int heads) {
        Tensor mask = Tensor.zeros(padding.size(0) * heads, 1, padding.size(1));
        for (int b = 0; b < padding.size(0); b++)
            for (int n = 0; n < heads; n++)
                for (int j = 0; j < padding.size(1); j++) {
                    boolean may = choices.of(HeadDecisions.MASK).of(padding, heads, b, n, j);
                    mask.set(may ? 1 : 0, b * heads + n, 0, j);
                }
        return mask;
    }

    /** Returns y of multi-head attention. */
    Tensor multiHead(Tensor q, Tensor k, Tensor v, Tensor padding, MultiHeadAttention.Parameters<Tensor> p, int given) {
        int heads = choices.of(HeadDecisions.HEADS).applyAsInt(given);
        Tensor qs = split(in(q, p, 0), heads);
        Tensor ks = split(in(choices.of(HeadDecisions.KEYS).of(k, v), p, 1), heads);
        Tensor vs = split(in(choices.of(HeadDecisions.VALUES).of(k, v), p, 2), heads);
        Tensor ys = Tensor.zeros(qs.shape());
        Tensor mask = mask(padding, heads);
        double scale = choices.of(HeadDecisions.SCALE).of(q.size(2), heads);
        for (int b = 0; b < q.size(0); b++)
            for (int n = 0; n < heads; n++) {
                head(qs, ks, vs, mask, scale, b, n, ys);
            }
        Tensor side = merge(ys);
        return choices.of(HeadDecisions.OUT)
                ? project(
                        side,
                        p.weightOut(),
                        p.biasOut(),
                        0,
                        side.size(2),
                        HeadDecisions.WEIGHT_OUT,
                        HeadDecisions.BIAS_OUT)
                : side;
    }

    private Tensor in(Tensor x, MultiHeadAttention.Parameters<Tensor> p, int part) {
        int first = choices.of(HeadDecisions.PART).applyAsInt(part) * x.size(2);
        return project(x, p.weightIn(), p.biasIn(), first, x.size(2), HeadDecisions.WEIGHT_IN, HeadDecisions.BIAS_IN);
    }

    private void head(Tensor qs, Tensor ks, Tensor vs, Tensor mask, double scale, int b, int n, Tensor ys) {
        double[][] s = new double[qs.size(2)][ks.size(2)];
        boolean[][] allowed = new boolean[qs.size(2)][ks.size(2)];
        for (int i = 0; i < s.length; i++)
            for (int j = 0; j < s[i].length; j++) {
                allowed[i][j] = mask.get(b * qs.size(1) + n, 0, j) == 1;
                for (int d = 0; d < qs.size(3); d++) {
                    s[i][j] += qs.get(b, n, i, d) * ks.get(b, n, j, d) * scale;
                }
            }
        double[][] w = choices.of(HeadDecisions.WEIGH).of(s, allowed);
        for (int i = 0; i < s.length; i++)
            for (int j = 0; j < s[i].length; j++)
                for (int d = 0; d < vs.size(3); d++) {
                    ys.add(w[i][j] * vs.get(b, n, j, d), b, n, i, d);
                }
    }

    /** Returns the gradient of x, which was q, k and v. */
    Tensor gradient(MultiHeadAttention.Parameters<Tensor> p, MultiHeadAttention.Result<Tensor> result, Tensor dy) {
        MultiHeadAttention.Projected<Tensor> projected = result.projected();
        int heads = result.weights().size(1);
        Tensor dSide = Tensor.zeros(dy.shape());
        if (choices.of(HeadDecisions.OUT)) {
            back(dy, p.weightOut(), 0, 1, HeadDecisions.BACK_OUT, dSide);
        } else {
            dSide = dy;
        }
        Attention.Gradients<Tensor> d = new NaiveAttention(false)
                .backward(
                        stack(projected.q()),
                        stack(projected.k()),
                        stack(projected.v()),
                        stack(result.weights()),
                        stack(split(dSide, heads)),
                        null);
        Tensor[] parts = {d.dq(), d.dk(), d.dv()};
        Tensor dx = Tensor.zeros(dy.shape());
        for (int part = 0; part < 3; part++) {
            Tensor dProjected = merge(parts[part].reshape(projected.q().shape()));
            int first = choices.of(HeadDecisions.PART).applyAsInt(part) * dy.size(2);
            double share = choices.of(HeadDecisions.SHARE).of(part);
            back(dProjected, p.weightIn(), first, share, HeadDecisions.BACK_IN, dx);
        }
        return dx;
    }

    // Adds to dx what a projection by rows first, first + 1, ... of w sends back.
    private void back(
            Tensor dy, Tensor w, int first, double share, Decision<HeadDecisions.WeightRule> weight, Tensor dx) {
        for (int b = 0; b < dy.size(0); b++)
            for (int t = 0; t < dy.size(1); t++)
                for (int o = 0; o < dy.size(2); o++)
                    for (int i = 0; i < dx.size(2); i++) {
                        dx.add(share * dy.get(b, t, o) * choices.of(weight).of(w, first, o, i), b, t, i);
                    }
    }

    private static Tensor stack(Tensor heads) {
        return heads.reshape(heads.size(0) * heads.size(1), heads.size(2), heads.size(3));
    }
}
