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
import static parallax.nn.recurrent.NaiveVectors.times;
import static parallax.nn.recurrent.NaiveVectors.zerosLike;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link Lstm}: one sequence after the other, one step after the other. */
public record NaiveLstm() implements Lstm<Tensor> {
    /**
     * One step of one sequence, each a vector (H).
     *
     * @param i input gate
     * @param f forget gate
     * @param g what may come in
     * @param o output gate
     * @param c the new cell
     * @param h the new output
     */
    public record Step(Tensor i, Tensor f, Tensor g, Tensor o, Tensor c, Tensor h) {}

    /**
     * Returns the next state of one sequence, and the gates that made it.
     *
     * @param x (F), what comes in. Not modified.
     * @param h (H), the output before. Not modified.
     * @param c (H), the cell before. Not modified.
     * @param p Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other, or an entry is NaN; the message has both numbers
     */
    public Step step(Tensor x, Tensor h, Tensor c, RecurrentParameters<Tensor> p) {
        RecurrentSizes.requireStep(RecurrentSizes.step(new NaiveBackend(), x, h).array("c", c, "H"), p, "4H");
        return next(x, h, c, p);
    }

    private Step next(Tensor x, Tensor h, Tensor c, RecurrentParameters<Tensor> p) {
        Tensor a = plus(affine(p.weightInput(), x, p.biasInput()), affine(p.weightHidden(), h, p.biasHidden()));
        Tensor i = part(a, 0, 4).map(SIGMOID::value);
        Tensor f = part(a, 1, 4).map(SIGMOID::value);
        Tensor g = part(a, 2, 4).map(TANH::value);
        Tensor o = part(a, 3, 4).map(SIGMOID::value);
        Tensor next = plus(times(f, c), times(i, g));
        return new Step(i, f, g, o, next, times(o, next.map(TANH::value)));
    }

    @Override
    public Result<Tensor> forward(Tensor x, State<Tensor> start, RecurrentParameters<Tensor> p, int[] lengths) {
        RecurrentSizes z = RecurrentSizes.ofForward(new NaiveBackend(), x, start, p, lengths);
        Tensor y = Tensor.zeros(z.batch(), z.steps(), z.hidden());
        Tensor cells = Tensor.zeros(z.batch(), z.steps(), z.hidden());
        Tensor gates = Tensor.zeros(z.batch(), z.steps(), 4 * z.hidden());
        State<Tensor> end = new State<>(start.h().copy(), start.c().copy());
        for (int b = 0; b < z.batch(); b++)
            for (int t = 0; t < z.length(lengths, b); t++) {
                Step step = next(get(x, b, t), get(end.h(), b), get(end.c(), b), p);
                set(step.i, gates, b, t, 0);
                set(step.f, gates, b, t, 1);
                set(step.g, gates, b, t, 2);
                set(step.o, gates, b, t, 3);
                set(step.c, cells, b, t, 0);
                set(step.h, y, b, t, 0);
                set(step.c, end.c(), b);
                set(step.h, end.h(), b);
            }
        return new Result<>(y, end, cells, gates);
    }

    @Override
    public Output<Tensor> output(Tensor x, State<Tensor> start, RecurrentParameters<Tensor> p, int[] lengths) {
        Result<Tensor> result = forward(x, start, p, lengths);
        return new Output<>(result.y(), result.end());
    }

    @Override
    public Gradients<Tensor, State<Tensor>, RecurrentParameters<Tensor>> backward(
            Tensor x,
            State<Tensor> start,
            RecurrentParameters<Tensor> p,
            int[] lengths,
            Result<Tensor> result,
            Tensor dy,
            State<Tensor> dEnd) {
        RecurrentSizes z = RecurrentSizes.ofBackward(new NaiveBackend(), x, start, p, lengths, result, dy, dEnd);
        Tensor dys = orZeros(dy, z.batch(), z.steps(), z.hidden());
        Tensor dh =
                orZeros(dEnd == null ? null : dEnd.h(), z.batch(), z.hidden()).copy(); // of  end.h = h
        Tensor dc =
                orZeros(dEnd == null ? null : dEnd.c(), z.batch(), z.hidden()).copy(); // of  end.c = c
        Tensor dx = Tensor.zeros(x.shape());
        RecurrentParameters<Tensor> d = zerosLike(p);
        for (int b = 0; b < z.batch(); b++)
            for (int t = z.length(lengths, b) - 1; t >= 0; t--) {
                Tensor hBefore = t == 0 ? get(start.h(), b) : get(result.y(), b, t - 1);
                Tensor cBefore = t == 0 ? get(start.c(), b) : get(result.cells(), b, t - 1);
                State<Tensor> dState = new State<>(plus(get(dh, b), get(dys, b, t)), get(dc, b)); // of  y[b,t] = h
                Tensor da = backwardStep(get(result.gates(), b, t), get(result.cells(), b, t), cBefore, dState);
                // of  a = (W x + b) + (U h + c)
                set(affineBackward(p.weightInput(), get(x, b, t), da, d.weightInput(), d.biasInput()), dx, b, t, 0);
                set(affineBackward(p.weightHidden(), hBefore, da, d.weightHidden(), d.biasHidden()), dh, b);
                set(dState.c(), dc, b);
            }
        return new Gradients<>(dx, new State<>(dh, dc), d);
    }

    // From the gradients of a step's h and c to those of the gates' sums, returned, and of the cell before, written
    // over c's.
    private static Tensor backwardStep(Tensor gates, Tensor c, Tensor before, State<Tensor> d) {
        int hidden = c.length();
        Tensor da = Tensor.zeros(4 * hidden);
        for (int k = 0; k < hidden; k++) {
            double i = gates.get(k);
            double f = gates.get(hidden + k);
            double g = gates.get(2 * hidden + k);
            double o = gates.get(3 * hidden + k);
            double tanh = Math.tanh(c.get(k));
            // of  h = o · tanh(c)
            double dO = d.h().get(k) * tanh;
            double dc = d.c().get(k) + d.h().get(k) * o * (1 - tanh * tanh);
            // of  c = f · before + i · g
            d.c().set(dc * f, k);
            // of  i = σ(a), f = σ(a), g = tanh(a), o = σ(a)
            da.set(dc * g * i * (1 - i), k);
            da.set(dc * before.get(k) * f * (1 - f), hidden + k);
            da.set(dc * i * (1 - g * g), 2 * hidden + k);
            da.set(dO * o * (1 - o), 3 * hidden + k);
        }
        return da;
    }
}
