package parallax.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Map;
import parallax.nn.recurrent.Gru;
import parallax.nn.recurrent.Lstm;
import parallax.nn.recurrent.NaiveGru;
import parallax.nn.recurrent.NaiveLstm;
import parallax.nn.recurrent.Nd4jGru;
import parallax.nn.recurrent.Nd4jLstm;
import parallax.nn.recurrent.RecurrentParameters;

/** The rows of recurrences. */
final class RecurrentRows {
    private static final int STEPS = 64;
    private static final int BATCH = 32;
    private static final int FEATURES = 128;
    private static final int HIDDEN = 256;

    private RecurrentRows() {}

    static List<Row> all() {
        return List.of(
                row("LSTM", 4)
                        .input("c0", BATCH, HIDDEN)
                        .contest(() -> lstm(new NaiveLstm()), () -> lstm(new Nd4jLstm()), () -> RecurrentRows::lstm),
                row("GRU", 3)
                        .contest(() -> gru(new NaiveGru(true)), () -> gru(new Nd4jGru(true)), () -> RecurrentRows::gru));
    }

    private static Row row(String name, int gates) {
        return Row.of(name, "T" + STEPS + " B" + BATCH + " F" + FEATURES + " H" + HIDDEN)
                .input("x", BATCH, STEPS, FEATURES)
                .input("h0", BATCH, HIDDEN)
                .weight("weightInput", gates * HIDDEN, FEATURES)
                .weight("weightHidden", gates * HIDDEN, HIDDEN)
                .input("biasInput", gates * HIDDEN)
                .input("biasHidden", gates * HIDDEN)
                .input("dy", BATCH, STEPS, HIDDEN);
    }

    private static <T> Computation<T> lstm(Lstm<T> twin) {
        return run -> {
            Lstm.State<T> start = new Lstm.State<>(run.in("h0"), run.in("c0"));
            if (!run.backward()) {
                // As libtorch, which keeps nothing for backward either then.
                Lstm.Output<T> output = twin.output(run.in("x"), start, parameters(run), null);
                run.y(output.y());
                run.keep(output.end().h());
                run.keep(output.end().c());
            } else {
                Lstm.Result<T> result = twin.forward(run.in("x"), start, parameters(run), null);
                run.y(result.y());
                run.keep(result.end().h());
                run.keep(result.end().c());
                run.keep(result.cells());
                run.keep(result.gates());
                var d = twin.backward(run.in("x"), start, parameters(run), null, result, run.in("dy"), null);
                run.gradient("x", d.dx());
                run.gradient("h0", d.dStart().h());
                run.gradient("c0", d.dStart().c());
                d.dParameters().named().forEach(run::gradient);
            }
        };
    }

    private static <T> Computation<T> gru(Gru<T> twin) {
        return run -> {
            Gru.Result<T> result = twin.forward(run.in("x"), run.in("h0"), parameters(run), null);
            run.y(result.y());
            run.keep(result.end());
            run.keep(result.gates());
            run.keep(result.hidden());
            if (run.backward()) {
                var d = twin.backward(run.in("x"), run.in("h0"), parameters(run), null, result, run.in("dy"), null);
                run.gradient("x", d.dx());
                run.gradient("h0", d.dStart());
                d.dParameters().named().forEach(run::gradient);
            }
        };
    }

    private static <T> RecurrentParameters<T> parameters(Run<T> run) {
        return new RecurrentParameters<>(
                run.in("weightInput"), run.in("weightHidden"), run.in("biasInput"), run.in("biasHidden"));
    }

    // One layer, with biases, no dropout, one direction, the batch first.
    private static NDArray lstm(Map<String, NDArray> a) {
        NDList start = new NDList(a.get("h0").expandDims(0), a.get("c0").expandDims(0));
        return JniUtils.lstm((PtNDArray) a.get("x"), start, parameters(a), true, 1, 0, JniUtils.isGradMode(), false, true)
                .get(0);
    }

    private static NDArray gru(Map<String, NDArray> a) {
        PtNDArray start = (PtNDArray) a.get("h0").expandDims(0);
        return JniUtils.gru((PtNDArray) a.get("x"), start, parameters(a), true, 1, 0, JniUtils.isGradMode(), false, true)
                .get(0);
    }

    private static NDList parameters(Map<String, NDArray> a) {
        return new NDList(a.get("weightInput"), a.get("weightHidden"), a.get("biasInput"), a.get("biasHidden"));
    }
}
