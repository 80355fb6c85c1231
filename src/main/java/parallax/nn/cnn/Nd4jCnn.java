package parallax.nn.cnn;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.activation.Nd4jActivation;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.conv.Nd4jConv2d;
import parallax.nn.dense.Nd4jLinear;
import parallax.nn.pool.Nd4jMaxPool2d;
import parallax.nn.pool.Pooling;

/** The network of ND4J's parts: maps go from one to the next channels last, and are copied once, where they become rows. */
public final class Nd4jCnn {
    private Nd4jCnn() {}

    /**
     * Returns the network for images and filters of these sizes.
     *
     * @param type of the arrays: FLOAT or DOUBLE
     */
    public static Cnn<INDArray> of(DataType type, CnnSizes z) {
        return new Cnn<>(
                new Nd4jBackend(type),
                new Nd4jConv2d(z.window()),
                new Nd4jActivation(Nonlinearity.RELU),
                new Nd4jMaxPool2d(Pooling.of(2)),
                new Nd4jLinear());
    }
}
