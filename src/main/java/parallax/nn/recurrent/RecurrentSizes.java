package parallax.nn.recurrent;

import parallax.nn.Axes;
import parallax.nn.Backend;
import parallax.nn.Lengths;
import parallax.tensor.Arguments;

/**
 * The sizes of one recurrence, checked for both twins.
 *
 * @param batch    B
 * @param steps    T
 * @param features F
 * @param hidden   H
 */
record RecurrentSizes(int batch, int steps, int features, int hidden) {
    static <T> RecurrentSizes ofForward(Backend<T> backend, T x, T h0, RecurrentParameters<T> p, int[] lengths) {
        return of(rnn(backend, x, h0, p), lengths);
    }

    static <T> RecurrentSizes ofBackward(
            Backend<T> backend,
            T x,
            T h0,
            RecurrentParameters<T> p,
            int[] lengths,
            Rnn.Result<T> result,
            T dy,
            T dEnd) {
        Axes<T> axes = rnn(backend, x, h0, p);
        RecurrentSizes z = of(upstream(axes, dy, dEnd), lengths);
        axes.array("result.y", Arguments.given("result", result).y(), "B", "T", "H");
        return z;
    }

    static <T> RecurrentSizes ofForward(
            Backend<T> backend, T x, Lstm.State<T> start, RecurrentParameters<T> p, int[] lengths) {
        return of(lstm(backend, x, start, p), lengths);
    }

    static <T> RecurrentSizes ofBackward(
            Backend<T> backend,
            T x,
            Lstm.State<T> start,
            RecurrentParameters<T> p,
            int[] lengths,
            Lstm.Result<T> result,
            T dy,
            Lstm.State<T> dEnd) {
        Axes<T> axes = lstm(backend, x, start, p);
        upstream(axes, dy, dEnd == null ? null : dEnd.h()).optional("dcn", dEnd == null ? null : dEnd.c(), "B", "H");
        RecurrentSizes z = of(axes, lengths);
        axes.array("result.y", Arguments.given("result", result).y(), "B", "T", "H")
                .array("result.cells", result.cells(), "B", "T", "H")
                .array("result.gates", result.gates(), "B", "T", "4H");
        return z;
    }

    static <T> RecurrentSizes ofGruForward(Backend<T> backend, T x, T h0, RecurrentParameters<T> p, int[] lengths) {
        return of(gru(backend, x, h0, p), lengths);
    }

    static <T> RecurrentSizes ofBackward(
            Backend<T> backend,
            T x,
            T h0,
            RecurrentParameters<T> p,
            int[] lengths,
            Gru.Result<T> result,
            T dy,
            T dEnd) {
        Axes<T> axes = gru(backend, x, h0, p);
        RecurrentSizes z = of(upstream(axes, dy, dEnd), lengths);
        axes.array("result.y", Arguments.given("result", result).y(), "B", "T", "H")
                .array("result.gates", result.gates(), "B", "T", "3H")
                .array("result.hidden", result.hidden(), "B", "T", "H");
        return z;
    }

    /** Returns what a single step of one sequence is given, to be checked by {@link #requireStep}. */
    static <T> Axes<T> step(Backend<T> backend, T x, T h) {
        return new Axes<>(backend).array("x", x, "F").array("h", h, "H");
    }

    /** Checks what a single step is given. */
    static <T> void requireStep(Axes<T> axes, RecurrentParameters<T> p, String rows) {
        parameters(axes, p, rows).noNaN();
    }

    /** Returns how many steps of sequence b count. */
    int length(int[] lengths, int b) {
        return Lengths.of(lengths, b, steps);
    }

    private static <T> Axes<T> rnn(Backend<T> backend, T x, T h0, RecurrentParameters<T> p) {
        return parameters(sequence(backend, x, h0), p, "H");
    }

    private static <T> Axes<T> lstm(Backend<T> backend, T x, Lstm.State<T> start, RecurrentParameters<T> p) {
        Arguments.given("start", start);
        return parameters(sequence(backend, x, start.h()).array("c0", start.c(), "B", "H"), p, "4H");
    }

    private static <T> Axes<T> gru(Backend<T> backend, T x, T h0, RecurrentParameters<T> p) {
        return parameters(sequence(backend, x, h0), p, "3H");
    }

    private static <T> Axes<T> sequence(Backend<T> backend, T x, T h0) {
        return new Axes<>(backend).array("x", x, "B", "T", "F").array("h0", h0, "B", "H");
    }

    private static <T> Axes<T> parameters(Axes<T> axes, RecurrentParameters<T> p, String rows) {
        Arguments.given("p", p);
        return axes.array("weightInput", p.weightInput(), rows, "F")
                .array("weightHidden", p.weightHidden(), rows, "H")
                .array("biasInput", p.biasInput(), rows)
                .array("biasHidden", p.biasHidden(), rows);
    }

    private static <T> Axes<T> upstream(Axes<T> axes, T dy, T dhn) {
        return axes.optional("dy", dy, "B", "T", "H").optional("dhn", dhn, "B", "H");
    }

    private static <T> RecurrentSizes of(Axes<T> axes, int[] lengths) {
        RecurrentSizes z = new RecurrentSizes(axes.size("B"), axes.size("T"), axes.size("F"), axes.size("H"));
        Lengths.require(lengths, z.batch, z.steps);
        axes.noNaN(lengths, "x", "dy");
        return z;
    }
}
