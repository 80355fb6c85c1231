package parallax.nn.pool;

import parallax.nn.NaiveBackend;
import parallax.nn.conv.Window;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link MaxPool2d}.
 *
 * @param pooling window, stride, padding
 */
public record NaiveMaxPool2d(Pooling pooling) implements MaxPool2d<Tensor> {
    /** Checks that there is a window. */
    public NaiveMaxPool2d {
        Arguments.given("pooling", pooling);
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] z = pooling.ofForward(new NaiveBackend(), x);
        Tensor y = Tensor.zeros(z);
        for (int n = 0; n < z[0]; n++)
            for (int c = 0; c < z[1]; c++)
                for (int i = 0; i < z[2]; i++)
                    for (int j = 0; j < z[3]; j++) {
                        int at = argMax(x, n, c, i, j);
                        y.set(x.get(n, c, at / x.size(3), at % x.size(3)), n, c, i, j);
                    }
        return y;
    }

    @Override
    public Tensor backward(Tensor x, Tensor dy) {
        int[] z = pooling.ofBackward(new NaiveBackend(), x, dy);
        Tensor dx = Tensor.zeros(x.shape());
        for (int n = 0; n < z[0]; n++)
            for (int c = 0; c < z[1]; c++)
                for (int i = 0; i < z[2]; i++)
                    for (int j = 0; j < z[3]; j++) {
                        // of  y.set(x.get(n, c, at / x.size(3), at % x.size(3)), n, c, i, j)
                        int at = argMax(x, n, c, i, j);
                        dx.add(dy.get(n, c, i, j), n, c, at / x.size(3), at % x.size(3));
                    }
        return dx;
    }

    /** Returns where the window (i, j) has its maximum, as u · W + v. */
    private int argMax(Tensor x, int n, int c, int i, int j) {
        Window.Axis r = pooling.rows();
        Window.Axis s = pooling.columns();
        int width = x.size(3);
        int best = -1;
        for (int p = 0; p < pooling.kernelHeight(); p++)
            for (int q = 0; q < pooling.kernelWidth(); q++) {
                int u = i * r.stride() + p - r.padding();
                int v = j * s.stride() + q - s.padding();
                if (0 <= u && u < x.size(2) && 0 <= v && v < width) {
                    if (best < 0 || x.get(n, c, u, v) > x.get(n, c, best / width, best % width)) {
                        best = u * width + v;
                    }
                }
            }
        return best;
    }
}
