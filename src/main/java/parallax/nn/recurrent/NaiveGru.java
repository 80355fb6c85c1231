package parallax.nn.recurrent;

import static parallax.nn.activation.Nonlinearity.SIGMOID;
import static parallax.nn.activation.Nonlinearity.TANH;
import static parallax.nn.recurrent.NaiveVectors.affine;
import static parallax.nn.recurrent.NaiveVectors.affineBackward;
import static parallax.nn.recurrent.NaiveVectors.get;
import static parallax.nn.recurrent.NaiveVectors.orZeros;
import static parallax.nn.recurrent.NaiveVectors.part;
import static parallax.nn.recurrent.NaiveVectors.plus;
import static parallax.nn.recurrent.NaiveVectors.set;
import static parallax.nn.recurrent.NaiveVectors.setParts;
import static parallax.nn.recurrent.NaiveVectors.times;
import static parallax.nn.recurrent.NaiveVectors.zerosLike;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link Gru}: one sequence after the other, one step after the other.
 *
 * @param resetAfter whether the reset gate multiplies the product, as in PyTorch; else the state before it, as in the paper
 */
public record NaiveGru(boolean resetAfter) implements Gru<Tensor> {
    /**
     * One step of one sequence, each a vector (H).
     *
     * @param r      reset gate
     * @param z      update gate
     * @param n      candidate
     * @param hidden what the state adds to the candidate: Un h + cn, or Un (r · h) + cn if reset before
     * @param h      the new state
     */
    public record Step(Tensor r, Tensor z, Tensor n, Tensor hidden, Tensor h) {}

    /**
     * Returns the next state of one sequence, and the gates that made it.
     *
     * @param x (F), what comes in. Not modified.
     * @param h (H), the state before. Not modified.
     * @param p Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other, or an entry is NaN; the message has both numbers
     */
    public Step step(Tensor x, Tensor h, RecurrentParameters<Tensor> p) {
        RecurrentSizes.requireStep(RecurrentSizes.step(new NaiveBackend(), x, h), p, "3H");
        return next(x, h, p);
    }

    private Step next(Tensor x, Tensor h, RecurrentParameters<Tensor> p) {
        Tensor wx = affine(p.weightInput(), x, p.biasInput());
        Tensor r = plus(part(wx, 0, 3), affine(p.weightHidden(), h, p.biasHidden(), 0, 3))
                .map(SIGMOID::value);
        Tensor z = plus(part(wx, 1, 3), affine(p.weightHidden(), h, p.biasHidden(), 1, 3))
                .map(SIGMOID::value);
        Tensor hidden = affine(p.weightHidden(), resetAfter ? h : times(r, h), p.biasHidden(), 2, 3);
        Tensor n = plus(part(wx, 2, 3), resetAfter ? times(r, hidden) : hidden).map(TANH::value);
        return new Step(r, z, n, hidden, plus(times(z.map(v -> 1 - v), n), times(z, h)));
    }

    @Override
    public Result<Tensor> forward(Tensor x, Tensor h0, RecurrentParameters<Tensor> p, int[] lengths) {
        RecurrentSizes z = RecurrentSizes.ofGruForward(new NaiveBackend(), x, h0, p, lengths);
        Tensor y = Tensor.zeros(z.batch(), z.steps(), z.hidden());
        Tensor gates = Tensor.zeros(z.batch(), z.steps(), 3 * z.hidden());
        Tensor hidden = Tensor.zeros(z.batch(), z.steps(), z.hidden());
        Tensor end = h0.copy();
        for (int b = 0; b < z.batch(); b++)
            for (int t = 0; t < z.length(lengths, b); t++) {
                Step step = next(get(x, b, t), get(end, b), p);
                set(step.r, gates, b, t, 0);
                set(step.z, gates, b, t, 1);
                set(step.n, gates, b, t, 2);
                set(step.hidden, hidden, b, t, 0);
                set(step.h, y, b, t, 0);
                set(step.h, end, b);
            }
        return new Result<>(y, end, gates, hidden);
    }

    @Override
    public Gradients<Tensor, Tensor, RecurrentParameters<Tensor>> backward(
            Tensor x,
            Tensor h0,
            RecurrentParameters<Tensor> p,
            int[] lengths,
            Result<Tensor> result,
            Tensor dy,
            Tensor dEnd) {
        RecurrentSizes z = RecurrentSizes.ofBackward(new NaiveBackend(), x, h0, p, lengths, result, dy, dEnd);
        Tensor dys = orZeros(dy, z.batch(), z.steps(), z.hidden());
        Tensor dh = orZeros(dEnd, z.batch(), z.hidden()).copy(); // of  end = h
        Tensor dx = Tensor.zeros(x.shape());
        RecurrentParameters<Tensor> d = zerosLike(p);
        for (int b = 0; b < z.batch(); b++)
            for (int t = z.length(lengths, b) - 1; t >= 0; t--) {
                Tensor before = t == 0 ? get(h0, b) : get(result.y(), b, t - 1);
                Tensor dStep = plus(get(dh, b), get(dys, b, t)); // of  y[b,t] = h
                Tensor da = Tensor.zeros(3 * z.hidden());
                Tensor gates = get(result.gates(), b, t);
                set(backwardStep(gates, get(result.hidden(), b, t), before, dStep, p, da, d), dh, b);
                // of  wx = W x + b
                set(affineBackward(p.weightInput(), get(x, b, t), da, d.weightInput(), d.biasInput()), dx, b, t, 0);
            }
        return new Gradients<>(dx, dh, d);
    }

    // From the gradient of a step's h to those of the gates' sums, da, and of the state before, returned.
    private Tensor backwardStep(
            Tensor gates,
            Tensor hidden,
            Tensor h,
            Tensor dNext,
            RecurrentParameters<Tensor> p,
            Tensor da,
            RecurrentParameters<Tensor> d) {
        Tensor r = part(gates, 0, 3);
        Tensor z = part(gates, 1, 3);
        Tensor n = part(gates, 2, 3);
        // of  next = (1 − z) · n + z · h
        Tensor dh = times(dNext, z);
        Tensor dz = times(dNext, plus(h, n.map(v -> -v)));
        // of  n = tanh(an)
        Tensor dan = times(times(dNext, z.map(v -> 1 - v)), n.map(v -> 1 - v * v));
        // of  an = wx + r · hidden,  hidden = U h + c;  or  an = wx + hidden,  hidden = U (r · h) + c
        Tensor dHidden = resetAfter ? times(dan, r) : dan;
        Tensor product = affineBackward(
                p.weightHidden(), resetAfter ? h : times(r, h), dHidden, d.weightHidden(), d.biasHidden(), 2);
        Tensor dr = resetAfter ? times(dan, hidden) : times(product, h);
        dh = plus(dh, resetAfter ? product : times(product, r));
        // of  r = σ(ar), z = σ(az)
        Tensor dar = times(dr, r.map(v -> v * (1 - v)));
        Tensor daz = times(dz, z.map(v -> v * (1 - v)));
        setParts(da, dar, daz, dan);
        // of  ar = wx + U h + c, and az
        dh = plus(dh, affineBackward(p.weightHidden(), h, dar, d.weightHidden(), d.biasHidden(), 0));
        return plus(dh, affineBackward(p.weightHidden(), h, daz, d.weightHidden(), d.biasHidden(), 1));
    }
}
