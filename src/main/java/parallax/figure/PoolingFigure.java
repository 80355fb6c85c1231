package parallax.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import parallax.display.NumberText;
import parallax.nn.pool.NaiveAveragePool2d;
import parallax.nn.pool.NaiveMaxPool2d;
import parallax.nn.pool.Pooling;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** Pooling of one map to step through: a window after the other, what lies under it, and what is made of it. */
public final class PoolingFigure {
    private final Tensor x;
    private final Pooling pooling;
    private final int height;
    private final int width;

    private PoolingFigure(Tensor x, Pooling pooling) {
        if (x.rank() != 2) {
            throw new IllegalArgumentException(
                    "x must have 2 axes (H, W), has " + x.rank() + ": " + Shapes.text(x.shape()));
        }
        this.x = x;
        this.pooling = pooling;
        int[] output = pooling.output(new int[] {1, 1, x.size(0), x.size(1)});
        this.height = output[2];
        this.width = output[3];
    }

    /**
     * Returns the picture of max pooling.
     *
     * @param x (H, W). Not modified.
     */
    public static StepsFigure max(Tensor x, Pooling pooling) {
        Tensor y = new NaiveMaxPool2d(pooling).forward(image(x));
        return new PoolingFigure(x, pooling).forward("Max pooling", y, "the largest of");
    }

    /**
     * Returns the picture of average pooling.
     *
     * @param x             (H, W). Not modified.
     * @param countsPadding whether the padding's zeros count among the entries of a window
     */
    public static StepsFigure average(Tensor x, Pooling pooling, boolean countsPadding) {
        Tensor y = new NaiveAveragePool2d(pooling, countsPadding).forward(image(x));
        String words = countsPadding ? "the mean, the padding's zeros counted, of" : "the mean of";
        return new PoolingFigure(x, pooling).forward("Average pooling", y, words);
    }

    /**
     * Returns the picture of max pooling's backward pass: where each entry of dy goes.
     *
     * @param x  (H, W). Not modified.
     * @param dy (H', W'). Not modified.
     * @throws IllegalArgumentException if dy has not the output's shape
     */
    public static StepsFigure maxBackward(Tensor x, Tensor dy, Pooling pooling) {
        new NaiveMaxPool2d(pooling).backward(image(x), image(dy)); // says what does not fit
        return new PoolingFigure(x, pooling).backward(dy);
    }

    private StepsFigure forward(String name, Tensor y, String words) {
        StepsFigure figure = StepsFigure.of(name + ": " + settings()).jumping(width, "row");
        List<List<String>> filled = empty();
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++) {
                List<int[]> cells = cells(i, j);
                Grid in = Grid.of("x", x);
                for (int[] cell : cells) {
                    boolean hot = name.startsWith("Max") && cell == winner(cells);
                    in = in.mark(hot ? Grid.Mark.HOT : Grid.Mark.WINDOW, cell[0], cell[1]);
                }
                String value = NumberText.of(y.get(0, 0, i, j));
                filled.get(i).set(j, value);
                String list = cells.stream()
                        .map(c -> NumberText.of(x.get(c[0], c[1])))
                        .collect(Collectors.joining(", "));
                figure = figure.step(
                        "y[" + i + "," + j + "] is " + words + " " + list + ": " + value + ".",
                        in,
                        Grid.words("y", filled).mark(Grid.Mark.NOW, i, j));
            }
        return figure;
    }

    private StepsFigure backward(Tensor dy) {
        StepsFigure figure =
                StepsFigure.of("Max pooling, backward: " + settings()).jumping(width, "row");
        Tensor dx = Tensor.zeros(x.shape());
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++) {
                List<int[]> cells = cells(i, j);
                int[] best = winner(cells);
                Grid in = Grid.of("x", x);
                for (int[] cell : cells) {
                    in = in.mark(cell == best ? Grid.Mark.HOT : Grid.Mark.WINDOW, cell[0], cell[1]);
                }
                dx.add(dy.get(i, j), best[0], best[1]);
                figure = figure.step(
                        "dy[" + i + "," + j + "] = " + NumberText.of(dy.get(i, j)) + " goes to the winner, x[" + best[0]
                                + "," + best[1] + "]: dx[" + best[0] + "," + best[1] + "] is now "
                                + NumberText.of(dx.get(best[0], best[1])) + ".",
                        in,
                        Grid.of("dy", dy).mark(Grid.Mark.NOW, i, j),
                        Grid.of("dx", dx).mark(Grid.Mark.HOT, best[0], best[1]));
            }
        return figure;
    }

    private String settings() {
        return "window " + pooling.kernelHeight() + " by " + pooling.kernelWidth() + ", stride "
                + pooling.rows().stride() + ", padding " + pooling.rows().padding();
    }

    private List<List<String>> empty() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            rows.add(new ArrayList<>(java.util.Collections.nCopies(width, "·")));
        }
        return rows;
    }

    /** Returns row and column of each cell of window (i, j) that lies in the map, in reading order. */
    private List<int[]> cells(int i, int j) {
        List<int[]> cells = new ArrayList<>();
        for (int p = 0; p < pooling.kernelHeight(); p++)
            for (int q = 0; q < pooling.kernelWidth(); q++) {
                int u = i * pooling.rows().stride() + p - pooling.rows().padding();
                int v = j * pooling.columns().stride() + q - pooling.columns().padding();
                if (0 <= u && u < x.size(0) && 0 <= v && v < x.size(1)) {
                    cells.add(new int[] {u, v});
                }
            }
        return cells;
    }

    private int[] winner(List<int[]> cells) {
        int[] best = cells.get(0);
        for (int[] cell : cells) {
            best = x.get(cell[0], cell[1]) > x.get(best[0], best[1]) ? cell : best;
        }
        return best;
    }

    private static Tensor image(Tensor map) {
        return map.rank() == 2 ? map.reshape(1, 1, map.size(0), map.size(1)) : map;
    }
}
