package parallax.nn.recurrent;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jScratch;
import parallax.tensor.Arguments;

/**
 * The ND4J twin of {@link Rnn}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> As {@link Nd4jLstm}: what x adds is one product over all steps, each step is one product with the state, and
 * {@link Nd4jVectors} does the rest. The arrays it returns are the caller's to close.
 *
 * @param f the function applied to each sum
 */
public record Nd4jRnn(RnnNonlinearity f) implements Rnn<INDArray> {
    /**
     * Checks that there is a function.
     *
     * @throws IllegalArgumentException if it is null
     */
    public Nd4jRnn {
        Arguments.given("f", f);
    }

    @Override
    public Result<INDArray> forward(INDArray x, INDArray h0, RecurrentParameters<INDArray> p, int[] lengths) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        RecurrentSizes z = RecurrentSizes.ofForward(backend, x, h0, p, lengths);
        Result<INDArray> result = new Result<>(
                backend.uninitialized(z.batch(), z.steps(), z.hidden()), Nd4jRecurrence.copyOrZeros(h0, h0));
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Nd4jRecurrence.input(x, p.weightInput(), Nd4jRecurrence.bias(p, scratch), result.y(), scratch);
            steps(Nd4jVectors.of(x.dataType()), z, p, lengths, result, scratch);
        }
        return result;
    }

    // y holds W x + b + c, and gets the states; end holds the state before, and gets the one after.
    private <A> void steps(
            Nd4jVectors<A> v,
            RecurrentSizes z,
            RecurrentParameters<INDArray> p,
            int[] lengths,
            Result<INDArray> result,
            Nd4jScratch scratch) {
        int hidden = z.hidden();
        INDArray uh = scratch.like(result.end());
        Runnable product =
                Nd4jProducts.prepared(result.end(), Nd4jRecurrence.transposed(p.weightHidden(), scratch), uh);
        Nd4jVectors.Rows<A> ys = v.rows(result.y());
        Nd4jVectors.Rows<A> uhs = v.rows(uh);
        Nd4jVectors.Rows<A> states = v.rows(result.end());
        A none = v.zeros(hidden);
        A h = v.zeros(hidden);
        A fromState = v.zeros(hidden);
        Nd4jRecurrence.Visit inside = (b, row) -> {
            ys.read(row * hidden, h);
            uhs.read(b * hidden, fromState);
            v.add(fromState, h);
            if (f == RnnNonlinearity.TANH) {
                v.tanh(h, h);
            } else {
                v.relu(h);
            }
            ys.write(h, row * hidden);
            states.write(h, b * hidden);
        };
        Nd4jRecurrence.forward(z, lengths, product, inside, (b, row) -> ys.write(none, row * hidden));
    }

    @Override
    public Gradients<INDArray, INDArray, RecurrentParameters<INDArray>> backward(
            INDArray x,
            INDArray h0,
            RecurrentParameters<INDArray> p,
            int[] lengths,
            Result<INDArray> result,
            INDArray dy,
            INDArray dEnd) {
        RecurrentSizes z = RecurrentSizes.ofBackward(Nd4jBackend.of("x", x), x, h0, p, lengths, result, dy, dEnd);
        return backward(Nd4jVectors.of(x.dataType()), z, x, h0, p, lengths, result.y(), dy, dEnd);
    }

    private <A> Gradients<INDArray, INDArray, RecurrentParameters<INDArray>> backward(
            Nd4jVectors<A> v,
            RecurrentSizes z,
            INDArray x,
            INDArray h0,
            RecurrentParameters<INDArray> p,
            int[] lengths,
            INDArray result,
            INDArray dy,
            INDArray dEnd) {
        int hidden = z.hidden();
        INDArray dh = Nd4jRecurrence.copyOrZeros(dEnd, h0);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray y = Nd4jRecurrence.packed(result, scratch);
            INDArray da = scratch.like(y);
            INDArray daNow = scratch.like(dh);
            INDArray back = scratch.like(dh);
            Nd4jVectors.Rows<A> ys = v.rows(y);
            Nd4jVectors.Rows<A> dys = v.rows(Nd4jRecurrence.packedOrZeros(dy, y, scratch));
            Nd4jVectors.Rows<A> das = v.rows(da);
            Nd4jVectors.Rows<A> dasNow = v.rows(daNow);
            Nd4jVectors.Rows<A> dhs = v.rows(dh);
            Nd4jVectors.Rows<A> backs = v.rows(back);
            A none = v.zeros(hidden);
            A h = v.zeros(hidden);
            A d = v.zeros(hidden);
            A fromY = v.zeros(hidden);
            Nd4jRecurrence.Visit inside = (b, row) -> {
                dhs.read(b * hidden, d);
                dys.read(row * hidden, fromY); // of  y = h
                v.add(fromY, d);
                ys.read(row * hidden, h);
                if (f == RnnNonlinearity.TANH) {
                    v.tanhBackward(h, d);
                } else {
                    v.reluBackward(h, d);
                }
                das.write(d, row * hidden);
                dasNow.write(d, b * hidden);
            };
            Nd4jRecurrence.Visit beyond = (b, row) -> {
                das.write(none, row * hidden);
                dasNow.write(none, b * hidden);
            };
            Runnable product = Nd4jProducts.prepared(daNow, Nd4jRecurrence.packed(p.weightHidden(), scratch), back);
            Nd4jRecurrence.backward(z, lengths, inside, beyond, product, (b, row) -> {
                backs.read(b * hidden, d); // of  U h
                dhs.write(d, b * hidden);
            });
            INDArray before = Nd4jRecurrence.before(v, z, Nd4jRecurrence.packed(h0, scratch), y, scratch);
            return Nd4jRecurrence.gradients(x, p, da, da, before, dh);
        }
    }
}
