package parallax.nn.recurrent;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link Lstm}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> What x adds to the gates is one product over all steps of all sequences. Each step is then one product with the
 * state, and {@link Nd4jVectors}' loops on its rows; so is each step backward, and the gradients by the weights are one product over
 * all steps each. ND4J's own {@code lstmLayer} is faster forward, but keeps no gates, and its backward is four times slower: it serves
 * {@link #output}.
 *
 * <p>An object keeps nothing of a call, so threads may share it. The arrays it returns are the caller's to close; all others are
 * freed before it returns.
 */
public record Nd4jLstm() implements Lstm<INDArray> {
    private static final int GATES = 4;

    @Override
    public Result<INDArray> forward(INDArray x, State<INDArray> start, RecurrentParameters<INDArray> p, int[] lengths) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        RecurrentSizes z = RecurrentSizes.ofForward(backend, x, start, p, lengths);
        Result<INDArray> result = new Result<>(
                backend.uninitialized(z.batch(), z.steps(), z.hidden()),
                new State<>(
                        Nd4jRecurrence.copyOrZeros(start.h(), start.h()),
                        Nd4jRecurrence.copyOrZeros(start.c(), start.c())),
                backend.uninitialized(z.batch(), z.steps(), z.hidden()),
                backend.uninitialized(z.batch(), z.steps(), GATES * z.hidden()));
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Nd4jRecurrence.input(x, p.weightInput(), Nd4jRecurrence.bias(p, scratch), result.gates(), scratch);
            steps(Nd4jSteps.of(x.dataType(), z, lengths), p, result, scratch);
        }
        return result;
    }

    // The gates hold W x + b + c, and get what becomes of it; end holds the state before, and gets the one after.
    private static <A> void steps(
            Nd4jSteps<A> steps, RecurrentParameters<INDArray> p, Result<INDArray> result, Nd4jScratch scratch) {
        Nd4jVectors<A> v = steps.v();
        INDArray uh = Nd4jRecurrence.ofParts(result.end().h(), GATES, scratch);
        Runnable product =
                Nd4jProducts.prepared(result.end().h(), Nd4jRecurrence.transposed(p.weightHidden(), scratch), uh);
        Nd4jVectors.Rows<A> uhs = v.rows(uh);
        Nd4jVectors.Rows<A> hs = v.rows(result.end().h());
        Nd4jVectors.Rows<A> cs = v.rows(result.end().c());
        Nd4jVectors.Rows<A> ys = v.rows(result.y());
        Nd4jVectors.Rows<A> cells = v.rows(result.cells());
        Nd4jVectors.Rows<A> gates = v.rows(result.gates());
        List<A> now = steps.vectors(GATES);
        List<A> fromState = steps.vectors(GATES);
        A h = steps.vector();
        A c = steps.vector();
        for (int t = 0; t < steps.z().steps(); t++) {
            product.run();
            steps.read(gates, t, now);
            steps.read(uhs, fromState);
            for (int k = 0; k < GATES; k++) {
                v.add(fromState.get(k), now.get(k));
            }
            A i = now.get(0);
            A f = now.get(1);
            A g = now.get(2);
            A o = now.get(3);
            v.sigmoid(i);
            v.sigmoid(f);
            v.tanh(g, g);
            v.sigmoid(o);
            cs.read(0, c);
            v.multiply(f, c, c); // c = f · c + i · g
            v.addProduct(i, g, c);
            v.tanh(c, h); // h = o · tanh(c)
            v.multiply(o, h, h);
            steps.write(now, gates, t);
            steps.write(List.of(c), cells, t);
            steps.write(List.of(h), ys, t);
            steps.renew(c, cs, t);
            steps.renew(h, hs, t);
        }
    }

    @Override
    public Output<INDArray> output(INDArray x, State<INDArray> start, RecurrentParameters<INDArray> p, int[] lengths) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        RecurrentSizes z = RecurrentSizes.ofForward(backend, x, start, p, lengths);
        if (Nd4jLstmLayer.suits(x, lengths)) {
            return Nd4jLstmLayer.output(backend, z, x, start, p);
        }
        Result<INDArray> result = forward(x, start, p, lengths);
        backend.releaseAll(List.of(result.cells(), result.gates()));
        return new Output<>(result.y(), result.end());
    }

    @Override
    public Gradients<INDArray, State<INDArray>, RecurrentParameters<INDArray>> backward(
            INDArray x,
            State<INDArray> start,
            RecurrentParameters<INDArray> p,
            int[] lengths,
            Result<INDArray> result,
            INDArray dy,
            State<INDArray> dEnd) {
        RecurrentSizes z = RecurrentSizes.ofBackward(Nd4jBackend.of("x", x), x, start, p, lengths, result, dy, dEnd);
        State<INDArray> d = new State<>(
                Nd4jRecurrence.copyOrZeros(dEnd == null ? null : dEnd.h(), start.h()),
                Nd4jRecurrence.copyOrZeros(dEnd == null ? null : dEnd.c(), start.c()));
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray y = Nd4jRecurrence.packed(result.y(), scratch);
            INDArray h0 = Nd4jRecurrence.packed(start.h(), scratch);
            Result<INDArray> packed = new Result<>(
                    y,
                    null,
                    Nd4jRecurrence.packed(result.cells(), scratch),
                    Nd4jRecurrence.packed(result.gates(), scratch));
            INDArray dys = Nd4jRecurrence.packedOrZeros(dy, y, scratch);
            INDArray da = scratch.like(packed.gates());
            INDArray c0 = Nd4jRecurrence.packed(start.c(), scratch);
            Nd4jSteps<?> steps = Nd4jSteps.of(x.dataType(), z, lengths);
            stepsBackward(steps, p, c0, packed, dys, d, da, scratch);
            return Nd4jRecurrence.gradients(steps, x, p, da, da, Nd4jRecurrence.before(steps, h0, y, scratch), d);
        }
    }

    // da gets the gradients of the gates' sums; d holds that of the state after the last step, and gets that before the
    // first.
    private static <A> void stepsBackward(
            Nd4jSteps<A> steps,
            RecurrentParameters<INDArray> p,
            INDArray c0,
            Result<INDArray> result,
            INDArray dy,
            State<INDArray> d,
            INDArray da,
            Nd4jScratch scratch) {
        Nd4jVectors<A> v = steps.v();
        INDArray daNow = Nd4jRecurrence.ofParts(d.h(), GATES, scratch);
        INDArray back = scratch.like(d.h());
        Runnable product = Nd4jProducts.prepared(daNow, Nd4jRecurrence.packed(p.weightHidden(), scratch), back);
        Nd4jVectors.Rows<A> c0s = v.rows(c0);
        Nd4jVectors.Rows<A> cells = v.rows(result.cells());
        Nd4jVectors.Rows<A> gates = v.rows(result.gates());
        Nd4jVectors.Rows<A> dys = v.rows(dy);
        Nd4jVectors.Rows<A> dhs = v.rows(d.h());
        Nd4jVectors.Rows<A> dcs = v.rows(d.c());
        Nd4jVectors.Rows<A> das = v.rows(da);
        Nd4jVectors.Rows<A> dasNow = v.rows(daNow);
        Nd4jVectors.Rows<A> backs = v.rows(back);
        List<A> now = steps.vectors(GATES);
        List<A> dNow = steps.vectors(GATES);
        A c = steps.vector();
        A before = steps.vector();
        A dh = steps.vector();
        A dc = steps.vector();
        A spare = steps.vector();
        for (int t = steps.z().steps() - 1; t >= 0; t--) {
            steps.read(gates, t, now);
            steps.read(cells, t, List.of(c));
            if (t == 0) {
                c0s.read(0, before);
            } else {
                steps.read(cells, t - 1, List.of(before));
            }
            dhs.read(0, dh);
            steps.read(dys, t, List.of(spare)); // of  y = h
            v.add(spare, dh);
            dcs.read(0, dc);
            A i = now.get(0);
            A f = now.get(1);
            A g = now.get(2);
            A o = now.get(3);
            // of  h = o · tanh(c)
            v.tanh(c, c);
            v.multiply(dh, c, dNow.get(3));
            v.multiply(dh, o, spare);
            v.tanhBackward(c, spare);
            v.add(spare, dc);
            // of  c = f · before + i · g
            v.multiply(dc, g, dNow.get(0));
            v.multiply(dc, before, dNow.get(1));
            v.multiply(dc, i, dNow.get(2));
            v.multiply(dc, f, dc);
            // of  i = σ(·), f = σ(·), g = tanh(·), o = σ(·)
            v.sigmoidBackward(i, dNow.get(0));
            v.sigmoidBackward(f, dNow.get(1));
            v.tanhBackward(g, dNow.get(2));
            v.sigmoidBackward(o, dNow.get(3));
            steps.write(dNow, das, t);
            steps.writeState(dNow, dasNow, t);
            product.run();
            backs.read(0, dh); // of  U h
            steps.renew(dh, dhs, t);
            steps.renew(dc, dcs, t);
        }
    }
}
