package parallax.figure;

import java.util.ArrayList;
import java.util.List;
import parallax.nn.recurrent.NaiveLstm;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** Pictures of an LSTM: how its steps are computed, and what its gates do over time. */
public final class GatesFigure {
    private static final List<String> ROWS = List.of("i", "f", "g", "o", "c", "h");

    private GatesFigure() {}

    /**
     * Returns an LSTM step by step, four pictures each: the products of the sums, the gates, the new cell, the new h.
     *
     * @param x      (T, F). Not modified.
     * @param h0     (H), the h before. Not modified.
     * @param c0     (H), the cell before. Not modified.
     * @param w      (4H, F), the rows of i, f, g and o. Not modified.
     * @param u      (4H, H). Not modified.
     * @param b      (4H). Not modified.
     * @param tokens the names of the steps
     * @throws IllegalArgumentException if the shapes or the number of names do not fit
     */
    public static StepsFigure lstm(Tensor x, Tensor h0, Tensor c0, Tensor w, Tensor u, Tensor b, List<String> tokens) {
        require("x", x, 2, "(T, F)");
        require("h0", h0, 1, "(H)");
        requireNames(tokens, x.size(0));
        NaiveLstm lstm = new NaiveLstm();
        var p = new RecurrentParameters<>(w, u, b, Tensor.zeros(b.shape()));
        StepsFigure figure = StepsFigure.of("An LSTM, step by step").jumping(4, "step");
        Tensor h = h0;
        Tensor c = c0;
        for (int t = 0; t < x.size(0); t++) {
            Tensor xt = Tensor.zeros(x.size(1));
            for (int k = 0; k < xt.length(); k++) {
                xt.set(x.get(t, k), k);
            }
            NaiveLstm.Step s = lstm.step(xt, h, c, p);
            String name = tokens.get(t);
            figure = figure.step(
                            name + " comes in: each row is one sum, product by product.",
                            Grid.of("x", xt),
                            Grid.of("h before", h),
                            sums(xt, h, w, u, b))
                    .step("The sums become gates: sigmoid for i, f and o, tanh for g.", gates(s).shaded(1))
                    .step(
                            "The cell: what the forget gate leaves, f × c before, and what the input gate lets in, i × g.",
                            cell(s, c))
                    .step(
                            "Out goes h: the output gate times the tanh of the cell.",
                            rows("o, tanh(c), h", List.of("o", "tanh(c)", "h"), s.o(), s.c().map(Math::tanh), s.h()));
            h = s.h();
            c = s.c();
        }
        return figure;
    }

    /**
     * Returns what one unit after the other does over time, as a map: blue above 0, brown below.
     *
     * @param steps  (T, 6, H), what each step made: the rows i, f, g, o, c and h. Not modified.
     * @param tokens the names of the steps
     * @throws IllegalArgumentException if the shape or the number of names do not fit
     */
    public static StepsFigure overTime(Tensor steps, List<String> tokens) {
        require("steps", steps, 3, "(T, 6, H)");
        if (steps.size(1) != ROWS.size()) {
            throw new IllegalArgumentException("a step has 6 rows, i, f, g, o, c and h; steps has "
                    + Shapes.text(steps.shape()) + ", that is " + steps.size(1));
        }
        requireNames(tokens, steps.size(0));
        StepsFigure figure = StepsFigure.of("Gates over time, unit by unit");
        for (int j = 0; j < steps.size(2); j++) {
            Tensor map = Tensor.zeros(ROWS.size(), steps.size(0));
            for (int t = 0; t < steps.size(0); t++) {
                for (int row = 0; row < ROWS.size(); row++) {
                    map.set(Math.round(10 * steps.get(t, row, j)) / 10.0, row, t);
                }
            }
            Grid grid = Grid.of("unit " + j, map).rows(ROWS).columns(tokens).shaded(1);
            figure = figure.step(
                    "Unit " + j + ": its gates, its cell and its h, from the first token to the last.", grid);
        }
        return figure;
    }

    private static Grid sums(Tensor x, Tensor h, Tensor w, Tensor u, Tensor b) {
        int width = x.length() + h.length();
        Tensor products = Tensor.zeros(b.length(), width + 2);
        List<String> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int k = 0; k < width; k++) {
            boolean input = k < x.length();
            columns.add(input ? "W × x[" + k + "]" : "U × h[" + (k - x.length()) + "]");
        }
        columns.addAll(List.of("b", "sum"));
        for (int row = 0; row < b.length(); row++) {
            names.add(ROWS.get(row / h.length()) + "[" + row % h.length() + "]");
            double sum = b.get(row);
            for (int k = 0; k < width; k++) {
                double product =
                        k < x.length() ? w.get(row, k) * x.get(k) : u.get(row, k - x.length()) * h.get(k - x.length());
                products.set(product, row, k);
                sum += product;
            }
            products.set(b.get(row), row, width);
            products.set(sum, row, width + 1);
        }
        Grid grid = Grid.of("the sums", hundredths(products)).rows(names).columns(columns);
        for (int row = 0; row < b.length(); row++) {
            grid = grid.mark(Grid.Mark.NOW, row, width + 1);
        }
        return grid;
    }

    private static Grid gates(NaiveLstm.Step s) {
        return rows("gates", ROWS.subList(0, 4), s.i(), s.f(), s.g(), s.o());
    }

    private static Grid cell(NaiveLstm.Step s, Tensor before) {
        Tensor kept = before.copy();
        Tensor let = before.copy();
        for (int j = 0; j < before.length(); j++) {
            kept.set(s.f().get(j) * before.get(j), j);
            let.set(s.i().get(j) * s.g().get(j), j);
        }
        Grid grid = rows(
                "the cell",
                List.of("c before", "f", "f × c before", "i", "g", "i × g", "c"),
                before,
                s.f(),
                kept,
                s.i(),
                s.g(),
                let,
                s.c());
        for (int j = 0; j < before.length(); j++) {
            grid = grid.mark(Grid.Mark.NOW, 6, j);
        }
        return grid;
    }

    private static Grid rows(String title, List<String> names, Tensor... rows) {
        double[][] numbers = new double[rows.length][];
        for (int k = 0; k < rows.length; k++) {
            numbers[k] = rows[k].data();
        }
        List<String> columns = new ArrayList<>();
        for (int j = 0; j < rows[0].length(); j++) {
            columns.add("unit " + j);
        }
        return Grid.of(title, hundredths(Tensor.matrix(numbers))).rows(names).columns(columns);
    }

    private static Tensor hundredths(Tensor t) {
        return t.map(v -> Math.round(100 * v) / 100.0);
    }

    private static void requireNames(List<String> tokens, int steps) {
        if (Arguments.given("tokens", tokens).size() != steps) {
            throw new IllegalArgumentException("there are " + steps + " steps and " + tokens.size() + " names");
        }
    }

    private static void require(String name, Tensor t, int axes, String letters) {
        if (Arguments.given(name, t).rank() != axes) {
            throw new IllegalArgumentException(
                    name + " must have shape " + letters + ", has " + Shapes.text(t.shape()));
        }
    }
}
