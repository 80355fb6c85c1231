package parallax.nn.norm;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;

/**
 * The ND4J twin of {@link LayerNorm}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> {@code Nd4j.nn().layerNorm} throws, and the operation below it knows no ε and is slow. So it is composed
 * in DOUBLE, sums over rows and columns as products with ones; in FLOAT, which is what one trains in, {@link Nd4jFloatLayerNorm} does a
 * row at once, 3 times faster. The arrays it returns are the caller's to close.
 *
 * @param eps ε, keeps the divisor from 0
 */
public record Nd4jLayerNorm(double eps) implements LayerNorm<INDArray> {
    /** Checks ε. */
    public Nd4jLayerNorm {
        NormSizes.requireEpsilon(eps);
    }

    @Override
    public INDArray forward(INDArray x, INDArray gamma, INDArray beta) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        NormSizes z = NormSizes.ofRows(backend, x, gamma).withBeta(backend, beta);
        INDArray y = newArray(x);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            if (x.dataType() == DataType.FLOAT) {
                new Nd4jFloatLayerNorm(gamma, eps).forward(scratch.rowMajor(x), beta, y);
                return y;
            }
            INDArray rows = y.reshape(z.entries(), z.features());
            standardise(x, rows, z, scratch);
            rows.muliRowVector(scratch.rowMajor(gamma)).addiRowVector(scratch.rowMajor(beta));
        }
        return y;
    }

    @Override
    public NormGradients<INDArray> backward(INDArray x, INDArray gamma, INDArray dy) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        NormSizes z = NormSizes.ofRows(backend, x, gamma).withOutput(backend, x, dy);
        INDArray dx = newArray(x);
        INDArray dGamma = Nd4j.createUninitialized(x.dataType(), z.features());
        INDArray dBeta = Nd4j.createUninitialized(x.dataType(), z.features());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            if (x.dataType() == DataType.FLOAT) {
                new Nd4jFloatLayerNorm(gamma, eps)
                        .backward(scratch.rowMajor(x), scratch.rowMajor(dy), dx, dGamma, dBeta);
                return new NormGradients<>(dx, dGamma, dBeta);
            }
            INDArray hat = scratch.zeros(x.dataType(), z.entries(), z.features());
            INDArray std = standardise(x, hat, z, scratch);
            INDArray dyRows = scratch.rowMajor(dy).reshape(z.entries(), z.features());
            Nd4jSums.ofColumns(dyRows, dBeta);
            INDArray g = dx.reshape(z.entries(), z.features());
            Nd4jSums.ofColumns(dyRows.mul(hat, g), dGamma);
            g.muliRowVector(scratch.rowMajor(gamma)); // g · x̂
            INDArray meanGX = Nd4jSums.ofRows(g, scratch).divi(z.features());
            g.assign(dyRows).muliRowVector(scratch.rowMajor(gamma));
            INDArray meanG = Nd4jSums.ofRows(g, scratch).divi(z.features());
            g.subiColumnVector(meanG).subi(hat.muliColumnVector(meanGX)).diviColumnVector(std);
        }
        return new NormGradients<>(dx, dGamma, dBeta);
    }

    // Sets x̂, and returns √(σ² + ε), (rows, 1).
    private INDArray standardise(INDArray x, INDArray hat, NormSizes z, Nd4jScratch scratch) {
        INDArray rows = scratch.rowMajor(x).reshape(z.entries(), z.features());
        hat.assign(rows).subiColumnVector(Nd4jSums.ofRows(rows, scratch).divi(z.features()));
        INDArray squares = scratch.zeros(x.dataType(), z.entries(), z.features());
        INDArray std = Nd4jSums.ofRows(hat.mul(hat, squares), scratch)
                .divi(z.features())
                .addi(eps);
        Nd4j.exec(new Sqrt(std, std));
        hat.diviColumnVector(std);
        return std;
    }

    private static INDArray newArray(INDArray x) {
        return Nd4j.createUninitialized(x.dataType(), x.shape(), 'c');
    }
}
