package parallax.nn.pool;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link GlobalAveragePool2d}. */
public record NaiveGlobalAveragePool2d() implements GlobalAveragePool2d<Tensor> {
    @Override
    public Tensor forward(Tensor x) {
        MapSizes z = MapSizes.ofForward(new NaiveBackend(), x);
        Tensor y = Tensor.zeros(z.batch(), z.channels());
        for (int n = 0; n < z.batch(); n++)
            for (int c = 0; c < z.channels(); c++) {
                double sum = 0;
                for (int u = 0; u < z.height(); u++)
                    for (int v = 0; v < z.width(); v++) {
                        sum += x.get(n, c, u, v);
                    }
                y.set(sum / z.pixels(), n, c);
            }
        return y;
    }

    @Override
    public Tensor backward(Tensor x, Tensor dy) {
        MapSizes z = MapSizes.ofBackward(new NaiveBackend(), x, dy);
        Tensor dx = Tensor.zeros(x.shape());
        for (int n = 0; n < z.batch(); n++)
            for (int c = 0; c < z.channels(); c++)
                for (int u = 0; u < z.height(); u++)
                    for (int v = 0; v < z.width(); v++) {
                        dx.set(dy.get(n, c) / z.pixels(), n, c, u, v); // of  y.set(sum / z.pixels(), n, c)
                    }
        return dx;
    }
}
