package parallax.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.nn.conv.Conv2d;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

class GradientCheckTest {
    private static final Tensor X = Tensor.vector(0.5, -1.5, 2, 1000);

    /** y = x³, ∂y/∂x = 3x². */
    @Test
    void acceptsTheRightGradient() {
        Tensor dy = Tensor.vector(1, 2, 3, 4);
        Tensor dx = Tensor.vector(1 * 3 * 0.25, 2 * 3 * 2.25, 3 * 3 * 4, 4 * 3 * 1e6);
        Report report = GradientCheck.of(dy)
                .argument("x", X, x -> x.map(v -> v * v * v), dx)
                .report();
        assertTrue(report.passed(), report::toString);
    }

    @Test
    void namesArgumentIndexAndBothNumbers() {
        Tensor dy = Tensor.vector(1, 1, 1, 0);
        Report report = GradientCheck.of(dy)
                .argument("weight", X, x -> x.map(v -> v * v), Tensor.vector(1, -3, 8, 0))
                .report();
        assertFalse(report.passed());
        Comparison found = report.worst();
        assertEquals("dWeight[2]", found.place());
        assertEquals(8, found.actual());
        assertEquals(2 * 2, found.expected(), 1e-6);
        assertEquals(1, found.wrong());
        assertTrue(report.toString().contains("✗ dWeight[2] is 8.0, expected 4.0"), report::toString);
    }

    /** As small as a thousandth in a single entry. */
    @Test
    void noticesASmallMistake() {
        Random random = new Random(1);
        Window window = Window.unit().stride(2, 1).padding(1);
        NaiveConv2d conv = new NaiveConv2d(window);
        Tensor x = Tensor.randn(random, 2, 2, 5, 4);
        Tensor w = Tensor.randn(random, 3, 2, 3, 2);
        Tensor dy = Tensor.randn(random, conv.forward(x, w, null).shape());
        Conv2d.Gradients<Tensor> g = conv.backward(x, w, dy);
        Tensor wrong = g.dx().copy();
        wrong.set(wrong.get(1, 0, 3, 2) * 1.001, 1, 0, 3, 2);
        Report report = GradientCheck.of(dy)
                .argument("x", x, v -> conv.forward(v, w, null), wrong)
                .report();
        assertFalse(report.passed());
        assertEquals("dx[1, 0, 3, 2]", report.worst().place());
    }

    @Test
    void checksEveryInputOfAnOperator() {
        Random random = new Random(2);
        Conv2dOperator<Tensor> operator =
                new Conv2dOperator<>(new NaiveConv2d(Window.unit().dilation(2, 1)));
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.randn(random, 1, 2, 5, 3));
        inputs.put("weight", Tensor.randn(random, 2, 2, 2, 2));
        inputs.put("bias", Tensor.randn(random, 2));
        Tensor dy = Tensor.randn(random, operator.forward(inputs).get("y").shape());
        Report report = GradientCheck.of(operator, inputs, Map.of("y", dy));
        assertTrue(report.passed(), report::toString);
        assertEquals(3, report.comparisons().size());
    }

    @Test
    void leavesTheArgumentAlone() {
        Tensor x = X.copy();
        Report report = GradientCheck.of(Tensor.zeros(4))
                .argument(
                        "x",
                        x,
                        v -> {
                            v.data()[0] = 99;
                            return v;
                        },
                        Tensor.zeros(4))
                .report();
        assertTrue(report.passed());
        assertEquals(X, x);
    }

    @Test
    void rejectsAnOutputThatIsNotOfDysShape() {
        GradientCheck check = GradientCheck.of(Tensor.zeros(3));
        assertEquals(
                "y has shape (4), dy has (3)",
                assertThrows(IllegalArgumentException.class, () -> check.argument("x", X, Tensor::copy, X))
                        .getMessage());
    }

    @Test
    void aGradientOfTheWrongShapeIsReported() {
        Report report = GradientCheck.of(X)
                .argument("x", X, Tensor::copy, Tensor.zeros(5))
                .report();
        assertTrue(report.toString().contains("dx has shape (5), expected (4)"), report::toString);
    }
}
