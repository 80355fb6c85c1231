package parallax.nn.position;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link SinusoidalPosition}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>The encoding is computed in Java, see {@link AngleTable}, and added to each sequence. The arrays it returns are the caller's to close.
 */
public record Nd4jSinusoidalPosition() implements SinusoidalPosition<INDArray> {
    @Override
    public INDArray forward(INDArray x, int offset) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        PositionSizes z = PositionSizes.of(backend, "x", x, offset);
        INDArray y = backend.uninitialized(z.shape());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Nd4jEachSequence.add(x, scratch.of(x.dataType(), encoding(z, offset), z.steps(), z.features()), y, scratch);
        }
        return y;
    }

    @Override
    public INDArray backward(INDArray dy) {
        PositionSizes.of(Nd4jBackend.of("dy", dy), "dy", dy, 0);
        return dy.dup('c');
    }

    private static double[] encoding(PositionSizes z, int offset) {
        AngleTable angles = new AngleTable(10000, z.features(), offset, z.steps());
        double[] encoding = new double[z.steps() * z.features()];
        for (int t = 0; t < z.steps(); t++)
            for (int e = 0; e < z.features(); e++) {
                encoding[t * z.features() + e] = e % 2 == 0 ? angles.sin(t, e / 2) : angles.cos(t, e / 2);
            }
        return encoding;
    }
}
