package parallax.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import parallax.display.NumberText;
import parallax.nn.recurrent.NaiveRnn;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.nn.recurrent.RnnNonlinearity;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** Pictures of a vanilla recurrent network: its states over time, and how each comes from the one before. */
public final class RecurrenceFigure {
    private static final NaiveRnn RNN = new NaiveRnn(RnnNonlinearity.TANH);

    private RecurrenceFigure() {}

    /**
     * Returns a map of the states over time: a row for each unit, a column for each step; blue above 0, brown below.
     *
     * @param states (T, H). Not modified.
     * @param read   what is read at each step, the names of the columns
     * @throws IllegalArgumentException if there are not as many names as steps
     */
    public static StepsFigure states(Tensor states, List<String> read) {
        require("states", states, 2, "(T, H)");
        Tensor units = Tensor.zeros(states.size(1), states.size(0));
        for (int t = 0; t < states.size(0); t++)
            for (int k = 0; k < states.size(1); k++) {
                units.set(Math.round(100 * states.get(t, k)) / 100.0, k, t);
            }
        return StepsFigure.of("States over time")
                .step(
                        "Each column is a step, with what is read there above it; each row is a unit.",
                        Grid.of("states", units)
                                .rows(names("unit", states.size(1)))
                                .columns(read)
                                .shaded(1));
    }

    /**
     * Returns the network unrolled: at each step the products, the sums, and the new state.
     *
     * @param x  (T, F), one sequence. Not modified.
     * @param h0 (H), the state before the first step. Not modified.
     * @param p  of F features and H units. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit
     */
    public static StepsFigure steps(Tensor x, Tensor h0, RecurrentParameters<Tensor> p) {
        require("x", x, 2, "(T, F)");
        require("h0", h0, 1, "(H)");
        int units = h0.length();
        Tensor states = RNN.forward(
                        x.reshape(1, x.size(0), x.size(1)), h0.reshape(1, units), Arguments.given("p", p), null)
                .y()
                .reshape(x.size(0), units);
        StepsFigure figure = StepsFigure.of("A recurrent network, unrolled").jumping(2, "input");
        for (int t = 0; t < x.size(0); t++) {
            Tensor now = row(x, t);
            Tensor before = t == 0 ? h0 : row(states, t - 1);
            Tensor sums = Tensor.zeros(units, 1);
            Tensor fromInput = products(p.weightInput(), now);
            Tensor fromState = products(p.weightHidden(), before);
            List<String> said = new ArrayList<>();
            for (int k = 0; k < units; k++) {
                double input = row(fromInput, k).sum();
                double state = row(fromState, k).sum();
                double bias = p.biasInput().get(k) + p.biasHidden().get(k);
                sums.set(input + state + bias, k, 0);
                said.add("unit " + k + " gets " + NumberText.of(input) + " from the input, " + NumberText.of(state)
                        + " from the state and " + NumberText.of(bias) + " as bias, together "
                        + NumberText.of(sums.get(k, 0)));
            }
            Grid sum = Grid.of("sums", sums).rows(names("unit", units));
            figure = figure.step(
                            "Step " + t + ": " + String.join("; ", said) + ".",
                            Grid.of("x[" + t + "]", now),
                            Grid.of("w × x", fromInput).rows(names("unit", units)),
                            Grid.of(t == 0 ? "h0" : "h[" + (t - 1) + "]", before),
                            Grid.of("u × h", fromState).rows(names("unit", units)),
                            marked(sum))
                    .step(
                            "tanh makes the new state of the sums: h[" + t + "] is " + text(row(states, t)) + ". "
                                    + (t + 1 < x.size(0) ? "Step " + (t + 1) + " starts from it." : "It is the end."),
                            sum,
                            Grid.of("h[" + t + "]", row(states, t)),
                            filled(states, t));
        }
        return figure;
    }

    private static Grid marked(Grid column) {
        Grid all = column;
        for (int k = 0; k < column.size(); k++) {
            all = all.mark(Grid.Mark.NOW, k, 0);
        }
        return all;
    }

    // The states up to step t; those to come are dots.
    private static Grid filled(Tensor states, int t) {
        List<List<String>> rows = new ArrayList<>();
        for (int s = 0; s < states.size(0); s++) {
            rows.add(
                    s > t
                            ? Collections.nCopies(states.size(1), "·")
                            : Arrays.stream(row(states, s).data())
                                    .mapToObj(NumberText::of)
                                    .toList());
        }
        Grid grid = Grid.words("all states", rows).rows(names("h", states.size(0)));
        for (int k = 0; k < states.size(1); k++) {
            grid = grid.mark(Grid.Mark.NOW, t, k);
        }
        return grid;
    }

    private static Tensor products(Tensor weight, Tensor vector) {
        Tensor products = weight.copy();
        for (int k = 0; k < weight.size(0); k++)
            for (int j = 0; j < weight.size(1); j++) {
                products.set(weight.get(k, j) * vector.get(j), k, j);
            }
        return products;
    }

    private static Tensor row(Tensor m, int i) {
        return Tensor.vector(Arrays.copyOfRange(m.data(), i * m.size(1), (i + 1) * m.size(1)));
    }

    private static String text(Tensor vector) {
        return String.join(
                ", ", Arrays.stream(vector.data()).mapToObj(NumberText::of).toList());
    }

    private static List<String> names(String what, int count) {
        return IntStream.range(0, count).mapToObj(k -> what + " " + k).toList();
    }

    private static void require(String name, Tensor t, int axes, String letters) {
        if (Arguments.given(name, t).rank() != axes) {
            throw new IllegalArgumentException(
                    name + " must have the axes " + letters + ", has the shape " + Shapes.text(t.shape()));
        }
    }
}
