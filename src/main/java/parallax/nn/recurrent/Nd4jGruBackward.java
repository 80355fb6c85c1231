package parallax.nn.recurrent;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jScratch;

/** The steps of {@link Nd4jGru} backward. One object serves one call. */
final class Nd4jGruBackward<A> {
    private static final int GATES = Nd4jGru.GATES;

    private final Nd4jSteps<A> steps;
    private final Nd4jVectors<A> v;
    private final RecurrentParameters<INDArray> p;
    private final INDArray before;
    private final INDArray dSums;
    private final INDArray dStart;
    private final Nd4jScratch scratch;

    private final Nd4jVectors.Rows<A> gates;
    private final Nd4jVectors.Rows<A> hiddens;
    private final Nd4jVectors.Rows<A> befores;
    private final Nd4jVectors.Rows<A> dys;
    private final Nd4jVectors.Rows<A> dhs;
    private final Nd4jVectors.Rows<A> dsSums;

    private final List<A> now;
    private final List<A> dNow;
    private final A h;
    private final A d;
    private final A direct;
    private final A spare;

    private Nd4jGruBackward(
            Nd4jSteps<A> steps,
            INDArray h0,
            RecurrentParameters<INDArray> p,
            Gru.Result<INDArray> result,
            INDArray dy,
            INDArray dStart,
            Nd4jScratch scratch) {
        this.steps = steps;
        this.p = p;
        this.dStart = dStart;
        this.scratch = scratch;
        v = steps.v();
        INDArray y = Nd4jRecurrence.packed(result.y(), scratch);
        INDArray gatesPacked = Nd4jRecurrence.packed(result.gates(), scratch);
        before = Nd4jRecurrence.before(steps, Nd4jRecurrence.packed(h0, scratch), y, scratch);
        dSums = scratch.like(gatesPacked);
        gates = v.rows(gatesPacked);
        hiddens = v.rows(Nd4jRecurrence.packed(result.hidden(), scratch));
        befores = v.rows(before);
        dys = v.rows(Nd4jRecurrence.packedOrZeros(dy, y, scratch));
        dhs = v.rows(dStart);
        dsSums = v.rows(dSums);
        now = steps.vectors(GATES);
        dNow = steps.vectors(GATES);
        h = steps.vector();
        d = steps.vector();
        direct = steps.vector();
        spare = steps.vector();
    }

    /**
     * Prepares a call.
     *
     * @param dStart  ∂L/∂end; overwritten by ∂L/∂h0
     * @param scratch holds the temporary arrays
     */
    static <A> Nd4jGruBackward<A> of(
            Nd4jSteps<A> steps,
            INDArray h0,
            RecurrentParameters<INDArray> p,
            Gru.Result<INDArray> result,
            INDArray dy,
            INDArray dStart,
            Nd4jScratch scratch) {
        return new Nd4jGruBackward<>(steps, h0, p, result, dy, dStart, scratch);
    }

    /** Returns the gradients where n = tanh(Wn x + bn + r · (Un h + cn)). */
    Recurrence.Gradients<INDArray, INDArray, RecurrentParameters<INDArray>> resetAfter(INDArray x) {
        INDArray dHidden = scratch.like(dSums);
        INDArray dHiddenNow = Nd4jRecurrence.ofParts(dStart, GATES, scratch);
        INDArray back = scratch.like(dStart);
        Runnable product = Nd4jProducts.prepared(dHiddenNow, Nd4jRecurrence.packed(p.weightHidden(), scratch), back);
        Nd4jVectors.Rows<A> dsHidden = v.rows(dHidden);
        Nd4jVectors.Rows<A> dsHiddenNow = v.rows(dHiddenNow);
        Nd4jVectors.Rows<A> backs = v.rows(back);
        for (int t = steps.z().steps() - 1; t >= 0; t--) {
            candidateAndUpdate(t);
            steps.read(hiddens, t, List.of(spare));
            v.multiply(dNow.get(2), spare, dNow.get(0)); // of  r · hidden
            v.sigmoidBackward(now.get(0), dNow.get(0)); // of  r = σ(·)
            steps.write(dNow, dsSums, t);
            v.multiply(dNow.get(2), now.get(0), dNow.get(2)); // of  r · hidden
            steps.write(dNow, dsHidden, t);
            steps.writeState(dNow, dsHiddenNow, t);
            product.run();
            toStateBefore(backs, t);
        }
        return Nd4jRecurrence.gradients(steps, x, p, dSums, dHidden, before, dStart);
    }

    /** Returns the gradients where n = tanh(Wn x + bn + Un (r · h) + cn). */
    Recurrence.Gradients<INDArray, INDArray, RecurrentParameters<INDArray>> resetBefore(INDArray x) {
        int hidden = steps.z().hidden();
        INDArray u = Nd4jRecurrence.packed(p.weightHidden(), scratch);
        INDArray dnNow = scratch.like(dStart);
        INDArray drh = scratch.like(dStart);
        INDArray dGatesNow = Nd4jRecurrence.ofParts(dStart, 2, scratch);
        INDArray back = scratch.like(dStart);
        INDArray dn = scratch.like(before);
        INDArray rh = scratch.like(before);
        Runnable ofReset = Nd4jProducts.prepared(dnNow, Nd4jRecurrence.rows(v, u, 2 * hidden, hidden, scratch), drh);
        Runnable ofState = Nd4jProducts.prepared(dGatesNow, Nd4jRecurrence.rows(v, u, 0, 2 * hidden, scratch), back);
        Nd4jVectors.Rows<A> dnsNow = v.rows(dnNow);
        Nd4jVectors.Rows<A> drhs = v.rows(drh);
        Nd4jVectors.Rows<A> dsGatesNow = v.rows(dGatesNow);
        Nd4jVectors.Rows<A> backs = v.rows(back);
        Nd4jVectors.Rows<A> dns = v.rows(dn);
        Nd4jVectors.Rows<A> rhs = v.rows(rh);
        for (int t = steps.z().steps() - 1; t >= 0; t--) {
            candidateAndUpdate(t);
            steps.writeState(List.of(dNow.get(2)), dnsNow, t);
            ofReset.run();
            drhs.read(0, spare); // of  Un (r · h)
            v.multiply(spare, h, dNow.get(0)); // of  r · h
            v.addProduct(spare, now.get(0), direct);
            v.sigmoidBackward(now.get(0), dNow.get(0)); // of  r = σ(·)
            steps.write(dNow, dsSums, t);
            steps.write(List.of(dNow.get(2)), dns, t);
            v.multiply(now.get(0), h, h);
            steps.write(List.of(h), rhs, t);
            steps.writeState(dNow.subList(0, 2), dsGatesNow, t);
            ofState.run();
            toStateBefore(backs, t);
        }
        Recurrence.Gradients<INDArray, INDArray, RecurrentParameters<INDArray>> gradients =
                Nd4jRecurrence.gradients(steps, x, p, dSums, dSums, before, dStart);
        // of  Un (r · h), where gradients took it for Un h
        INDArray dUn = scratch.zeros(dStart.dataType(), hidden, hidden);
        Nd4jProducts.transposedMultiply(Nd4jRecurrence.matrix(dn), Nd4jRecurrence.matrix(rh), dUn, 1);
        A entries = v.zeros(hidden * hidden);
        v.rows(dUn).read(0, entries);
        v.rows(gradients.dParameters().weightHidden()).write(entries, 2 * hidden * hidden);
        return gradients;
    }

    // Reads a step, and sets the gradients of the sums of z and n, and what goes straight to the state before.
    private void candidateAndUpdate(int t) {
        steps.read(gates, t, now);
        steps.read(befores, t, List.of(h));
        dhs.read(0, d);
        steps.read(dys, t, List.of(spare)); // of  y = h
        v.add(spare, d);
        // of  (1 − z) · n + z · h
        v.blendBackward(d, now.get(1), now.get(2), h, dNow.get(1), dNow.get(2), direct);
        v.sigmoidBackward(now.get(1), dNow.get(1)); // of  z = σ(·)
        v.tanhBackward(now.get(2), dNow.get(2)); // of  n = tanh(·)
    }

    private void toStateBefore(Nd4jVectors.Rows<A> backs, int t) {
        backs.read(0, spare); // of  U h
        v.add(spare, direct);
        steps.renew(direct, dhs, t);
    }
}
