package parallax.nn.attention;

import parallax.nn.Axes;
import parallax.nn.Backend;
import parallax.tensor.Arguments;

/**
 * The sizes of one multi-head attention, checked for both twins.
 *
 * @param batch    B
 * @param queries  Tq
 * @param keys     Tk
 * @param features E
 * @param heads    h
 */
record MultiHeadSizes(int batch, int queries, int keys, int features, int heads) {
    /** Checks what {@link MultiHeadAttention#forward} is given, but for the mask. */
    static <T> MultiHeadSizes ofForward(
            Backend<T> backend, int heads, T q, T k, T v, MultiHeadAttention.Parameters<T> p) {
        return of(heads, arrays(backend, q, k, v, p));
    }

    /** Checks what {@link MultiHeadAttention#backward} is given. */
    static <T> MultiHeadSizes ofBackward(
            Backend<T> backend,
            int heads,
            T q,
            T k,
            T v,
            MultiHeadAttention.Parameters<T> p,
            MultiHeadAttention.Result<T> result,
            T dy) {
        Axes<T> axes = arrays(backend, q, k, v, p).array("dy", dy, "B", "Tq", "E");
        MultiHeadSizes sizes = of(heads, axes);
        Arguments.given("result.projected", Arguments.given("result", result).projected());
        axes.fixed("h", heads)
                .fixed("E/h", sizes.headSize())
                .array("result.weights", result.weights(), "B", "h", "Tq", "Tk")
                .array("result.projected.q", result.projected().q(), "B", "h", "Tq", "E/h")
                .array("result.projected.k", result.projected().k(), "B", "h", "Tk", "E/h")
                .array("result.projected.v", result.projected().v(), "B", "h", "Tk", "E/h")
                .array("result.heads", result.heads(), "B", "Tq", "E");
        return sizes;
    }

    int headSize() {
        return features / heads;
    }

    static int requireHeads(int heads) {
        if (heads < 1) {
            throw new IllegalArgumentException("heads must be at least 1, is " + heads);
        }
        return heads;
    }

    private static <T> Axes<T> arrays(Backend<T> backend, T q, T k, T v, MultiHeadAttention.Parameters<T> p) {
        Arguments.given("p", p);
        return new Axes<>(backend)
                .array("q", q, "B", "Tq", "E")
                .array("k", k, "B", "Tk", "E")
                .array("v", v, "B", "Tk", "E")
                .array("weightIn", p.weightIn(), "3E", "E")
                .array("biasIn", p.biasIn(), "3E")
                .array("weightOut", p.weightOut(), "E", "E")
                .array("biasOut", p.biasOut(), "E");
    }

    private static <T> MultiHeadSizes of(int heads, Axes<T> axes) {
        int features = axes.size("E");
        if (features % heads != 0) {
            throw new IllegalArgumentException(features + " features cannot be cut into " + heads + " equal heads");
        }
        axes.noNaN();
        return new MultiHeadSizes(axes.size("B"), axes.size("Tq"), axes.size("Tk"), features, heads);
    }
}
