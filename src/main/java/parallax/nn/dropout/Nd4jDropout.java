package parallax.nn.dropout;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jLayout;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link Dropout}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>The mask is drawn in Java, from the caller's generator; ND4J's own would come from its hidden one. ND4J's {@code dropout}
 * takes the probability of keeping, does not rescale, and overwrites its input. The arrays it returns are the caller's to close.
 *
 * @param rate p: the probability of being dropped, at least 0 and less than 1
 */
public record Nd4jDropout(double rate) implements Dropout<INDArray> {
    /** Checks the rate. */
    public Nd4jDropout {
        DropoutChecks.requireRate(rate);
    }

    @Override
    public Dropped<INDArray> forward(INDArray x, RandomGenerator random) {
        int length = DropoutChecks.forward(Nd4jBackend.of("x", x), x, random);
        INDArray mask = mask(x, length, random);
        return new Dropped<>(product(x, mask), mask);
    }

    @Override
    public INDArray backward(INDArray mask, INDArray dy) {
        DropoutChecks.backward(Nd4jBackend.of("mask", mask), mask, dy);
        return product(mask, dy);
    }

    // In the layout of the first.
    private static INDArray product(INDArray a, INDArray b) {
        Nd4jLayout layout = Nd4jLayout.of(a);
        INDArray product = layout.newArray(a);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            layout.run(a, scratch).mul(layout.run(b, scratch), product.reshape(product.length()));
        }
        return layout.outward(product);
    }

    private INDArray mask(INDArray x, int length, RandomGenerator random) {
        double kept = 1 / (1 - rate);
        if (x.dataType() == DataType.DOUBLE) {
            double[] mask = new double[length];
            for (int k = 0; k < length; k++) {
                mask[k] = random.nextDouble() < rate ? 0 : kept;
            }
            return Nd4j.create(mask, x.shape(), 'c');
        }
        float[] mask = new float[length];
        for (int k = 0; k < length; k++) {
            mask[k] = random.nextDouble() < rate ? 0 : (float) kept;
        }
        return Nd4j.create(mask, x.shape(), 'c');
    }
}
