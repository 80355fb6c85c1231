package parallax.nn.loss;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jLayout;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link MeanSquaredError}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>The sum of squares is BLAS's dot product of the differences with themselves. The array it returns is the caller's to close.
 */
public record Nd4jMeanSquaredError() implements MeanSquaredError<INDArray> {
    @Override
    public double forward(INDArray x, INDArray target) {
        int n = Pairs.of(Nd4jBackend.of("x", x), x, target);
        Nd4jLayout layout = Nd4jLayout.of(x);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray difference = scratch.zeros(x.dataType(), 1, n);
            layout.matrix(x, n, scratch).sub(layout.matrix(target, n, scratch), difference);
            return Nd4j.getBlasWrapper().dot(difference, difference) / n;
        }
    }

    @Override
    public INDArray backward(INDArray x, INDArray target, double dLoss) {
        int n = Pairs.of(Nd4jBackend.of("x", x), x, target);
        Nd4jLayout layout = Nd4jLayout.of(x);
        INDArray dx = layout.newArray(x);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray run = dx.reshape(n);
            layout.run(x, scratch).sub(layout.run(target, scratch), run);
            run.muli(2 * dLoss / n);
        }
        return layout.outward(dx);
    }
}
