package parallax.nn.cnn;

import parallax.nn.NaiveBackend;
import parallax.nn.activation.NaiveActivation;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.dense.NaiveLinear;
import parallax.nn.pool.NaiveMaxPool2d;
import parallax.nn.pool.Pooling;
import parallax.tensor.Tensor;

/** The network of naive parts. */
public final class NaiveCnn {
    private NaiveCnn() {}

    /** Returns the network for images and filters of these sizes. */
    public static Cnn<Tensor> of(CnnSizes z) {
        return new Cnn<>(
                new NaiveBackend(),
                new NaiveConv2d(z.window()),
                new NaiveActivation(Nonlinearity.RELU),
                new NaiveMaxPool2d(Pooling.of(2)),
                new NaiveLinear());
    }
}
