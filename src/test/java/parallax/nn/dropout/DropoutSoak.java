package parallax.nn.dropout;

import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.SoakCalls;
import parallax.nn.SoakFamily;

public final class DropoutSoak implements SoakFamily {
    @Override
    public void addTo(SoakCalls calls) {
        INDArray x = calls.array(calls.rows(), 512);
        Random random = new Random(3);
        Nd4jDropout twin = new Nd4jDropout(0.5);
        calls.add(Nd4jDropout.class, () -> {
            Dropout.Dropped<INDArray> dropped = twin.forward(x, random);
            return List.of(dropped, twin.backward(dropped.mask(), x));
        });
    }
}
