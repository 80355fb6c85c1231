package parallax.nn.attention;

import parallax.nn.Axes;
import parallax.nn.Backend;
import parallax.tensor.Arguments;

/**
 * The sizes of one additive attention, checked for both twins.
 *
 * @param batch   B
 * @param queries Tq
 * @param keys    Tk
 * @param values  Dv
 * @param hidden  A
 */
record AdditiveSizes(int batch, int queries, int keys, int values, int hidden) {
    /** Checks what {@link AdditiveAttention#forward} is given, but for the mask. */
    static <T> AdditiveSizes ofForward(Backend<T> backend, T q, T k, T v, AdditiveAttention.Parameters<T> p) {
        return of(arrays(backend, q, k, v, p));
    }

    /** Checks what {@link AdditiveAttention#backward} is given. */
    static <T> AdditiveSizes ofBackward(
            Backend<T> backend,
            T q,
            T k,
            T v,
            AdditiveAttention.Parameters<T> p,
            AdditiveAttention.Result<T> result,
            T dy,
            T dWeights) {
        Axes<T> axes = arrays(backend, q, k, v, p)
                .array("dy", dy, "B", "Tq", "Dv")
                .optional("dWeights", dWeights, "B", "Tq", "Tk");
        AdditiveSizes sizes = of(axes);
        Arguments.given("result", result);
        axes.array("result.weights", result.weights(), "B", "Tq", "Tk")
                .array("result.hidden", result.hidden(), "B", "Tq", "Tk", "A");
        return sizes;
    }

    /** Returns the mask's meaning, checked. */
    <T> AttentionMask mask(Backend<T> backend, T mask) {
        return AttentionMask.of(backend, mask, false, batch, queries, keys);
    }

    /** Returns B · Tq. */
    long allQueries() {
        return (long) batch * queries;
    }

    /** Returns B · Tq · Tk. */
    long allPairs() {
        return allQueries() * keys;
    }

    /** Returns Tk · A. */
    long ofOneQuery() {
        return (long) keys * hidden;
    }

    private static <T> Axes<T> arrays(Backend<T> backend, T q, T k, T v, AdditiveAttention.Parameters<T> p) {
        Arguments.given("p", p);
        return new Axes<>(backend)
                .array("q", q, "B", "Tq", "Dq")
                .array("k", k, "B", "Tk", "Dk")
                .array("v", v, "B", "Tk", "Dv")
                .array("weightQuery", p.weightQuery(), "A", "Dq")
                .array("weightKey", p.weightKey(), "A", "Dk")
                .optional("bias", p.bias(), "A")
                .array("weightScore", p.weightScore(), "A");
    }

    private static <T> AdditiveSizes of(Axes<T> axes) {
        axes.noNaN();
        return new AdditiveSizes(axes.size("B"), axes.size("Tq"), axes.size("Tk"), axes.size("Dv"), axes.size("A"));
    }
}
