package parallax.nn.activation;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.SoakCalls;
import parallax.nn.SoakFamily;

public final class ActivationSoak implements SoakFamily {
    @Override
    public void addTo(SoakCalls calls) {
        INDArray x = calls.array(calls.rows(), 512);
        for (Nonlinearity f : Nonlinearity.values()) {
            Nd4jActivation twin = new Nd4jActivation(f);
            calls.add(Nd4jActivation.class, x, twin::forward, twin::backward);
        }
        // Over the first axis: the copies that need be made are made.
        Nd4jSoftmax softmax = new Nd4jSoftmax(0);
        calls.add(Nd4jSoftmax.class, x, softmax::forward, softmax::backward);
        Nd4jLogSoftmax logSoftmax = new Nd4jLogSoftmax(0);
        calls.add(Nd4jLogSoftmax.class, x, logSoftmax::forward, logSoftmax::backward);
    }
}
