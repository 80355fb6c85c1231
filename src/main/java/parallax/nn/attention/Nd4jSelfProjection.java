package parallax.nn.attention;

import static parallax.nn.attention.Nd4jMultiHeadAttention.rows;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;

/**
 * The projections of {@link Nd4jMultiHeadAttention} to q, k and v where all three are of one x: they lie side by side, as their weights
 * do, so one matrix product serves for the three, and for each of their gradients.
 *
 * <pre>(q | k | v) = x · weightInᵀ + biasIn</pre>
 *
 * <p>Shapes: x (B, T, E); the three side by side (B, T, 3E); each of them, its heads apart, (B, h, T, E/h).
 *
 * @param heads h
 */
record Nd4jSelfProjection(int heads) {
    /** Returns q, k and v in new arrays. */
    MultiHeadAttention.Projected<INDArray> forward(INDArray x, MultiHeadAttention.Parameters<INDArray> p) {
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray together = newArray(x, x.size(0), x.size(1), 3, heads, x.size(2) / heads);
            scratch.keep(together);
            INDArray rows = together.reshape(x.size(0) * x.size(1), 3 * x.size(2));
            Nd4jProducts.multiplyTransposed(rows(scratch.rowMajor(x)), scratch.rowMajor(p.weightIn()), rows, 1);
            rows.addiRowVector(scratch.rowMajor(p.biasIn()).reshape(1, rows.columns()));
            INDArray apart = apart(together);
            return new MultiHeadAttention.Projected<>(
                    apart.slice(0).dup('c'),
                    apart.slice(1).dup('c'),
                    apart.slice(2).dup('c'));
        }
    }

    /** Returns room for the gradients of q, k and v, (3, B, h, T, E/h). */
    INDArray newGradients(INDArray x, Nd4jScratch scratch) {
        return scratch.keep(newArray(x, 3, x.size(0), heads, x.size(1), x.size(2) / heads));
    }

    /** Returns views of the three. */
    Attention.Gradients<INDArray> parts(INDArray gradients) {
        return new Attention.Gradients<>(part(gradients, 0), part(gradients, 1), part(gradients, 2));
    }

    /** Computes dx, and the gradients of weightIn and biasIn, given those of q, k and v. */
    void backward(
            INDArray x,
            MultiHeadAttention.Parameters<INDArray> p,
            INDArray gradients,
            MultiHeadAttention.SelfGradients<INDArray> d,
            Nd4jScratch scratch) {
        INDArray together = scratch.keep(newArray(x, x.size(0), x.size(1), 3, heads, x.size(2) / heads));
        apart(together).assign(gradients);
        INDArray rows = together.reshape(x.size(0) * x.size(1), 3 * x.size(2));
        Nd4jProducts.multiply(rows, scratch.rowMajor(p.weightIn()), rows(d.dx()));
        Nd4jProducts.transposedMultiply(
                rows, rows(scratch.rowMajor(x)), d.dParameters().weightIn(), 1);
        Nd4jSums.ofColumns(rows, d.dParameters().biasIn());
    }

    // (B, T, 3, h, E/h) seen as (3, B, h, T, E/h)
    private static INDArray apart(INDArray together) {
        return together.permute(2, 0, 3, 1, 4);
    }

    // As a row: of a view with E = 1, ND4J finds other slices empty.
    private static INDArray part(INDArray gradients, int part) {
        long[] s = gradients.shape();
        return gradients.reshape(3, gradients.length() / 3).getRow(part, true).reshape(s[1], s[2], s[3], s[4]);
    }

    // Every entry is written.
    private static INDArray newArray(INDArray x, long... shape) {
        return Nd4j.createUninitialized(x.dataType(), shape, 'c');
    }
}
