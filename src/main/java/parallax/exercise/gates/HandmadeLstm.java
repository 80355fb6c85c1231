package parallax.exercise.gates;

import parallax.exercise.diagnosis.Entrywise;
import parallax.nn.recurrent.Lstm;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * An LSTM made of one step and its gradients: a learner's, or a wrong twin's, to be trained like the library's.
 *
 * <p>All sequences are of one length, and the loss looks at the end alone.
 *
 * @param step     a step
 * @param gradient its gradients
 */
public record HandmadeLstm(LstmStepExercise.Step step, GateGradientsExercise.Gradients gradient)
        implements Lstm<Tensor> {
    /** Checks that there are both. */
    public HandmadeLstm {
        Arguments.given("step", step);
        Arguments.given("gradient", gradient);
    }

    @Override
    public Result<Tensor> forward(Tensor x, State<Tensor> start, RecurrentParameters<Tensor> p, int[] lengths) {
        requireWhole(lengths);
        int hidden = start.h().size(1);
        Tensor b = Entrywise.sum(p.biasInput(), p.biasHidden());
        Tensor y = Tensor.zeros(x.size(0), x.size(1), hidden);
        Tensor cells = Tensor.zeros(y.shape());
        Tensor gates = Tensor.zeros(x.size(0), x.size(1), 4 * hidden);
        State<Tensor> end = new State<>(start.h().copy(), start.c().copy());
        for (int n = 0; n < x.size(0); n++)
            for (int t = 0; t < x.size(1); t++) {
                Tensor made = step.apply(
                        Parts.of(x, n, t),
                        Parts.of(end.h(), n),
                        Parts.of(end.c(), n),
                        p.weightInput(),
                        p.weightHidden(),
                        b);
                System.arraycopy(made.data(), 0, gates.data(), (n * x.size(1) + t) * 4 * hidden, 4 * hidden);
                Parts.set(Parts.of(made, LstmLoops.C), cells, n, t);
                Parts.set(Parts.of(made, LstmLoops.C), end.c(), n);
                Parts.set(Parts.of(made, LstmLoops.H), y, n, t);
                Parts.set(Parts.of(made, LstmLoops.H), end.h(), n);
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
        requireWhole(lengths);
        if (dy != null || dEnd == null) {
            throw new IllegalArgumentException("the loss must look at the end alone: dy null, dEnd given");
        }
        Tensor dx = Tensor.zeros(x.shape());
        Tensor dh = dEnd.h().copy();
        Tensor dc = dEnd.c().copy();
        RecurrentParameters<Tensor> d = RecurrentParameters.of(p.named().map(a -> Tensor.zeros(a.shape())));
        for (int n = 0; n < x.size(0); n++)
            for (int t = x.size(1) - 1; t >= 0; t--) {
                Tensor hBefore = t == 0 ? Parts.of(start.h(), n) : Parts.of(result.y(), n, t - 1);
                Tensor cBefore = t == 0 ? Parts.of(start.c(), n) : Parts.of(result.cells(), n, t - 1);
                Tensor da = gradient.apply(made(result, n, t), cBefore, Parts.of(dh, n), Parts.of(dc, n));
                Parts.set(Parts.of(da, 4), dc, n);
                Parts.set(back(p.weightInput(), Parts.of(x, n, t), da, d.weightInput(), d.biasInput()), dx, n, t);
                Parts.set(back(p.weightHidden(), hBefore, da, d.weightHidden(), d.biasHidden()), dh, n);
            }
        return new Gradients<>(dx, new State<>(dh, dc), d);
    }

    private static void requireWhole(int[] lengths) {
        if (lengths != null) {
            throw new IllegalArgumentException("all sequences must be of one length: lengths must be null");
        }
    }

    // A step's six rows, found back.
    private static Tensor made(Result<Tensor> result, int n, int t) {
        Tensor gates = Parts.of(result.gates(), n, t);
        Tensor made = Tensor.zeros(6, gates.length() / 4);
        System.arraycopy(gates.data(), 0, made.data(), 0, gates.length());
        Parts.set(Parts.of(result.cells(), n, t), made, LstmLoops.C);
        Parts.set(Parts.of(result.y(), n, t), made, LstmLoops.H);
        return made;
    }

    // Of  a = W v + b:  adds dW and db, returns dv.
    private static Tensor back(Tensor weight, Tensor v, Tensor da, Tensor dWeight, Tensor dBias) {
        Tensor dv = Tensor.zeros(v.length());
        for (int row = 0; row < weight.size(0); row++) {
            double dRow = da.data()[row];
            dBias.add(dRow, row);
            for (int k = 0; k < v.length(); k++) {
                dWeight.add(dRow * v.get(k), row, k);
                dv.add(dRow * weight.get(row, k), k);
            }
        }
        return dv;
    }
}
