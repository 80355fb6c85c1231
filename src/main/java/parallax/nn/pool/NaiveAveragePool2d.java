package parallax.nn.pool;

import parallax.nn.NaiveBackend;
import parallax.nn.conv.Window;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link AveragePool2d}.
 *
 * @param pooling       window, stride, padding
 * @param countsPadding whether the padding's zeros count among the entries of a window
 */
public record NaiveAveragePool2d(Pooling pooling, boolean countsPadding) implements AveragePool2d<Tensor> {
    /** Checks that there is a window. */
    public NaiveAveragePool2d {
        Arguments.given("pooling", pooling);
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] z = pooling.ofForward(new NaiveBackend(), x);
        Window.Axis r = pooling.rows();
        Window.Axis s = pooling.columns();
        Tensor y = Tensor.zeros(z);
        for (int n = 0; n < z[0]; n++)
            for (int c = 0; c < z[1]; c++)
                for (int i = 0; i < z[2]; i++)
                    for (int j = 0; j < z[3]; j++) {
                        double sum = 0;
                        for (int p = 0; p < pooling.kernelHeight(); p++)
                            for (int q = 0; q < pooling.kernelWidth(); q++) {
                                int u = i * r.stride() + p - r.padding();
                                int v = j * s.stride() + q - s.padding();
                                if (0 <= u && u < x.size(2) && 0 <= v && v < x.size(3)) {
                                    sum += x.get(n, c, u, v);
                                }
                            }
                        y.set(sum / count(x, i, j), n, c, i, j);
                    }
        return y;
    }

    @Override
    public Tensor backward(Tensor x, Tensor dy) {
        int[] z = pooling.ofBackward(new NaiveBackend(), x, dy);
        Window.Axis r = pooling.rows();
        Window.Axis s = pooling.columns();
        Tensor dx = Tensor.zeros(x.shape());
        for (int n = 0; n < z[0]; n++)
            for (int c = 0; c < z[1]; c++)
                for (int i = 0; i < z[2]; i++)
                    for (int j = 0; j < z[3]; j++) {
                        double g = dy.get(n, c, i, j) / count(x, i, j); // of  y.set(sum / count(x, i, j), n, c, i, j)
                        for (int p = 0; p < pooling.kernelHeight(); p++)
                            for (int q = 0; q < pooling.kernelWidth(); q++) {
                                int u = i * r.stride() + p - r.padding();
                                int v = j * s.stride() + q - s.padding();
                                if (0 <= u && u < x.size(2) && 0 <= v && v < x.size(3)) {
                                    dx.add(g, n, c, u, v); // of  sum += x.get(n, c, u, v)
                                }
                            }
                    }
        return dx;
    }

    /** Returns |R(i,j)|. */
    private int count(Tensor x, int i, int j) {
        return countsPadding
                ? pooling.kernelHeight() * pooling.kernelWidth()
                : inside(pooling.rows(), i, pooling.kernelHeight(), x.size(2))
                        * inside(pooling.columns(), j, pooling.kernelWidth(), x.size(3));
    }

    private static int inside(Window.Axis axis, int i, int kernel, int size) {
        int first = i * axis.stride() - axis.padding();
        return Math.min(first + kernel, size) - Math.max(first, 0);
    }
}
