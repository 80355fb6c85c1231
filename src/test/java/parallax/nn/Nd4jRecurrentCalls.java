package parallax.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.recurrent.Bidirectional;
import parallax.nn.recurrent.Lstm;
import parallax.nn.recurrent.Nd4jGru;
import parallax.nn.recurrent.Nd4jLstm;
import parallax.nn.recurrent.Nd4jRnn;
import parallax.nn.recurrent.Recurrence;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.nn.recurrent.RnnNonlinearity;
import parallax.nn.recurrent.Stacked;
import parallax.tensor.Tensor;

/** The recurrences that {@link Nd4jSoak} calls, forward and backward, on ragged batches. */
record Nd4jRecurrentCalls(Backend<INDArray> backend, int rows) {
    private static final int FEATURES = 32;

    /** Returns the calls by the twins' names. */
    Map<String, Runnable> all() {
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("rnn", call(new Nd4jRnn(RnnNonlinearity.TANH), state(), parameters(1, FEATURES), List::of));
        calls.put("gruResetAfter", call(new Nd4jGru(true), state(), parameters(3, FEATURES), List::of));
        calls.put("gruResetBefore", call(new Nd4jGru(false), state(), parameters(3, FEATURES), List::of));
        calls.put("lstm", call(new Nd4jLstm(), lstmState(), parameters(4, FEATURES), Nd4jRecurrentCalls::arrays));
        calls.put("lstmOutput", lstmOutput());
        // Of fewer rows, as it has four times as many arrays at once, and the process is given little memory.
        calls.put("stackedLstm", new Nd4jRecurrentCalls(backend, Math.min(rows, 128)).stacked());
        return calls;
    }

    private Runnable lstmOutput() {
        INDArray x = array(rows, 16, FEATURES);
        Lstm.State<INDArray> start = lstmState();
        RecurrentParameters<INDArray> p = parameters(4, FEATURES);
        int[] lengths = lengths();
        Lstm<INDArray> twin = new Nd4jLstm();
        return () -> {
            for (int[] each : new int[][] {null, lengths}) {
                Lstm.Output<INDArray> output = twin.output(x, start, p, each);
                backend.release(output.y());
                backend.releaseAll(arrays(output.end()));
            }
        };
    }

    private Runnable stacked() {
        var both = new Bidirectional<>(backend, new Nd4jLstm());
        var start = new Bidirectional.Both<>(lstmState(), lstmState());
        List<Bidirectional.Both<RecurrentParameters<INDArray>>> p = List.of(
                new Bidirectional.Both<>(parameters(4, FEATURES), parameters(4, FEATURES)),
                new Bidirectional.Both<>(parameters(4, 2 * FEATURES), parameters(4, 2 * FEATURES)));
        INDArray x = array(rows, 16, FEATURES);
        int[] lengths = lengths();
        var stack = new Stacked<>(backend, both);
        return () -> {
            var result = stack.forward(x, List.of(start, start), p, lengths);
            var g = stack.backward(x, List.of(start, start), p, lengths, result, result.y(), null);
            backend.releaseAll(result.arrays());
            backend.release(g.dx());
            g.dStart().forEach(d -> {
                backend.releaseAll(arrays(d.forward()));
                backend.releaseAll(arrays(d.reverse()));
            });
            g.dParameters().forEach(d -> {
                release(d.forward());
                release(d.reverse());
            });
        };
    }

    private <S, R extends Recurrence.Result<INDArray, S>> Runnable call(
            Recurrence<INDArray, S, RecurrentParameters<INDArray>, R> twin,
            S start,
            RecurrentParameters<INDArray> p,
            Function<S, List<INDArray>> arrays) {
        INDArray x = array(rows, 16, FEATURES);
        int[] lengths = lengths();
        return () -> {
            R result = twin.forward(x, start, p, lengths);
            var g = twin.backward(x, start, p, lengths, result, result.y(), null);
            List<INDArray> made = new ArrayList<>(result.arrays());
            made.add(g.dx());
            made.addAll(arrays.apply(g.dStart()));
            backend.releaseAll(made);
            release(g.dParameters());
        };
    }

    private int[] lengths() {
        return new Random(1).ints(rows, 1, 17).toArray();
    }

    // In another order than row-major, so that the copies that need be made are made.
    private RecurrentParameters<INDArray> parameters(int gates, int features) {
        return new RecurrentParameters<>(
                array(features, FEATURES * gates).permute(1, 0),
                array(FEATURES, FEATURES * gates).permute(1, 0),
                array(FEATURES * gates),
                array(FEATURES * gates));
    }

    private INDArray state() {
        return array(rows, FEATURES);
    }

    private Lstm.State<INDArray> lstmState() {
        return new Lstm.State<>(state(), state());
    }

    private static List<INDArray> arrays(Lstm.State<INDArray> state) {
        return List.of(state.h(), state.c());
    }

    private void release(RecurrentParameters<INDArray> p) {
        backend.releaseAll(p.named().asMap().values());
    }

    private INDArray array(int... shape) {
        return backend.of(Tensor.randn(new Random(5), shape));
    }
}
