package parallax.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/**
 * Compares gradients with slopes: every entry of every argument is moved a little to either side, and the change of the
 * loss must be what the gradient says.
 *
 * <pre>∂L/∂v ≈ Σ dy · (y(v + h) − y(v − h)) / 2h</pre>
 *
 * L is the loss whose gradient at y is dy; it need not be known. The difference is taken of y, entry by entry, rather than of L:
 * entries that v does not reach add nothing, not even rounding. An argument's gradient is checked by a function of that argument
 * alone, the others held:
 *
 * <pre>{@code
 * Conv2d<Tensor> conv = new NaiveConv2d(Window.unit().stride(2).padding(1));
 * Conv2d.Gradients<Tensor> g = conv.backward(x, w, dy);
 * GradientCheck.of(dy)
 *         .argument("x", x, v -> conv.forward(v, w, b), g.dx())
 *         .argument("weight", w, v -> conv.forward(x, v, b), g.dWeight())
 *         .argument("bias", b, v -> conv.forward(x, w, v), g.dBias())
 *         .report()
 *         .passed();    // true
 * }</pre>
 *
 * <p>It is for double arithmetic; in single precision the differences drown in rounding. A function with a kink nearer than h to
 * a probe (a maximum's tie) has no slope there: choose other probes. An argument costs two calls of its function per entry, so
 * keep the shapes small, and odd.
 */
public final class GradientCheck {
    private final Tensor dy;
    private final List<Comparison> comparisons = new ArrayList<>();

    private GradientCheck(Tensor dy) {
        this.dy = dy;
    }

    /**
     * Starts a check.
     *
     * @param dy ∂L/∂y, what backward was given; random numbers do well. Copied.
     */
    public static GradientCheck of(Tensor dy) {
        return new GradientCheck(Arguments.given("dy", dy).copy());
    }

    /**
     * Checks the gradient of one argument at every entry.
     *
     * @param name     what the report calls the argument; its gradient is called by the name with a d before
     * @param value    the argument. Not modified.
     * @param forward  y as a function of this argument; called with copies
     * @param gradient what backward says ∂L/∂argument is. Not modified.
     * @return this
     * @throws IllegalArgumentException if y has another shape than dy
     */
    public GradientCheck argument(String name, Tensor value, UnaryOperator<Tensor> forward, Tensor gradient) {
        Tensor slopes = slopes(Arguments.given(name, value), forward);
        comparisons.add(Comparison.of(gradientName(name), slopes, gradient, Tolerance.SLOPE));
        return this;
    }

    /** Returns what was found; "expected" in it is the slope. */
    public Report report() {
        return new Report("gradients against central differences", comparisons);
    }

    /**
     * Checks the gradient of every input of an algorithm given by names, of tensors: {@code of(dy)...report()} for each output at
     * once.
     *
     * @param inputs   as the operator names them. Not modified.
     * @param upstream ∂L/∂output for each output. Not modified.
     */
    public static Report of(Operator<Tensor> operator, Map<String, Tensor> inputs, Map<String, Tensor> upstream) {
        Map<String, Tensor> gradients = operator.backward(inputs, upstream);
        List<Comparison> all = new ArrayList<>();
        inputs.forEach((name, value) -> {
            // The outputs laid end to end are one y.
            GradientCheck check = of(joined(upstream, upstream));
            check.argument(
                    name,
                    value,
                    v -> {
                        Map<String, Tensor> moved = new LinkedHashMap<>(inputs);
                        moved.put(name, v);
                        return joined(operator.forward(moved), upstream);
                    },
                    gradients.get(name));
            all.addAll(check.comparisons);
        });
        return new Report("gradients against central differences", all);
    }

    private static Tensor joined(Map<String, Tensor> outputs, Map<String, Tensor> like) {
        return Tensor.vector(like.keySet().stream()
                .flatMapToDouble(name -> Arrays.stream(outputs.get(name).data()))
                .toArray());
    }

    /** Returns what reports call the gradient of an argument: dWeight for weight. */
    public static String gradientName(String name) {
        return name.length() == 1 ? "d" + name : "d" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Returns the step at v: ∛ε · max(1, |v|), where truncation (h²) and rounding (ε/h) are about equally small. */
    static double step(double v) {
        return Math.cbrt(Math.ulp(1.0)) * Math.max(1, Math.abs(v));
    }

    private Tensor slopes(Tensor value, UnaryOperator<Tensor> forward) {
        Tensor slopes = Tensor.zeros(value.shape());
        for (int k = 0; k < value.length(); k++) {
            double v = value.data()[k];
            // Rounded, the two may not lie at v ± h exactly; their distance is exact.
            double up = v + step(v);
            double down = v - step(v);
            Tensor above = at(value, k, up, forward);
            Tensor below = at(value, k, down, forward);
            double change = 0;
            for (int e = 0; e < dy.length(); e++) {
                change += dy.data()[e] * (above.data()[e] - below.data()[e]);
            }
            slopes.data()[k] = change / (up - down);
        }
        return slopes;
    }

    private Tensor at(Tensor value, int k, double entry, UnaryOperator<Tensor> forward) {
        Tensor copy = value.copy();
        copy.data()[k] = entry;
        Tensor y = Arguments.given("forward's result", forward.apply(copy));
        if (!Arrays.equals(y.shape(), dy.shape())) {
            throw new IllegalArgumentException(
                    "y has shape " + Shapes.text(y.shape()) + ", dy has " + Shapes.text(dy.shape()));
        }
        return y;
    }

    /** Returns the report of the arguments so far. */
    @Override
    public String toString() {
        return report().toString();
    }
}
