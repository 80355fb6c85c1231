package parallax.nn.recurrent;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link Lstm}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> What x adds to the gates is one product over all steps of all sequences. Each step is then one product with the
 * state, and {@link Nd4jVectors}' loops on its rows; so is each step backward, and the gradients by the weights are one product over
 * all steps each. ND4J's own {@code lstmLayer} is as fast forward, but keeps no gates, and its backward is four times slower.
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
            steps(Nd4jVectors.of(x.dataType()), z, p, lengths, result, scratch);
        }
        return result;
    }

    // The gates hold W x + b + c, and get what becomes of it; end holds the state before, and gets the one after.
    private static <A> void steps(
            Nd4jVectors<A> v,
            RecurrentSizes z,
            RecurrentParameters<INDArray> p,
            int[] lengths,
            Result<INDArray> result,
            Nd4jScratch scratch) {
        int hidden = z.hidden();
        INDArray uh = Nd4jRecurrence.ofParts(result.end().h(), GATES, scratch);
        Runnable product =
                Nd4jProducts.prepared(result.end().h(), Nd4jRecurrence.transposed(p.weightHidden(), scratch), uh);
        Nd4jVectors.Rows<A> uhs = v.rows(uh);
        Nd4jVectors.Rows<A> hs = v.rows(result.end().h());
        Nd4jVectors.Rows<A> cs = v.rows(result.end().c());
        Nd4jVectors.Rows<A> ys = v.rows(result.y());
        Nd4jVectors.Rows<A> cells = v.rows(result.cells());
        Nd4jVectors.Rows<A> gates = v.rows(result.gates());
        A h = v.zeros(hidden);
        A c = v.zeros(hidden);
        Nd4jParts<A> now = Nd4jParts.zeros(v, GATES, hidden);
        Nd4jRecurrence.Visit inside = (b, row) -> {
            now.read(gates, row);
            now.add(uhs, b);
            v.sigmoid(now.get(0));
            v.sigmoid(now.get(1));
            v.tanh(now.get(2), now.get(2));
            v.sigmoid(now.get(3));
            now.write(gates, row);
            cs.read(b * hidden, c);
            v.multiply(now.get(1), c, c); // c = f · c + i · g
            v.addProduct(now.get(0), now.get(2), c);
            v.tanh(c, h); // h = o · tanh(c)
            v.multiply(now.get(3), h, h);
            cs.write(c, b * hidden);
            hs.write(h, b * hidden);
            cells.write(c, row * hidden);
            ys.write(h, row * hidden);
        };
        A none = v.zeros(hidden);
        Nd4jParts<A> noGates = Nd4jParts.zeros(v, GATES, hidden);
        Nd4jRecurrence.forward(z, lengths, product, inside, (b, row) -> {
            noGates.write(gates, row);
            cells.write(none, row * hidden);
            ys.write(none, row * hidden);
        });
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
            Nd4jVectors<?> v = Nd4jVectors.of(x.dataType());
            INDArray c0 = Nd4jRecurrence.packed(start.c(), scratch);
            stepsBackward(v, z, p, lengths, c0, packed, dys, d, da, scratch);
            return Nd4jRecurrence.gradients(x, p, da, da, Nd4jRecurrence.before(v, z, h0, y, scratch), d);
        }
    }

    // da gets the gradients of the gates' sums; d holds that of the state after the last step, and gets that before the
    // first.
    private static <A> void stepsBackward(
            Nd4jVectors<A> v,
            RecurrentSizes z,
            RecurrentParameters<INDArray> p,
            int[] lengths,
            INDArray c0,
            Result<INDArray> result,
            INDArray dy,
            State<INDArray> d,
            INDArray da,
            Nd4jScratch scratch) {
        int hidden = z.hidden();
        INDArray daNow = Nd4jRecurrence.ofParts(d.h(), GATES, scratch);
        INDArray back = scratch.like(d.h());
        Nd4jVectors.Rows<A> c0s = v.rows(c0);
        Nd4jVectors.Rows<A> cells = v.rows(result.cells());
        Nd4jVectors.Rows<A> gates = v.rows(result.gates());
        Nd4jVectors.Rows<A> dys = v.rows(dy);
        Nd4jVectors.Rows<A> dhs = v.rows(d.h());
        Nd4jVectors.Rows<A> dcs = v.rows(d.c());
        Nd4jVectors.Rows<A> das = v.rows(da);
        Nd4jVectors.Rows<A> dasNow = v.rows(daNow);
        Nd4jVectors.Rows<A> backs = v.rows(back);
        A c = v.zeros(hidden);
        A before = v.zeros(hidden);
        A dh = v.zeros(hidden);
        A dc = v.zeros(hidden);
        A spare = v.zeros(hidden);
        Nd4jParts<A> now = Nd4jParts.zeros(v, GATES, hidden);
        Nd4jParts<A> dNow = Nd4jParts.zeros(v, GATES, hidden);
        Nd4jRecurrence.Visit inside = (b, row) -> {
            now.read(gates, row);
            cells.read(row * hidden, c);
            if (row % z.steps() == 0) {
                c0s.read(b * hidden, before);
            } else {
                cells.read((row - 1) * hidden, before);
            }
            dhs.read(b * hidden, dh);
            dys.read(row * hidden, spare); // of  y = h
            v.add(spare, dh);
            dcs.read(b * hidden, dc);
            // of  h = o · tanh(c)
            v.tanh(c, c);
            v.multiply(dh, c, dNow.get(3));
            v.multiply(dh, now.get(3), spare);
            v.tanhBackward(c, spare);
            v.add(spare, dc);
            // of  c = f · before + i · g
            v.multiply(dc, now.get(2), dNow.get(0));
            v.multiply(dc, before, dNow.get(1));
            v.multiply(dc, now.get(0), dNow.get(2));
            v.multiply(dc, now.get(1), dc);
            dcs.write(dc, b * hidden);
            // of  i = σ(·), f = σ(·), g = tanh(·), o = σ(·)
            v.sigmoidBackward(now.get(0), dNow.get(0));
            v.sigmoidBackward(now.get(1), dNow.get(1));
            v.tanhBackward(now.get(2), dNow.get(2));
            v.sigmoidBackward(now.get(3), dNow.get(3));
            dNow.write(das, row);
            dNow.write(dasNow, b);
        };
        Nd4jParts<A> none = Nd4jParts.zeros(v, GATES, hidden);
        Nd4jRecurrence.Visit beyond = (b, row) -> {
            none.write(das, row);
            none.write(dasNow, b);
        };
        Runnable product = Nd4jProducts.prepared(daNow, Nd4jRecurrence.packed(p.weightHidden(), scratch), back);
        Nd4jRecurrence.backward(z, lengths, inside, beyond, product, (b, row) -> {
            backs.read(b * hidden, dh); // of  U h
            dhs.write(dh, b * hidden);
        });
    }
}
