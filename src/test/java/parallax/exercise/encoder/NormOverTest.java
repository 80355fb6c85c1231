package parallax.exercise.encoder;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parallax.check.GradientCheck;
import parallax.check.Report;
import parallax.nn.norm.LayerNorm;
import parallax.nn.norm.NormGradients;
import parallax.tensor.Tensor;

/** A norm over anything has the gradient of what it computes, or training with it would show something else than it is to show. */
class NormOverTest {
    @ParameterizedTest
    @EnumSource(NormOver.class)
    void gradientIsThatOfForward(NormOver over) {
        Random random = new Random(1);
        Tensor x = Tensor.randn(random, 2, 3, 5);
        Tensor gamma = Tensor.randn(random, 5);
        Tensor beta = Tensor.randn(random, 5);
        Tensor dy = Tensor.randn(random, 2, 3, 5);
        LayerNorm<Tensor> norm = over.norm(0.1);
        NormGradients<Tensor> d = norm.backward(x, gamma, dy);
        Report report = GradientCheck.of(dy)
                .argument("x", x, v -> norm.forward(v, gamma, beta), d.dx())
                .argument("gamma", gamma, v -> norm.forward(x, v, beta), d.dGamma())
                .argument("beta", beta, v -> norm.forward(x, gamma, v), d.dBeta())
                .report();
        assertTrue(report.passed(), report.toString());
    }
}
