package parallax.check.golden;

import java.util.Map;
import parallax.nn.NaiveBackend;
import parallax.nn.conv.DepthwiseSeparableConv2d;
import parallax.nn.conv.NaiveConv1d;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.NaiveConvTranspose2d;
import parallax.nn.conv.NaivePointwiseConv2d;
import parallax.tensor.Tensor;

/** The naive twins of convolution, by the names that golden cases call them. */
final class NaiveConvolutions {
    private NaiveConvolutions() {}

    static Map<String, OperatorReader<Tensor>> operators() {
        return Map.of(
                "conv1d", ConvReaders.oneDimensional(NaiveConv1d::new),
                "conv2d", ConvReaders.twoDimensional(NaiveConv2d::new),
                "convTranspose2d", ConvReaders.transposed(NaiveConvTranspose2d::new),
                "pointwiseConv2d", ConvReaders.pointwise(new NaivePointwiseConv2d()),
                "depthwiseSeparableConv2d",
                        ConvReaders.separable(window -> new DepthwiseSeparableConv2d<>(
                                new NaiveBackend(), window, NaiveConv2d::new, new NaivePointwiseConv2d())));
    }
}
