package parallax.nn.loss;

import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.SoakCalls;
import parallax.nn.SoakFamily;

public final class LossSoak implements SoakFamily {
    @Override
    public void addTo(SoakCalls calls) {
        INDArray x = calls.array(calls.rows(), 512);
        int[] labels = new Random(4).ints(calls.rows(), 0, 512).toArray();
        Nd4jCrossEntropy cross = new Nd4jCrossEntropy(labels[0] + 1, 0.1);
        calls.add(Nd4jCrossEntropy.class, () -> List.of(cross.forward(x, labels), cross.backward(x, labels, 1)));
        INDArray target = calls.bits(calls.rows(), 512);
        Nd4jMeanSquaredError squared = new Nd4jMeanSquaredError();
        calls.add(
                Nd4jMeanSquaredError.class, () -> List.of(squared.forward(x, target), squared.backward(x, target, 1)));
        Nd4jBinaryCrossEntropy binary = new Nd4jBinaryCrossEntropy();
        calls.add(
                Nd4jBinaryCrossEntropy.class, () -> List.of(binary.forward(x, target), binary.backward(x, target, 1)));
    }
}
