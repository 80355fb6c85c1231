package parallax.nn.position;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.SoakCalls;
import parallax.nn.SoakFamily;

public final class PositionSoak implements SoakFamily {
    @Override
    public void addTo(SoakCalls calls) {
        INDArray x = calls.array(calls.rows(), 16, 32);
        INDArray table = calls.array(20, 32);
        Nd4jSinusoidalPosition sinusoidal = new Nd4jSinusoidalPosition();
        calls.add(Nd4jSinusoidalPosition.class, () -> List.of(sinusoidal.forward(x, 3), sinusoidal.backward(x)));
        Nd4jLearnedPosition learned = new Nd4jLearnedPosition();
        calls.add(
                Nd4jLearnedPosition.class, () -> List.of(learned.forward(x, table, 3), learned.backward(table, 3, x)));
        Nd4jRotaryPosition rotary = new Nd4jRotaryPosition(Rotation.halves());
        calls.add(Nd4jRotaryPosition.class, () -> List.of(rotary.forward(x, 3), rotary.backward(3, x)));
    }
}
