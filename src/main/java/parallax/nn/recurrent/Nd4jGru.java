package parallax.nn.recurrent;

import java.util.List;
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
            steps(Nd4jSteps.of(x.dataType(), z, lengths), x, p, result, scratch);
        }
        return result;
    }

    private <A> void steps(
            Nd4jSteps<A> steps,
            INDArray x,
            RecurrentParameters<INDArray> p,
            Result<INDArray> result,
            Nd4jScratch scratch) {
        Nd4jVectors<A> v = steps.v();
        int hidden = steps.z().hidden();
        A candidateBias = sums(steps, x, p, result.gates(), scratch);
        // uh = U h, or, if reset before the product, of r and z alone, and un = Un (r · h).
        int parts = resetAfter ? GATES : GATES - 1;
        INDArray u = Nd4jRecurrence.packed(p.weightHidden(), scratch);
        INDArray uh = Nd4jRecurrence.ofParts(result.end(), parts, scratch);
        INDArray rh = scratch.like(result.end());
        INDArray un = scratch.like(result.end());
        INDArray ofGates = Nd4jRecurrence.rows(v, u, 0, parts * hidden, scratch);
        INDArray ofCandidate = Nd4jRecurrence.rows(v, u, 2 * hidden, hidden, scratch);
        Runnable ofState = Nd4jProducts.prepared(result.end(), Nd4jRecurrence.transposed(ofGates, scratch), uh);
        Runnable ofReset = Nd4jProducts.prepared(rh, Nd4jRecurrence.transposed(ofCandidate, scratch), un);
        Nd4jVectors.Rows<A> uhs = v.rows(uh);
        Nd4jVectors.Rows<A> rhs = v.rows(rh);
        Nd4jVectors.Rows<A> uns = v.rows(un);
        Nd4jVectors.Rows<A> states = v.rows(result.end());
        Nd4jVectors.Rows<A> ys = v.rows(result.y());
        Nd4jVectors.Rows<A> gates = v.rows(result.gates());
        Nd4jVectors.Rows<A> hiddens = v.rows(result.hidden());
        List<A> now = steps.vectors(GATES);
        A r = now.get(0);
        A z = now.get(1);
        A n = now.get(2);
        A h = steps.vector();
        A fromState = steps.vector();
        List<A> fromStates = resetAfter
                ? List.of(steps.vector(), steps.vector(), fromState)
                : List.of(steps.vector(), steps.vector());
        for (int t = 0; t < steps.z().steps(); t++) {
            ofState.run();
            steps.read(gates, t, now);
            steps.read(uhs, fromStates);
            v.add(fromStates.get(0), r);
            v.add(fromStates.get(1), z);
            v.sigmoid(r);
            v.sigmoid(z);
            states.read(0, h);
            if (resetAfter) {
                v.add(candidateBias, fromState);
                v.addProduct(r, fromState, n); // n = tanh(… + r · (Un h + cn))
            } else {
                v.multiply(r, h, fromState);
                rhs.write(fromState, 0);
                ofReset.run();
                uns.read(0, fromState);
                v.add(candidateBias, fromState);
                v.add(fromState, n); // n = tanh(… + (Un (r · h) + cn))
            }
            v.tanh(n, n);
            v.blend(z, n, h); // h = (1 − z) · n + z · h
            steps.write(now, gates, t);
            steps.write(List.of(fromState), hiddens, t);
            steps.write(List.of(h), ys, t);
            steps.renew(h, states, t);
        }
    }

    // Sets the sums W x + b + c, but for the candidate's c, which is returned, as often as there are sequences: it
    // belongs to U h, which the
    // reset gate may multiply.
    private static <A> A sums(
            Nd4jSteps<A> steps, INDArray x, RecurrentParameters<INDArray> p, INDArray sums, Nd4jScratch scratch) {
        Nd4jVectors<A> v = steps.v();
        int hidden = steps.z().hidden();
        INDArray bias = Nd4jRecurrence.bias(p, scratch);
        A candidate = v.zeros(hidden);
        v.rows(Nd4jRecurrence.packed(p.biasInput(), scratch)).read(2 * hidden, candidate);
        v.rows(bias).write(candidate, 2 * hidden);
        Nd4jRecurrence.input(x, p.weightInput(), bias, sums, scratch);
        Nd4jVectors.Rows<A> c = v.rows(Nd4jRecurrence.packed(p.biasHidden(), scratch));
        A all = steps.vector();
        for (int b = 0; b < steps.z().batch(); b++) {
            c.read(2 * hidden, all, b * hidden, hidden);
        }
        return all;
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
            Nd4jSteps<?> steps = Nd4jSteps.of(x.dataType(), z, lengths);
            Nd4jGruBackward<?> backward = Nd4jGruBackward.of(steps, h0, p, result, dy, dh, scratch);
            return resetAfter ? backward.resetAfter(x) : backward.resetBefore(x);
        }
    }
}
