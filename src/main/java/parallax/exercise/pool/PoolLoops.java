package parallax.exercise.pool;

import parallax.exercise.diagnosis.Choices;
import parallax.nn.conv.Window;
import parallax.nn.pool.Pooling;
import parallax.tensor.Tensor;

/** The loops of pooling, forward and backward, that ask for every decision: right, unless a choice is a mistake. */
final class PoolLoops {
    private final Choices choices;
    private final Window.Axis rows;
    private final Window.Axis columns;
    private final int[] kernel;

    PoolLoops(Choices choices, Pooling pooling) {
        this.choices = choices;
        this.rows = pooling.rows();
        this.columns = pooling.columns();
        this.kernel = choices.of(PoolDecisions.WINDOW).of(pooling.kernelHeight(), pooling.kernelWidth());
    }

    Tensor max(Tensor x) {
        return forward(x, choices.of(PoolDecisions.MAX));
    }

    Tensor mean(Tensor x, boolean counts) {
        PoolDecisions.Mean mean = choices.of(PoolDecisions.MEAN);
        return forward(x, (inside, outside) -> mean.of(inside, outside, counts));
    }

    /** Of y[n,c,i,j] = max, by x. */
    Tensor maxGradient(Tensor x, Tensor dy) {
        return backward(x, dy, choices.of(PoolDecisions.MAX_SHARES));
    }

    /** Of y[n,c,i,j] = mean, by x. */
    Tensor meanGradient(Tensor x, Tensor dy, boolean counts) {
        PoolDecisions.MeanShares shares = choices.of(PoolDecisions.MEAN_SHARES);
        return backward(x, dy, (inside, outside) -> shares.of(inside, outside, counts));
    }

    private Tensor forward(Tensor x, PoolDecisions.Reduction reduction) {
        PoolDecisions.SizeRule size = choices.of(PoolDecisions.SIZE);
        int height = size.of(x.size(2), kernel[0], rows);
        int width = size.of(x.size(3), kernel[1], columns);
        int[] turned = choices.of(PoolDecisions.PUT).of(height, width);
        Tensor y = Tensor.zeros(x.size(0), x.size(1), turned[0], turned[1]);
        windows(x, height, width, (n, c, i, j, cells) -> {
            double[] inside = values(x, n, choices.of(PoolDecisions.CHANNEL).applyAsInt(c), cells);
            int[] place = choices.of(PoolDecisions.PUT).of(i, j);
            y.set(reduction.of(inside, outside(cells)), n, c, place[0], place[1]);
        });
        return y;
    }

    private Tensor backward(Tensor x, Tensor dy, PoolDecisions.Shares rule) {
        Tensor dx = Tensor.zeros(x.shape());
        PoolDecisions.Meeting add = choices.of(PoolDecisions.ADD);
        windows(x, dy.size(2), dy.size(3), (n, c, i, j, cells) -> {
            int channel = choices.of(PoolDecisions.CHANNEL).applyAsInt(c);
            int[] place = choices.of(PoolDecisions.PUT).of(i, j);
            double g = dy.get(n, c, place[0], place[1]);
            double[] shares = rule.of(values(x, n, channel, cells), outside(cells));
            for (int k = 0; k < shares.length; k++) {
                if (shares[k] != 0) {
                    double before = dx.get(n, channel, cells[k][0], cells[k][1]);
                    dx.set(add.of(before, shares[k] * g), n, channel, cells[k][0], cells[k][1]);
                }
            }
        });
        return dx;
    }

    private int outside(int[][] cells) {
        return kernel[0] * kernel[1] - cells.length;
    }

    private static double[] values(Tensor x, int n, int c, int[][] cells) {
        double[] values = new double[cells.length];
        for (int k = 0; k < cells.length; k++) {
            values[k] = x.get(n, c, cells[k][0], cells[k][1]);
        }
        return values;
    }

    private void windows(Tensor x, int height, int width, Body body) {
        int images = choices.of(PoolDecisions.IMAGES).applyAsInt(x.size(0));
        for (int n = 0; n < images; n++)
            for (int c = 0; c < x.size(1); c++)
                for (int i = 0; i < height; i++)
                    for (int j = 0; j < width; j++) {
                        body.at(n, c, i, j, cells(x, i, j));
                    }
    }

    /** Returns row and column of each cell of the window (i, j) that lies inside. */
    private int[][] cells(Tensor x, int i, int j) {
        int[][] cells = new int[kernel[0] * kernel[1]][];
        int found = 0;
        for (int p = 0; p < choices.of(PoolDecisions.VISITED).applyAsInt(kernel[0]); p++)
            for (int q = 0; q < choices.of(PoolDecisions.VISITED).applyAsInt(kernel[1]); q++) {
                int u = at(rows, kernel[0], i, p);
                int v = at(columns, kernel[1], j, q);
                if (0 <= u && u < x.size(2) && 0 <= v && v < x.size(3)) {
                    cells[found++] = new int[] {u, v};
                }
            }
        return java.util.Arrays.copyOf(cells, found);
    }

    private int at(Window.Axis axis, int k, int i, int p) {
        return i * choices.of(PoolDecisions.STRIDE).of(axis, k)
                + p
                - choices.of(PoolDecisions.PADDING).applyAsInt(axis);
    }

    private interface Body {
        void at(int n, int c, int i, int j, int[][] cells);
    }
}
