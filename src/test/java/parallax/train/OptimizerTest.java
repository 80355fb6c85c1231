package parallax.train;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.tensor.Tensor;

class OptimizerTest {
    @Nested
    class Naive implements OptimizerContract<Tensor>, Twin.OfTensors {
        @Override
        public Optimizer<Tensor> sgd(Sgd rule) {
            return new NaiveSgd(rule);
        }

        @Override
        public Optimizer<Tensor> adam(Adam rule) {
            return new NaiveAdam(rule);
        }
    }

    @Nested
    class InDouble implements OptimizerContract<INDArray>, Twin.InDouble {
        @Override
        public Optimizer<INDArray> sgd(Sgd rule) {
            return new Nd4jSgd(rule);
        }

        @Override
        public Optimizer<INDArray> adam(Adam rule) {
            return new Nd4jAdam(rule);
        }
    }

    @Nested
    class InFloat implements OptimizerContract<INDArray>, Twin.InFloat {
        @Override
        public Optimizer<INDArray> sgd(Sgd rule) {
            return new Nd4jSgd(rule);
        }

        @Override
        public Optimizer<INDArray> adam(Adam rule) {
            return new Nd4jAdam(rule);
        }
    }

    @Test
    void hyperparametersCheckThemselves() {
        Twin.assertRejects("momentum must be from 0 to below 1, is 1.0", () -> Sgd.momentum(1));
        Twin.assertRejects("Nesterov's step needs a momentum above 0, is 0.0", () -> new Sgd(0, true, 0));
        Twin.assertRejects("weightDecay must be at least 0 and finite, is -1.0", () -> new Sgd(0, false, -1));
        Twin.assertRejects("beta1 must be from 0 to below 1, is NaN", () -> new Adam(Double.NaN, 0.9, 1, 0, false));
        Twin.assertRejects("beta2 must be from 0 to below 1, is -0.5", () -> new Adam(0.9, -0.5, 1, 0, false));
        Twin.assertRejects("epsilon must be above 0 and finite, is 0.0", () -> new Adam(0.9, 0.9, 0, 0, false));
        Twin.assertRejects("weightDecay must be at least 0 and finite, is Infinity", () -> Adam.decoupled(1.0 / 0));
        Twin.assertRejects("rule is null", () -> new NaiveSgd(null));
        Twin.assertRejects("rule is null", () -> new Nd4jAdam(null));
    }
}
