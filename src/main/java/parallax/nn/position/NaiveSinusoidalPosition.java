package parallax.nn.position;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link SinusoidalPosition}. */
public record NaiveSinusoidalPosition() implements SinusoidalPosition<Tensor> {
    @Override
    public Tensor forward(Tensor x, int offset) {
        PositionSizes z = PositionSizes.of(new NaiveBackend(), "x", x, offset);
        Tensor y = Tensor.zeros(x.shape());
        for (int b = 0; b < z.batch(); b++)
            for (int t = 0; t < z.steps(); t++)
                for (int e = 0; e < z.features(); e++) {
                    y.set(x.get(b, t, e) + encoding(offset + t, e, z.features()), b, t, e);
                }
        return y;
    }

    @Override
    public Tensor backward(Tensor dy) {
        PositionSizes.of(new NaiveBackend(), "dy", dy, 0);
        return dy.copy(); // of  y = x + encoding
    }

    private static double encoding(int p, int e, int features) {
        int i = e / 2;
        double angle = p / Math.pow(10000, 2.0 * i / features);
        return e % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }
}
