package parallax.nn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.conv.Conv1d;
import parallax.nn.conv.ConvGradients;
import parallax.nn.conv.ConvTranspose2d;
import parallax.nn.conv.DepthwiseSeparableConv2d;
import parallax.nn.conv.Nd4jConv1d;
import parallax.nn.conv.Nd4jConv2d;
import parallax.nn.conv.Nd4jConvTranspose2d;
import parallax.nn.conv.Nd4jPointwiseConv2d;
import parallax.nn.conv.SequenceWindow;
import parallax.nn.conv.TransposedWindow;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** The convolutions that {@link Nd4jSoak} calls, forward and backward. */
record Nd4jConvCalls(Backend<INDArray> backend, int rows) {
    /** Returns the calls by the twins' names. */
    Map<String, Runnable> all() {
        INDArray maps = array(rows, 8, 8, 8);
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("conv1d", conv1d(array(rows, 16, 32)));
        calls.put("convTranspose2d", convTranspose(maps));
        calls.put("depthwiseSeparableConv2d", separable(maps));
        return calls;
    }

    private Runnable conv1d(INDArray x) {
        INDArray weight = array(32, 16, 3);
        INDArray bias = array(32);
        Conv1d<INDArray> twin = new Nd4jConv1d(SequenceWindow.unit().padding(1).groups(2));
        return () -> {
            INDArray y = twin.forward(x, weight, bias);
            ConvGradients<INDArray> g = twin.backward(x, weight, y);
            close(y, g.dx(), g.dWeight(), g.dBias());
        };
    }

    private Runnable convTranspose(INDArray x) {
        INDArray weight = array(8, 4, 3, 3);
        INDArray bias = array(4);
        ConvTranspose2d<INDArray> twin = new Nd4jConvTranspose2d(
                TransposedWindow.of(Window.unit().stride(2).padding(1)).outputPadding(1));
        return () -> {
            INDArray y = twin.forward(x, weight, bias);
            ConvGradients<INDArray> g = twin.backward(x, weight, y);
            close(y, g.dx(), g.dWeight(), g.dBias());
        };
    }

    private Runnable separable(INDArray x) {
        DepthwiseSeparableConv2d<INDArray> twin = new DepthwiseSeparableConv2d<>(
                backend, Window.unit().padding(1), Nd4jConv2d::new, new Nd4jPointwiseConv2d());
        DepthwiseSeparableConv2d.Parameters<INDArray> p =
                new DepthwiseSeparableConv2d.Parameters<>(array(8, 1, 3, 3), array(8), array(16, 8, 1, 1), array(16));
        return () -> {
            DepthwiseSeparableConv2d.Result<INDArray> result = twin.forward(x, p);
            DepthwiseSeparableConv2d.Gradients<INDArray> g = twin.backward(x, p, result, result.y());
            close(result.y(), result.h(), g.dx());
            g.dParameters().named().forEach((name, dv) -> dv.close());
        };
    }

    private INDArray array(int... shape) {
        return backend.of(Tensor.randn(new Random(5), shape));
    }

    private static void close(INDArray... arrays) {
        Stream.of(arrays).forEach(INDArray::close);
    }
}
