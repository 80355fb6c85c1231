package parallax.nn.conv;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.check.GradientCheck;
import parallax.check.Report;
import parallax.tensor.Tensor;

/** What a twin that computes in double must do besides: its gradients are slopes, at every entry of every argument. */
interface Conv2dSlopes<T> extends Conv2dContract<T> {
    @Test
    default void gradientsAreSlopes() {
        Random random = new Random(18);
        for (Window window : Conv2dContract.windows()) {
            Tensor x = Tensor.randn(random, 2, 2 * window.groups(), 5, 6);
            Tensor w = Tensor.randn(random, 2 * window.groups(), 2, 3, 2);
            Tensor b = Tensor.randn(random, 2 * window.groups());
            Tensor dy = Tensor.randn(random, forward(window, x, w, b).shape());
            Conv2d.Gradients<Tensor> g = backward(window, x, w, dy);
            Report report = GradientCheck.of(dy)
                    .argument("x", x, v -> forward(window, v, w, b), g.dx())
                    .argument("weight", w, v -> forward(window, x, v, b), g.dWeight())
                    .argument("bias", b, v -> forward(window, x, w, v), g.dBias())
                    .report();
            assertTrue(report.passed(), () -> window + "\n" + report);
        }
    }
}
