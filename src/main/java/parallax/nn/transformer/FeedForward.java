package parallax.nn.transformer;

import java.util.List;
import java.util.random.RandomGenerator;
import parallax.nn.Axes;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.dense.Linear;
import parallax.tensor.Arguments;

/**
 * The feed-forward network of a Transformer's layer: two dense layers, applied to each token by itself.
 *
 * <pre>y = f(x · W1ᵀ + b1) · W2ᵀ + b2</pre>
 *
 * <p><b>Shapes.</b> x and y (B, T, E); weight1 (F, E), bias1 (F), weight2 (E, F), bias2 (E).
 *
 * <p><b>Source.</b> A. Vaswani et al., "Attention is all you need" (2017), equation 2, where f is relu.
 *
 * @param parts      of a backend
 * @param activation f
 */
public record FeedForward<T>(Parts<T> parts, Nonlinearity activation) {
    /**
     * Returns y, and what backward needs.
     *
     * @param x (B, T, E). Not modified.
     * @param p Not modified.
     */
    public Result<T> forward(T x, Parameters<T> p) {
        T sum = parts.linear().forward(x, p.weight1, p.bias1);
        T hidden = parts.activation(activation).forward(sum);
        T y = parts.linear().forward(hidden, p.weight2, p.bias2);
        return new Result<>(y, sum, hidden);
    }

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param x      what forward was given. Not modified.
     * @param p      what forward was given. Not modified.
     * @param result what forward returned. Not modified.
     * @param dy     ∂L/∂y (B, T, E). Not modified.
     */
    public Gradients<T> backward(T x, Parameters<T> p, Result<T> result, T dy) {
        // of  y = linear(hidden, weight2, bias2)
        Linear.Gradients<T> second = parts.linear().backward(result.hidden, p.weight2, dy);
        // of  hidden = f(sum)
        T dSum = parts.activation(activation).backward(result.sum, second.dx());
        // of  sum = linear(x, weight1, bias1)
        Linear.Gradients<T> first = parts.linear().backward(x, p.weight1, dSum);
        parts.backend().releaseAll(List.of(second.dx(), dSum));
        return new Gradients<>(
                first.dx(), new Parameters<>(first.dWeight(), first.dBias(), second.dWeight(), second.dBias()));
    }

    /**
     * What is learned.
     *
     * @param weight1 (F, E)
     * @param bias1   (F)
     * @param weight2 (E, F)
     * @param bias2   (E)
     */
    public record Parameters<T>(T weight1, T bias1, T weight2, T bias2) {
        static <T> Parameters<T> random(Backend<T> backend, RandomGenerator random, int features, int hidden) {
            return new Parameters<>(
                    Xavier.weight(backend, random, hidden, features),
                    Xavier.bias(backend, hidden),
                    Xavier.weight(backend, random, features, hidden),
                    Xavier.bias(backend, features));
        }

        static <T> Parameters<T> of(Named<T> named) {
            return new Parameters<>(named.get("weight1"), named.get("bias1"), named.get("weight2"), named.get("bias2"));
        }

        Named<T> named() {
            return Named.<T>none()
                    .with("weight1", weight1)
                    .with("bias1", bias1)
                    .with("weight2", weight2)
                    .with("bias2", bias2);
        }

        static <T> void check(Axes<T> axes, String name, Parameters<T> p) {
            Arguments.given(name, p);
            axes.array(name + ".weight1", p.weight1, "F", "E")
                    .array(name + ".bias1", p.bias1, "F")
                    .array(name + ".weight2", p.weight2, "E", "F")
                    .array(name + ".bias2", p.bias2, "E");
        }
    }

    /**
     * What it computes.
     *
     * @param y      (B, T, E)
     * @param sum    (B, T, F), x · W1ᵀ + b1
     * @param hidden (B, T, F), f(sum)
     */
    public record Result<T>(T y, T sum, T hidden) {
        List<T> made() {
            return List.of(y, sum, hidden);
        }
    }

    /**
     * The gradients of a loss L.
     *
     * @param dx          ∂L/∂x, of x's shape
     * @param dParameters ∂L/∂p, each of its parameter's shape
     */
    public record Gradients<T>(T dx, Parameters<T> dParameters) {}
}
