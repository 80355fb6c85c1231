package parallax.nn.recurrent;

import static parallax.nn.recurrent.NaiveVectors.affine;
import static parallax.nn.recurrent.NaiveVectors.affineBackward;
import static parallax.nn.recurrent.NaiveVectors.get;
import static parallax.nn.recurrent.NaiveVectors.orZeros;
import static parallax.nn.recurrent.NaiveVectors.plus;
import static parallax.nn.recurrent.NaiveVectors.set;
import static parallax.nn.recurrent.NaiveVectors.zerosLike;

import parallax.nn.NaiveBackend;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link Rnn}: one sequence after the other, one step after the other.
 *
 * @param f the function applied to each sum
 */
public record NaiveRnn(RnnNonlinearity f) implements Rnn<Tensor> {
    /**
     * Checks that there is a function.
     *
     * @throws IllegalArgumentException if it is null
     */
    public NaiveRnn {
        Arguments.given("f", f);
    }

    /**
     * Returns the next state of one sequence, f(W x + b + U h + c).
     *
     * @param x (F), what comes in. Not modified.
     * @param h (H), the state before. Not modified.
     * @param p Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other, or an entry is NaN; the message has both numbers
     */
    public Tensor step(Tensor x, Tensor h, RecurrentParameters<Tensor> p) {
        RecurrentSizes.requireStep(RecurrentSizes.step(new NaiveBackend(), x, h), p, "H");
        return next(x, h, p);
    }

    private Tensor next(Tensor x, Tensor h, RecurrentParameters<Tensor> p) {
        Tensor wx = affine(p.weightInput(), x, p.biasInput());
        Tensor uh = affine(p.weightHidden(), h, p.biasHidden());
        return plus(wx, uh).map(f::value);
    }

    @Override
    public Result<Tensor> forward(Tensor x, Tensor h0, RecurrentParameters<Tensor> p, int[] lengths) {
        RecurrentSizes z = RecurrentSizes.ofForward(new NaiveBackend(), x, h0, p, lengths);
        Tensor y = Tensor.zeros(z.batch(), z.steps(), z.hidden());
        Tensor end = Tensor.zeros(z.batch(), z.hidden());
        for (int b = 0; b < z.batch(); b++) {
            Tensor h = get(h0, b);
            for (int t = 0; t < z.length(lengths, b); t++) {
                h = next(get(x, b, t), h, p);
                set(h, y, b, t, 0);
            }
            set(h, end, b);
        }
        return new Result<>(y, end);
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
        Tensor dhn = orZeros(dEnd, z.batch(), z.hidden());
        Tensor dx = Tensor.zeros(x.shape());
        Tensor dh0 = Tensor.zeros(h0.shape());
        RecurrentParameters<Tensor> d = zerosLike(p);
        for (int b = 0; b < z.batch(); b++) {
            Tensor dh = get(dhn, b); // of  end[b] = h
            for (int t = z.length(lengths, b) - 1; t >= 0; t--) {
                Tensor h = get(result.y(), b, t);
                Tensor before = t == 0 ? get(h0, b) : get(result.y(), b, t - 1);
                dh = plus(dh, get(dys, b, t)); // of  y[b,t] = h
                Tensor da = Tensor.zeros(z.hidden());
                for (int k = 0; k < z.hidden(); k++) {
                    da.set(dh.get(k) * f.derivative(h.get(k)), k); // of  h = f(a)
                }
                // of  a = (W x + b) + (U h + c)
                set(affineBackward(p.weightInput(), get(x, b, t), da, d.weightInput(), d.biasInput()), dx, b, t, 0);
                dh = affineBackward(p.weightHidden(), before, da, d.weightHidden(), d.biasHidden());
            }
            set(dh, dh0, b); // of  h = h0[b]
        }
        return new Gradients<>(dx, dh0, d);
    }
}
