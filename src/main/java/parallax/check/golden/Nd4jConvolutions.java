package parallax.check.golden;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Backend;
import parallax.nn.conv.DepthwiseSeparableConv2d;
import parallax.nn.conv.Nd4jConv1d;
import parallax.nn.conv.Nd4jConv2d;
import parallax.nn.conv.Nd4jConvTranspose2d;
import parallax.nn.conv.Nd4jPointwiseConv2d;

/** The ND4J twins of convolution, by the names that golden cases call them. */
final class Nd4jConvolutions {
    private Nd4jConvolutions() {}

    static Map<String, OperatorReader<INDArray>> operators(Backend<INDArray> backend) {
        return Map.of(
                "conv1d", ConvReaders.oneDimensional(Nd4jConv1d::new),
                "conv2d", ConvReaders.twoDimensional(Nd4jConv2d::new),
                "convTranspose2d", ConvReaders.transposed(Nd4jConvTranspose2d::new),
                "pointwiseConv2d", ConvReaders.pointwise(new Nd4jPointwiseConv2d()),
                "depthwiseSeparableConv2d",
                        ConvReaders.separable(window -> new DepthwiseSeparableConv2d<>(
                                backend, window, Nd4jConv2d::new, new Nd4jPointwiseConv2d())));
    }
}
