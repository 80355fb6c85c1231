package parallax.nn.position;

import java.util.function.ToDoubleBiFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jScratch;
import parallax.tensor.Arguments;

/**
 * The ND4J twin of {@link RotaryPosition}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p><b>Why it is written so.</b> With x̃ the pairs of x turned by a right angle, (f, g) → (−g, f), it is y = x · cos α + x̃ · sin α, and x̃ is
 * a product with a matrix of 0, 1 and −1, exact and fast, where ND4J is slow to work on every other entry. So an infinite entry
 * makes NaN of its whole row. The turn back has −sin α. The arrays it returns are the caller's to close.
 *
 * @param rotation which features are a pair, and how fast it turns
 */
public record Nd4jRotaryPosition(Rotation rotation) implements RotaryPosition<INDArray> {
    /** Checks that there is a rotation. */
    public Nd4jRotaryPosition {
        Arguments.given("rotation", rotation);
    }

    @Override
    public INDArray forward(INDArray x, int offset) {
        return turned(x, RotarySizes.of(Nd4jBackend.of("x", x), "x", x, offset), offset, 1);
    }

    @Override
    public INDArray backward(int offset, INDArray dy) {
        return turned(dy, RotarySizes.of(Nd4jBackend.of("dy", dy), "dy", dy, offset), offset, -1);
    }

    private INDArray turned(INDArray x, RotarySizes z, int offset, int direction) {
        AngleTable angles = new AngleTable(rotation.base(), z.features(), offset, z.steps());
        DataType type = x.dataType();
        INDArray y = Nd4j.createUninitialized(type, x.shape(), 'c');
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray rows = scratch.rowMajor(x).reshape((long) z.sequences() * z.steps(), z.features());
            INDArray across = scratch.like(rows);
            Nd4jProducts.multiply(rows, scratch.of(type, rightAngle(z), z.features(), z.features()), across);
            INDArray sin = scratch.of(type, spread(z, (t, i) -> direction * angles.sin(t, i)), z.steps(), z.features());
            INDArray cos = scratch.of(type, spread(z, angles::cos), z.steps(), z.features());
            Nd4jEachSequence.multiply(rows, cos, y, scratch);
            Nd4jEachSequence.multiply(across, sin, across, scratch);
            y.reshape(y.length()).addi(across.reshape(y.length()));
        }
        return y;
    }

    // The matrix that turns each pair by a right angle: (f, g) · P = (−g, f).
    private double[] rightAngle(RotarySizes z) {
        double[] matrix = new double[z.features() * z.features()];
        for (int i = 0; i < z.pairs(); i++) {
            int f = rotation.first(i, z.features());
            int g = rotation.second(i, z.features());
            matrix[g * z.features() + f] = -1;
            matrix[f * z.features() + g] = 1;
        }
        return matrix;
    }

    // From one number for each pair (T, D/2) to one for each feature (T, D).
    private double[] spread(RotarySizes z, ToDoubleBiFunction<Integer, Integer> ofPair) {
        double[] features = new double[z.steps() * z.features()];
        for (int t = 0; t < z.steps(); t++)
            for (int i = 0; i < z.pairs(); i++) {
                double value = ofPair.applyAsDouble(t, i);
                features[t * z.features() + rotation.first(i, z.features())] = value;
                features[t * z.features() + rotation.second(i, z.features())] = value;
            }
        return features;
    }
}
