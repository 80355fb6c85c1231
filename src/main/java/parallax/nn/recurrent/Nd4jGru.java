package parallax.nn.recurrent;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link Gru}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> As {@link Nd4jLstm}: what x adds is one product over all steps, each step is one product with the state (two, if
 * reset before the product), and {@link Nd4jVectors} does the rest. ND4J's own {@code gru} is right but half as fast, and its {@code gru_bp} is
 * wrong.
 *
 * <p>An object keeps nothing of a call, so threads may share it. The arrays it returns are the caller's to close; all others are
 * freed before it returns.
 *
 * @param resetAfter whether the reset gate multiplies the product, as in PyTorch; else the state before it, as in the paper
 */
public record Nd4jGru(boolean resetAfter) implements Gru<INDArray> {
    static final int GATES = 3;

    @Override
    public Result<INDArray> forward(INDArray x, INDArray h0, RecurrentParameters<INDArray> p, int[] lengths) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        RecurrentSizes z = RecurrentSizes.ofGruForward(backend, x, h0, p, lengths);
        Result<INDArray> result = new Result<>(
                backend.uninitialized(z.batch(), z.steps(), z.hidden()),
                Nd4jRecurrence.copyOrZeros(h0, h0),
                backend.uninitialized(z.batch(), z.steps(), GATES * z.hidden()),
                backend.uninitialized(z.batch(), z.steps(), z.hidden()));
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            steps(Nd4jVectors.of(x.dataType()), z, x, p, lengths, result, scratch);
        }
        return result;
    }

    private <A> void steps(
            Nd4jVectors<A> v,
            RecurrentSizes z,
            INDArray x,
            RecurrentParameters<INDArray> p,
            int[] lengths,
            Result<INDArray> result,
            Nd4jScratch scratch) {
        int hidden = z.hidden();
        // The candidate's c is added to U h, which the reset gate multiplies; those of the gates to what x adds.
        Nd4jParts<A> bias = Nd4jParts.zeros(v, GATES, hidden);
        INDArray sum = Nd4jRecurrence.bias(p, scratch);
        bias.read(v.rows(Nd4jRecurrence.packed(p.biasInput(), scratch)), 0);
        v.rows(sum).write(bias.get(2), 2 * hidden);
        bias.read(v.rows(Nd4jRecurrence.packed(p.biasHidden(), scratch)), 0);
        Nd4jRecurrence.input(x, p.weightInput(), sum, result.gates(), scratch);

        // uh = U h; if reset before, of r and z alone, and un = Un (r · h)
        int parts = resetAfter ? GATES : GATES - 1;
        INDArray u = Nd4jRecurrence.packed(p.weightHidden(), scratch);
        INDArray uh = Nd4jRecurrence.ofParts(result.end(), parts, scratch);
        INDArray rh = scratch.like(result.end());
        INDArray un = scratch.like(result.end());
        Runnable ofState = Nd4jProducts.prepared(
                result.end(),
                Nd4jRecurrence.transposed(Nd4jRecurrence.rows(v, u, 0, parts * hidden, scratch), scratch),
                uh);
        Runnable ofReset = Nd4jProducts.prepared(
                rh, Nd4jRecurrence.transposed(Nd4jRecurrence.rows(v, u, 2 * hidden, hidden, scratch), scratch), un);
        Nd4jVectors.Rows<A> uhs = v.rows(uh);
        Nd4jVectors.Rows<A> rhs = v.rows(rh);
        Nd4jVectors.Rows<A> uns = v.rows(un);
        Nd4jVectors.Rows<A> states = v.rows(result.end());
        Nd4jVectors.Rows<A> ys = v.rows(result.y());
        Nd4jVectors.Rows<A> gates = v.rows(result.gates());
        Nd4jVectors.Rows<A> hiddens = v.rows(result.hidden());
        Nd4jParts<A> now = Nd4jParts.zeros(v, GATES, hidden);
        A h = v.zeros(hidden);
        A fromState = v.zeros(hidden);
        Nd4jRecurrence.Visit rAndZ = (b, row) -> {
            now.read(gates, row);
            for (int k = 0; k < 2; k++) {
                uhs.read((b * parts + k) * hidden, fromState);
                v.add(fromState, now.get(k));
                v.sigmoid(now.get(k));
            }
            states.read(b * hidden, h);
        };
        Nd4jRecurrence.Visit nAndH = (b, row) -> {
            v.add(bias.get(2), fromState);
            hiddens.write(fromState, row * hidden);
            if (resetAfter) {
                v.addProduct(now.get(0), fromState, now.get(2)); // n = tanh(… + r · (Un h + cn))
            } else {
                v.add(fromState, now.get(2)); // n = tanh(… + (Un (r · h) + cn))
            }
            v.tanh(now.get(2), now.get(2));
            v.blend(now.get(1), now.get(2), h); // h = (1 − z) · n + z · h
            now.write(gates, row);
            ys.write(h, row * hidden);
            states.write(h, b * hidden);
        };
        A none = v.zeros(hidden);
        Nd4jParts<A> noGates = Nd4jParts.zeros(v, GATES, hidden);
        Nd4jRecurrence.Visit beyond = (b, row) -> {
            noGates.write(gates, row);
            hiddens.write(none, row * hidden);
            ys.write(none, row * hidden);
        };
        if (resetAfter) {
            Nd4jRecurrence.Visit inside = (b, row) -> {
                rAndZ.at(b, row);
                uhs.read((b * GATES + 2) * hidden, fromState);
                nAndH.at(b, row);
            };
            Nd4jRecurrence.forward(z, lengths, ofState, inside, beyond);
            return;
        }
        for (int t = 0; t < z.steps(); t++) {
            ofState.run();
            Nd4jRecurrence.visit(
                    z,
                    lengths,
                    t,
                    (b, row) -> {
                        rAndZ.at(b, row);
                        now.write(gates, row);
                        v.multiply(now.get(0), h, h);
                        rhs.write(h, b * hidden);
                    },
                    (b, row) -> {});
            ofReset.run();
            Nd4jRecurrence.visit(
                    z,
                    lengths,
                    t,
                    (b, row) -> {
                        now.read(gates, row);
                        states.read(b * hidden, h);
                        uns.read(b * hidden, fromState);
                        nAndH.at(b, row);
                    },
                    beyond);
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
        INDArray dh = Nd4jRecurrence.copyOrZeros(dEnd, h0);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Nd4jGruBackward<?> steps =
                    Nd4jGruBackward.of(Nd4jVectors.of(x.dataType()), z, lengths, h0, p, result, dy, dh, scratch);
            return resetAfter ? steps.resetAfter(x) : steps.resetBefore(x);
        }
    }
}
