package parallax.nn.recurrent;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jScratch;

/** The steps of {@link Nd4jGru} backward. One object serves one call. */
final class Nd4jGruBackward<A> {
    private static final int GATES = Nd4jGru.GATES;

    private final Nd4jVectors<A> v;
    private final RecurrentSizes z;
    private final int[] lengths;
    private final RecurrentParameters<INDArray> p;
    private final INDArray before;
    private final INDArray dSums;
    private final INDArray dh;
    private final Nd4jScratch scratch;

    private final Nd4jVectors.Rows<A> gates;
    private final Nd4jVectors.Rows<A> hiddens;
    private final Nd4jVectors.Rows<A> befores;
    private final Nd4jVectors.Rows<A> dys;
    private final Nd4jVectors.Rows<A> dhs;
    private final Nd4jVectors.Rows<A> dsSums;

    private final Nd4jParts<A> now;
    private final Nd4jParts<A> dNow;
    private final Nd4jParts<A> none;
    private final A h;
    private final A d;
    private final A direct;
    private final A spare;

    private Nd4jGruBackward(
            Nd4jVectors<A> v,
            RecurrentSizes z,
            int[] lengths,
            INDArray h0,
            RecurrentParameters<INDArray> p,
            Gru.Result<INDArray> result,
            INDArray dy,
            INDArray dh,
            Nd4jScratch scratch) {
        this.v = v;
        this.z = z;
        this.lengths = lengths;
        this.p = p;
        this.dh = dh;
        this.scratch = scratch;
        INDArray y = Nd4jRecurrence.packed(result.y(), scratch);
        INDArray gatesPacked = Nd4jRecurrence.packed(result.gates(), scratch);
        before = Nd4jRecurrence.before(v, z, Nd4jRecurrence.packed(h0, scratch), y, scratch);
        dSums = scratch.like(gatesPacked);
        gates = v.rows(gatesPacked);
        hiddens = v.rows(Nd4jRecurrence.packed(result.hidden(), scratch));
        befores = v.rows(before);
        dys = v.rows(Nd4jRecurrence.packedOrZeros(dy, y, scratch));
        dhs = v.rows(dh);
        dsSums = v.rows(dSums);
        now = Nd4jParts.zeros(v, GATES, z.hidden());
        dNow = Nd4jParts.zeros(v, GATES, z.hidden());
        none = Nd4jParts.zeros(v, GATES, z.hidden());
        h = v.zeros(z.hidden());
        d = v.zeros(z.hidden());
        direct = v.zeros(z.hidden());
        spare = v.zeros(z.hidden());
    }

    /**
     * Prepares a call.
     *
     * @param dh      ∂L/∂end; overwritten by ∂L/∂h0
     * @param scratch holds the temporary arrays
     */
    static <A> Nd4jGruBackward<A> of(
            Nd4jVectors<A> v,
            RecurrentSizes z,
            int[] lengths,
            INDArray h0,
            RecurrentParameters<INDArray> p,
            Gru.Result<INDArray> result,
            INDArray dy,
            INDArray dh,
            Nd4jScratch scratch) {
        return new Nd4jGruBackward<>(v, z, lengths, h0, p, result, dy, dh, scratch);
    }

    /** Returns the gradients where n = tanh(Wn x + bn + r · (Un h + cn)). */
    Recurrence.Gradients<INDArray, INDArray, RecurrentParameters<INDArray>> resetAfter(INDArray x) {
        int hidden = z.hidden();
        INDArray dHidden = scratch.like(dSums);
        INDArray dHiddenNow = Nd4jRecurrence.ofParts(dh, GATES, scratch);
        INDArray back = scratch.like(dh);
        Nd4jVectors.Rows<A> dsHidden = v.rows(dHidden);
        Nd4jVectors.Rows<A> dsHiddenNow = v.rows(dHiddenNow);
        Nd4jRecurrence.Visit inside = (b, row) -> {
            candidateAndUpdate(b, row);
            hiddens.read(row * hidden, spare);
            v.multiply(dNow.get(2), spare, dNow.get(0)); // of  r · hidden
            v.sigmoidBackward(now.get(0), dNow.get(0)); // of  r = σ(·)
            dNow.write(dsSums, row);
            v.multiply(dNow.get(2), now.get(0), dNow.get(2)); // of  r · hidden
            dNow.write(dsHidden, row);
            dNow.write(dsHiddenNow, b);
            dhs.write(direct, b * hidden);
        };
        Nd4jRecurrence.Visit beyond = (b, row) -> {
            none.write(dsSums, row);
            none.write(dsHidden, row);
            none.write(dsHiddenNow, b);
        };
        Runnable product = Nd4jProducts.prepared(dHiddenNow, Nd4jRecurrence.packed(p.weightHidden(), scratch), back);
        Nd4jRecurrence.backward(z, lengths, inside, beyond, product, adding(back));
        return Nd4jRecurrence.gradients(x, p, dSums, dHidden, before, dh);
    }

    /** Returns the gradients where n = tanh(Wn x + bn + Un (r · h) + cn). */
    Recurrence.Gradients<INDArray, INDArray, RecurrentParameters<INDArray>> resetBefore(INDArray x) {
        int hidden = z.hidden();
        INDArray u = Nd4jRecurrence.packed(p.weightHidden(), scratch);
        INDArray dnNow = scratch.like(dh);
        INDArray drh = scratch.like(dh);
        INDArray dGatesNow = Nd4jRecurrence.ofParts(dh, 2, scratch);
        INDArray back = scratch.like(dh);
        INDArray dn = scratch.like(before);
        INDArray rh = scratch.like(before);
        Runnable ofReset = Nd4jProducts.prepared(dnNow, Nd4jRecurrence.rows(v, u, 2 * hidden, hidden, scratch), drh);
        Runnable ofState = Nd4jProducts.prepared(dGatesNow, Nd4jRecurrence.rows(v, u, 0, 2 * hidden, scratch), back);
        Nd4jVectors.Rows<A> dnsNow = v.rows(dnNow);
        Nd4jVectors.Rows<A> drhs = v.rows(drh);
        Nd4jVectors.Rows<A> dsGatesNow = v.rows(dGatesNow);
        Nd4jVectors.Rows<A> dns = v.rows(dn);
        Nd4jVectors.Rows<A> rhs = v.rows(rh);
        Nd4jRecurrence.Visit candidate = (b, row) -> {
            candidateAndUpdate(b, row);
            dNow.write(dsSums, row);
            dns.write(dNow.get(2), row * hidden);
            dnsNow.write(dNow.get(2), b * hidden);
            dhs.write(direct, b * hidden);
        };
        Nd4jRecurrence.Visit reset = (b, row) -> {
            now.read(gates, row);
            dNow.read(dsSums, row);
            befores.read(row * hidden, h);
            drhs.read(b * hidden, spare);
            v.multiply(spare, h, dNow.get(0)); // of  r · h
            v.sigmoidBackward(now.get(0), dNow.get(0)); // of  r = σ(·)
            dNow.write(dsSums, row);
            dsGatesNow.write(dNow.get(0), 2 * b * hidden);
            dsGatesNow.write(dNow.get(1), (2 * b + 1) * hidden);
            dhs.read(b * hidden, direct);
            v.addProduct(spare, now.get(0), direct); // of  r · h
            dhs.write(direct, b * hidden);
            v.multiply(now.get(0), h, h);
            rhs.write(h, row * hidden);
        };
        Nd4jRecurrence.Visit beyond = (b, row) -> {
            none.write(dsSums, row);
            dns.write(none.get(0), row * hidden);
            rhs.write(none.get(0), row * hidden);
            dnsNow.write(none.get(0), b * hidden);
            dsGatesNow.write(none.get(0), 2 * b * hidden);
            dsGatesNow.write(none.get(0), (2 * b + 1) * hidden);
        };
        for (int t = z.steps() - 1; t >= 0; t--) {
            Nd4jRecurrence.visit(z, lengths, t, candidate, beyond);
            ofReset.run();
            Nd4jRecurrence.visit(z, lengths, t, reset, (b, row) -> {});
            ofState.run();
            Nd4jRecurrence.visit(z, lengths, t, adding(back), (b, row) -> {});
        }
        Recurrence.Gradients<INDArray, INDArray, RecurrentParameters<INDArray>> gradients =
                Nd4jRecurrence.gradients(x, p, dSums, dSums, before, dh);
        // of  Un (r · h), where gradients took it for Un h
        INDArray dUn = scratch.zeros(dh.dataType(), hidden, hidden);
        Nd4jProducts.transposedMultiply(Nd4jRecurrence.matrix(dn), Nd4jRecurrence.matrix(rh), dUn, 1);
        A entries = v.zeros(hidden * hidden);
        v.rows(dUn).read(0, entries);
        v.rows(gradients.dParameters().weightHidden()).write(entries, 2 * hidden * hidden);
        return gradients;
    }

    // Reads a step, and sets the gradients of the sums of z and n, and what goes straight to the state before.
    private void candidateAndUpdate(int b, int row) {
        int hidden = z.hidden();
        now.read(gates, row);
        befores.read(row * hidden, h);
        dhs.read(b * hidden, d);
        dys.read(row * hidden, spare); // of  y = h
        v.add(spare, d);
        // of  (1 − z) · n + z · h
        v.blendBackward(d, now.get(1), now.get(2), h, dNow.get(1), dNow.get(2), direct);
        v.sigmoidBackward(now.get(1), dNow.get(1)); // of  z = σ(·)
        v.tanhBackward(now.get(2), dNow.get(2)); // of  n = tanh(·)
    }

    private Nd4jRecurrence.Visit adding(INDArray back) {
        Nd4jVectors.Rows<A> backs = v.rows(back);
        return (b, row) -> {
            dhs.read(b * z.hidden(), d);
            backs.read(b * z.hidden(), spare); // of  U h
            v.add(spare, d);
            dhs.write(d, b * z.hidden());
        };
    }
}
