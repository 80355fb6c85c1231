package parallax.train;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Named;
import parallax.nn.SoakCalls;
import parallax.nn.SoakFamily;

public final class TrainSoak implements SoakFamily {
    @Override
    public void addTo(SoakCalls calls) {
        add(calls, new Nd4jSgd(new Sgd(0.9, true, 0.1)));
        add(calls, new Nd4jAdam(new Adam(0.9, 0.99, 1e-8, 0.1, false)));
        add(calls, new Nd4jAdam(Adam.decoupled(0.1)));
    }

    private static void add(SoakCalls calls, Optimizer<INDArray> optimizer) {
        Named<INDArray> parameters = Named.<INDArray>none().with("w", calls.array(calls.rows(), 512));
        Named<INDArray> gradients = Named.<INDArray>none().with("w", calls.array(calls.rows(), 512));
        OptimizerState<INDArray> state = optimizer.start(parameters);
        calls.add(optimizer.getClass(), () -> {
            new Nd4jClipping().byNorm(gradients, 1);
            optimizer.step(parameters, gradients, state, 1e-3);
            return List.of();
        });
    }
}
