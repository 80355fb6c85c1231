package parallax.nn.conv;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.SoakCalls;
import parallax.nn.SoakFamily;

public final class ConvSoak implements SoakFamily {
    @Override
    public void addTo(SoakCalls calls) {
        INDArray x = calls.array(calls.rows(), 8, 8, 8);
        INDArray bias = calls.array(8);
        Window unit = Window.unit().padding(1);
        for (Window window : List.of(unit, unit.stride(2).dilation(2), unit.groups(2))) {
            INDArray weight = calls.array(8, 8 / window.groups(), 2, 2);
            Nd4jConv2d twin = new Nd4jConv2d(window);
            calls.add(Nd4jConv2d.class, () -> {
                INDArray y = twin.forward(x, weight, bias);
                return List.of(y, twin.backward(x, weight, y));
            });
        }
        INDArray signal = calls.array(calls.rows(), 16, 32);
        INDArray kernel = calls.array(32, 16, 3);
        INDArray signalBias = calls.array(32);
        Nd4jConv1d one = new Nd4jConv1d(SequenceWindow.unit().padding(1).groups(2));
        calls.add(Nd4jConv1d.class, () -> {
            INDArray y = one.forward(signal, kernel, signalBias);
            return List.of(y, one.backward(signal, kernel, y));
        });
        INDArray back = calls.array(8, 4, 3, 3);
        INDArray backBias = calls.array(4);
        Nd4jConvTranspose2d transposed = new Nd4jConvTranspose2d(
                TransposedWindow.of(Window.unit().stride(2).padding(1)).outputPadding(1));
        calls.add(Nd4jConvTranspose2d.class, () -> {
            INDArray y = transposed.forward(x, back, backBias);
            return List.of(y, transposed.backward(x, back, y));
        });
        DepthwiseSeparableConv2d<INDArray> separable = new DepthwiseSeparableConv2d<>(
                calls.backend(), Window.unit().padding(1), Nd4jConv2d::new, new Nd4jPointwiseConv2d());
        DepthwiseSeparableConv2d.Parameters<INDArray> p = new DepthwiseSeparableConv2d.Parameters<>(
                calls.array(8, 1, 3, 3), calls.array(8), calls.array(16, 8, 1, 1), calls.array(16));
        calls.add(Nd4jPointwiseConv2d.class, () -> {
            DepthwiseSeparableConv2d.Result<INDArray> result = separable.forward(x, p);
            return List.of(result, separable.backward(x, p, result, result.y()));
        });
    }
}
