package parallax.nn.attention;

import parallax.nn.Axes;
import parallax.nn.Backend;

/**
 * The sizes of one attention, checked for both twins.
 *
 * @param batch    B
 * @param queries  Tq
 * @param keys     Tk
 * @param features D
 * @param values   Dv
 */
record AttentionSizes(int batch, int queries, int keys, int features, int values) {
    /** Checks what {@link Attention#forward} is given, but for the mask. */
    static <T> AttentionSizes ofForward(Backend<T> backend, T q, T k, T v) {
        return of(arrays(backend, q, k, v));
    }

    /** Checks what {@link Attention#backward} is given. */
    static <T> AttentionSizes ofBackward(Backend<T> backend, T q, T k, T v, T weights, T dy, T dWeights) {
        return of(arrays(backend, q, k, v)
                .array("weights", weights, "B", "Tq", "Tk")
                .array("dy", dy, "B", "Tq", "Dv")
                .optional("dWeights", dWeights, "B", "Tq", "Tk"));
    }

    /** Returns the mask's meaning, checked. */
    <T> AttentionMask mask(Backend<T> backend, T mask, boolean causal) {
        return AttentionMask.of(backend, mask, causal, batch, queries, keys);
    }

    int[] output() {
        return new int[] {batch, queries, values};
    }

    int[] weights() {
        return new int[] {batch, queries, keys};
    }

    private static <T> Axes<T> arrays(Backend<T> backend, T q, T k, T v) {
        return new Axes<>(backend)
                .array("q", q, "B", "Tq", "D")
                .array("k", k, "B", "Tk", "D")
                .array("v", v, "B", "Tk", "Dv");
    }

    private static <T> AttentionSizes of(Axes<T> axes) {
        axes.noNaN();
        return new AttentionSizes(axes.size("B"), axes.size("Tq"), axes.size("Tk"), axes.size("D"), axes.size("Dv"));
    }
}
