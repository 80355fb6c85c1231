package parallax.nn.cnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.SoakCalls;
import parallax.nn.SoakFamily;

public final class CnnSoak implements SoakFamily {
    @Override
    public void addTo(SoakCalls calls) {
        CnnSizes z = new CnnSizes(1, 12, 12, 4, 8, 3, 5);
        INDArray x = calls.array(calls.rows(), 1, 12, 12);
        INDArray dLogits = calls.array(calls.rows(), 5);
        CnnParameters<INDArray> p =
                CnnParameters.of(CnnParameters.random(z, new Random(6)).named().map(calls.backend()::of));
        Cnn<INDArray> twin = Nd4jCnn.of(x.dataType(), z);
        calls.add(Nd4jCnn.class, () -> {
            Cnn.Trace<INDArray> trace = twin.forward(x, p);
            Cnn.Gradients<INDArray> g = twin.backward(x, p, trace, dLogits);
            twin.release(trace);
            List<INDArray> returned =
                    new ArrayList<>(g.parameters().named().asMap().values());
            returned.add(g.dx());
            return returned;
        });
    }
}
