package parallax.nn.recurrent;

import java.util.List;
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
            steps(Nd4jSteps.of(x.dataType(), z, lengths), p, result, scratch);
        }
        return result;
    }

    // y holds W x + b + c, and gets the states; end holds the state before, and gets the one after.
    private <A> void steps(
            Nd4jSteps<A> steps, RecurrentParameters<INDArray> p, Result<INDArray> result, Nd4jScratch scratch) {
        Nd4jVectors<A> v = steps.v();
        INDArray uh = scratch.like(result.end());
        Runnable product =
                Nd4jProducts.prepared(result.end(), Nd4jRecurrence.transposed(p.weightHidden(), scratch), uh);
        Nd4jVectors.Rows<A> ys = v.rows(result.y());
        Nd4jVectors.Rows<A> uhs = v.rows(uh);
        Nd4jVectors.Rows<A> states = v.rows(result.end());
        A h = steps.vector();
        A fromState = steps.vector();
        for (int t = 0; t < steps.z().steps(); t++) {
            product.run();
            steps.read(ys, t, List.of(h));
            uhs.read(0, fromState);
            v.add(fromState, h);
            if (f == RnnNonlinearity.TANH) {
                v.tanh(h, h);
            } else {
                v.relu(h);
            }
            steps.write(List.of(h), ys, t);
            steps.renew(h, states, t);
        }
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
        return backward(Nd4jSteps.of(x.dataType(), z, lengths), x, h0, p, result.y(), dy, dEnd);
    }

    private <A> Gradients<INDArray, INDArray, RecurrentParameters<INDArray>> backward(
            Nd4jSteps<A> steps,
            INDArray x,
            INDArray h0,
            RecurrentParameters<INDArray> p,
            INDArray result,
            INDArray dy,
            INDArray dEnd) {
        Nd4jVectors<A> v = steps.v();
        INDArray dStart = Nd4jRecurrence.copyOrZeros(dEnd, h0);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray y = Nd4jRecurrence.packed(result, scratch);
            INDArray da = scratch.like(y);
            INDArray daNow = scratch.like(dStart);
            INDArray back = scratch.like(dStart);
            Nd4jVectors.Rows<A> ys = v.rows(y);
            Nd4jVectors.Rows<A> dys = v.rows(Nd4jRecurrence.packedOrZeros(dy, y, scratch));
            Nd4jVectors.Rows<A> das = v.rows(da);
            Nd4jVectors.Rows<A> dasNow = v.rows(daNow);
            Nd4jVectors.Rows<A> dhs = v.rows(dStart);
            Nd4jVectors.Rows<A> backs = v.rows(back);
            Runnable product = Nd4jProducts.prepared(daNow, Nd4jRecurrence.packed(p.weightHidden(), scratch), back);
            A h = steps.vector();
            A d = steps.vector();
            A fromY = steps.vector();
            for (int t = steps.z().steps() - 1; t >= 0; t--) {
                dhs.read(0, d);
                steps.read(dys, t, List.of(fromY)); // of  y = h
                v.add(fromY, d);
                steps.read(ys, t, List.of(h));
                if (f == RnnNonlinearity.TANH) {
                    v.tanhBackward(h, d);
                } else {
                    v.reluBackward(h, d);
                }
                steps.write(List.of(d), das, t);
                steps.writeState(List.of(d), dasNow, t);
                product.run();
                backs.read(0, d); // of  U h
                steps.renew(d, dhs, t);
            }
            INDArray before = Nd4jRecurrence.before(steps, Nd4jRecurrence.packed(h0, scratch), y, scratch);
            return Nd4jRecurrence.gradients(steps, x, p, da, da, before, dStart);
        }
    }
}
