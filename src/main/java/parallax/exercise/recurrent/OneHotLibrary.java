package parallax.exercise.recurrent;

import parallax.nn.recurrent.Recurrence;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.nn.recurrent.Rnn;
import parallax.tensor.Tensor;

/**
 * What the library's backward says, laid open step by step.
 *
 * <p>It sums the gradients of w over the steps. Where each step has a feature of its own, which is 1 there and 0 elsewhere, that sum has
 * one term, and column t of w's gradient is the gradient of the sums of step t.
 */
final class OneHotLibrary {
    private OneHotLibrary() {}

    /** Returns the library's gradients for sequences whose states are h (B, T, H), in which step t has feature t alone. */
    static Recurrence.Gradients<Tensor, Tensor, RecurrentParameters<Tensor>> gradients(Tensor h, Tensor dh, Tensor u) {
        int steps = h.size(1);
        int units = h.size(2);
        Tensor x = Tensor.zeros(h.size(0), steps, steps);
        Tensor end = Tensor.zeros(h.size(0), units);
        for (int b = 0; b < h.size(0); b++)
            for (int t = 0; t < steps; t++) {
                x.set(1, b, t, t);
                for (int k = 0; k < units; k++) {
                    end.set(h.get(b, steps - 1, k), b, k);
                }
            }
        Tensor w = Tensor.zeros(units, steps);
        RecurrentParameters<Tensor> p = RnnCases.parameters(w, u, Tensor.zeros(units));
        return RnnCases.LIBRARY.backward(
                x, Tensor.zeros(h.size(0), units), p, null, new Rnn.Result<>(h, end), dh, null);
    }

    /** Returns the gradients of all sums (B, T, H), one sequence after the other. */
    static Tensor sums(Tensor h, Tensor dh, Tensor u) {
        Tensor da = Tensor.zeros(h.shape());
        for (int b = 0; b < h.size(0); b++) {
            Tensor dWeight =
                    gradients(sequence(h, b), sequence(dh, b), u).dParameters().weightInput();
            for (int t = 0; t < h.size(1); t++)
                for (int k = 0; k < h.size(2); k++) {
                    da.set(dWeight.get(k, t), b, t, k);
                }
        }
        return da;
    }

    private static Tensor sequence(Tensor h, int b) {
        return Tensor.of(
                new int[] {1, h.size(1), h.size(2)}, RnnLoops.row(h.reshape(h.size(0), h.size(1) * h.size(2)), b));
    }
}
