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
    }
}
