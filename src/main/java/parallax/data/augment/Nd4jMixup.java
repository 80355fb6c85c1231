package parallax.data.augment;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link Mixup}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>All partners are gathered by one call, and the mean is taken of whole batches. The array it returns is the caller's to close.
 */
public record Nd4jMixup() implements Mixup<INDArray> {
    @Override
    public INDArray apply(INDArray x, double lambda, int... partner) {
        MixupSizes s = MixupSizes.of(Nd4jBackend.of("x", x), x, lambda, partner);
        INDArray y = Nd4j.createUninitialized(x.dataType(), x.shape(), 'c');
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray rows = scratch.rowMajor(x).reshape(s.examples(), s.entries());
            INDArray others = scratch.keep(Nd4j.pullRows(rows, 1, partner));
            INDArray mixed = y.reshape(s.examples(), s.entries());
            rows.mul(lambda, mixed);
            mixed.addi(others.muli(1 - lambda));
        }
        return y;
    }
}
