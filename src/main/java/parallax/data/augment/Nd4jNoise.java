package parallax.data.augment;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;

/**
 * The ND4J twin of {@link Noise}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>The noise is drawn in Java, from the caller's generator; ND4J's own would come from its hidden one. Drawing takes far longer than adding, so
 * this twin is no faster than the naive one. The array it returns is the caller's to close.
 */
public record Nd4jNoise() implements Noise<INDArray> {
    @Override
    public INDArray apply(INDArray x, double sigma, RandomGenerator random) {
        NoiseChecks.require(Nd4jBackend.of("x", x), x, sigma, random);
        double[] y = Nd4jPixels.read(x);
        for (int k = 0; k < y.length; k++) {
            y[k] += sigma * random.nextGaussian();
        }
        return Nd4jPixels.write(y, x, x.shape());
    }
}
