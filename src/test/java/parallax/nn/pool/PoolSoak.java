package parallax.nn.pool;

import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.SoakCalls;
import parallax.nn.SoakFamily;

public final class PoolSoak implements SoakFamily {
    @Override
    public void addTo(SoakCalls calls) {
        INDArray maps = calls.array(calls.rows(), 8, 8, 8);
        Nd4jMaxPool2d max = new Nd4jMaxPool2d(Pooling.of(2));
        calls.add(Nd4jMaxPool2d.class, maps, max::forward, max::backward);
        Nd4jAveragePool2d average = new Nd4jAveragePool2d(Pooling.of(2), false);
        calls.add(Nd4jAveragePool2d.class, maps, average::forward, average::backward);
        Nd4jGlobalAveragePool2d global = new Nd4jGlobalAveragePool2d();
        calls.add(Nd4jGlobalAveragePool2d.class, maps, global::forward, global::backward);
        int[] lengths = new Random(1).ints(calls.rows(), 1, 17).toArray();
        Nd4jMaxOverTime overTime = new Nd4jMaxOverTime();
        calls.add(
                Nd4jMaxOverTime.class,
                calls.array(calls.rows(), 16, 32),
                x -> overTime.forward(x, lengths),
                (x, dy) -> overTime.backward(x, lengths, dy));
    }
}
