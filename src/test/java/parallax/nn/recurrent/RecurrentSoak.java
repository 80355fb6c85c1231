package parallax.nn.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.SoakCalls;
import parallax.nn.SoakFamily;

public final class RecurrentSoak implements SoakFamily {
    @Override
    public void addTo(SoakCalls calls) {
        INDArray h0 = calls.array(calls.rows(), 32);
        add(calls, Nd4jRnn.class, new Nd4jRnn(RnnNonlinearity.TANH), h0, 1);
        add(calls, Nd4jLstm.class, new Nd4jLstm(), new Lstm.State<>(h0, h0), 4);
        add(calls, Nd4jGru.class, new Nd4jGru(true), h0, 3);
        add(calls, Nd4jGru.class, new Nd4jGru(false), h0, 3);
        addStacked(calls);
    }

    // Of fewer rows, as it has four times as many arrays at once, and the process is given little memory.
    private static void addStacked(SoakCalls calls) {
        int rows = Math.min(calls.rows(), 128);
        INDArray h0 = calls.array(rows, 32);
        INDArray x = calls.array(rows, 4, 32);
        int[] lengths = new Random(1).ints(rows, 1, 5).toArray();
        var both = new Bidirectional<>(calls.backend(), new Nd4jRnn(RnnNonlinearity.TANH));
        var stack = new Stacked<>(calls.backend(), both);
        var start = new Bidirectional.Both<>(h0, h0);
        var p = List.of(
                new Bidirectional.Both<>(parameters(calls, 32), parameters(calls, 32)),
                new Bidirectional.Both<>(parameters(calls, 64), parameters(calls, 64)));
        calls.add(Stacked.class, () -> {
            var result = stack.forward(x, List.of(start, start), p, lengths);
            var g = stack.backward(x, List.of(start, start), p, lengths, result, result.y(), null);
            List<Object> returned = new ArrayList<>(result.arrays());
            returned.add(g.dx());
            returned.addAll(g.dStart());
            returned.addAll(g.dParameters());
            return returned;
        });
    }

    private static RecurrentParameters<INDArray> parameters(SoakCalls calls, int features) {
        INDArray bias = calls.array(32);
        return new RecurrentParameters<>(calls.array(32, features), calls.array(32, 32), bias, bias);
    }

    private static <S, R extends Recurrence.Result<INDArray, S>> void add(
            SoakCalls calls,
            Class<?> name,
            Recurrence<INDArray, S, RecurrentParameters<INDArray>, R> twin,
            S start,
            int gates) {
        INDArray x = calls.array(calls.rows(), 4, 128);
        int[] lengths = new Random(1).ints(calls.rows(), 1, 5).toArray();
        // In another order than row-major, so that the copies that need be made are made.
        INDArray input = calls.array(128, 32 * gates).permute(1, 0);
        INDArray hidden = calls.array(32, 32 * gates).permute(1, 0);
        INDArray bias = calls.array(32 * gates);
        RecurrentParameters<INDArray> p = new RecurrentParameters<>(input, hidden, bias, bias);
        calls.add(name, () -> {
            R result = twin.forward(x, start, p, lengths);
            return List.of(result, twin.backward(x, start, p, lengths, result, result.y(), null));
        });
    }
}
