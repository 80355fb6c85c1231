package parallax.nn.norm;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.SoakCalls;
import parallax.nn.SoakFamily;

public final class NormSoak implements SoakFamily {
    @Override
    public void addTo(SoakCalls calls) {
        INDArray x = calls.array(calls.rows(), 512);
        INDArray gamma = calls.array(512);
        Nd4jLayerNorm layer = new Nd4jLayerNorm(1e-5);
        calls.add(Nd4jLayerNorm.class, () -> List.of(layer.forward(x, gamma, gamma), layer.backward(x, gamma, x)));

        INDArray maps = calls.array(calls.rows(), 8, 8, 8);
        INDArray scale = calls.array(8);
        BatchNorm2d.Statistics<INDArray> running =
                new BatchNorm2d.Statistics<>(scale, calls.array(8).muli(0).addi(1));
        Nd4jBatchNorm2d batch = new Nd4jBatchNorm2d(1e-5, 0.1);
        calls.add(
                Nd4jBatchNorm2d.class,
                () -> List.of(batch.train(maps, scale, scale, running), batch.backwardOfTrain(maps, scale, maps)));
        calls.add(
                Nd4jBatchNorm2d.class,
                () -> List.of(
                        batch.evaluate(maps, scale, scale, running),
                        batch.backwardOfEvaluate(maps, scale, running, maps)));
    }
}
