package parallax.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import parallax.nn.recurrent.Gru;
import parallax.nn.recurrent.Lstm;
import parallax.nn.recurrent.NaiveGru;
import parallax.nn.recurrent.NaiveLstm;
import parallax.nn.recurrent.Nd4jGru;
import parallax.nn.recurrent.Nd4jLstm;
import parallax.nn.recurrent.Recurrence;
import parallax.nn.recurrent.RecurrentParameters;

/** The rows of recurrence. */
final class RecurrentRows {
    private RecurrentRows() {}

    static List<Row> all() {
        return List.of(lstm(64, 32, 128, 256), lstm(32, 16, 64, 64), gru(64, 32, 128, 256), gru(32, 16, 64, 64));
    }

    private static Row lstm(int steps, int batch, int features, int hidden) {
        return row("lstm", 4, steps, batch, features, hidden)
                .input("h0", batch, hidden)
                .input("c0", batch, hidden)
                .contest(
                        () -> lstm(new NaiveLstm()),
                        () -> lstm(new Nd4jLstm()),
                        () -> a -> ofLibtorch(
                                a,
                                x -> x.getNDArrayInternal()
                                        .lstm(x, states(a, "h0", "c0"), parameters(a), true, 1, 0, training(a), false, true)));
    }

    private static Row gru(int steps, int batch, int features, int hidden) {
        return row("gru", 3, steps, batch, features, hidden)
                .input("h0", batch, hidden)
                .contest(
                        () -> gru(new NaiveGru(true)),
                        () -> gru(new Nd4jGru(true)),
                        () -> a -> ofLibtorch(
                                a,
                                x -> x.getNDArrayInternal()
                                        .gru(
                                                x,
                                                a.get("h0").expandDims(0),
                                                parameters(a),
                                                true,
                                                1,
                                                0,
                                                training(a),
                                                false,
                                                true)));
    }

    private static Row row(String name, int gates, int steps, int batch, int features, int hidden) {
        return Row.of(name + " H" + hidden, "T" + steps + " B" + batch + " F" + features + " H" + hidden)
                .input("x", batch, steps, features)
                .weight("weightInput", gates * hidden, features)
                .weight("weightHidden", gates * hidden, hidden)
                .input("biasInput", gates * hidden)
                .input("biasHidden", gates * hidden)
                .input("dy", batch, steps, hidden);
    }

    private static <T> Computation<T> lstm(Lstm<T> twin) {
        return run -> {
            var start = new Lstm.State<>(run.in("h0"), run.in("c0"));
            var result = forward(run, twin, start);
            if (run.backward()) {
                var g = backward(run, twin, start, result);
                run.gradient("h0", g.dStart().h());
                run.gradient("c0", g.dStart().c());
            }
        };
    }

    private static <T> Computation<T> gru(Gru<T> twin) {
        return run -> {
            var result = forward(run, twin, run.in("h0"));
            if (run.backward()) {
                run.gradient("h0", backward(run, twin, run.in("h0"), result).dStart());
            }
        };
    }

    private static <T, S, R extends Recurrence.Result<T, S>> R forward(
            Run<T> run, Recurrence<T, S, RecurrentParameters<T>, R> twin, S start) {
        R result = twin.forward(run.in("x"), start, parameters(run), null);
        run.y(result.y());
        result.arrays().stream().filter(array -> array != result.y()).forEach(run::keep);
        return result;
    }

    private static <T, S, R extends Recurrence.Result<T, S>>
            Recurrence.Gradients<T, S, RecurrentParameters<T>> backward(
                    Run<T> run, Recurrence<T, S, RecurrentParameters<T>, R> twin, S start, R result) {
        var g = twin.backward(run.in("x"), start, parameters(run), null, result, run.in("dy"), null);
        run.gradient("x", g.dx());
        g.dParameters().named().forEach(run::gradient);
        return g;
    }

    private static <T> RecurrentParameters<T> parameters(Run<T> run) {
        return new RecurrentParameters<>(
                run.in("weightInput"), run.in("weightHidden"), run.in("biasInput"), run.in("biasHidden"));
    }

    private static NDArray ofLibtorch(Map<String, NDArray> a, Function<NDArray, NDList> recurrence) {
        return recurrence.apply(a.get("x")).get(0);
    }

    private static NDList states(Map<String, NDArray> a, String... names) {
        NDList states = new NDList();
        for (String name : names) {
            states.add(a.get(name).expandDims(0)); // of the one layer
        }
        return states;
    }

    private static NDList parameters(Map<String, NDArray> a) {
        return new NDList(a.get("weightInput"), a.get("weightHidden"), a.get("biasInput"), a.get("biasHidden"));
    }

    // Only then does libtorch keep what backward needs.
    private static boolean training(Map<String, NDArray> a) {
        return a.get("x").hasGradient();
    }
}
