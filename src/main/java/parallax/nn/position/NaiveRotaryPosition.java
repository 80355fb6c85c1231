package parallax.nn.position;

import parallax.nn.NaiveBackend;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link RotaryPosition}.
 *
 * @param rotation which features are a pair, and how fast it turns
 */
public record NaiveRotaryPosition(Rotation rotation) implements RotaryPosition<Tensor> {
    /** Checks that there is a rotation. */
    public NaiveRotaryPosition {
        Arguments.given("rotation", rotation);
    }

    @Override
    public Tensor forward(Tensor x, int offset) {
        RotarySizes z = RotarySizes.of(new NaiveBackend(), "x", x, offset);
        Tensor in = x.reshape(z.sequences(), z.steps(), z.features());
        Tensor y = Tensor.zeros(in.shape());
        for (int n = 0; n < z.sequences(); n++)
            for (int t = 0; t < z.steps(); t++)
                for (int i = 0; i < z.pairs(); i++) {
                    int f = rotation.first(i, z.features());
                    int g = rotation.second(i, z.features());
                    double cos = Math.cos(rotation.angle(offset + t, i, z.features()));
                    double sin = Math.sin(rotation.angle(offset + t, i, z.features()));
                    y.set(in.get(n, t, f) * cos - in.get(n, t, g) * sin, n, t, f);
                    y.set(in.get(n, t, f) * sin + in.get(n, t, g) * cos, n, t, g);
                }
        return y.reshape(x.shape());
    }

    @Override
    public Tensor backward(int offset, Tensor dy) {
        RotarySizes z = RotarySizes.of(new NaiveBackend(), "dy", dy, offset);
        Tensor up = dy.reshape(z.sequences(), z.steps(), z.features());
        Tensor dx = Tensor.zeros(up.shape());
        for (int n = 0; n < z.sequences(); n++)
            for (int t = 0; t < z.steps(); t++)
                for (int i = 0; i < z.pairs(); i++) {
                    int f = rotation.first(i, z.features());
                    int g = rotation.second(i, z.features());
                    double cos = Math.cos(rotation.angle(offset + t, i, z.features()));
                    double sin = Math.sin(rotation.angle(offset + t, i, z.features()));
                    // of  y[f] = in[f] * cos - in[g] * sin  and  y[g] = in[f] * sin + in[g] * cos
                    dx.set(up.get(n, t, f) * cos + up.get(n, t, g) * sin, n, t, f);
                    dx.set(up.get(n, t, g) * cos - up.get(n, t, f) * sin, n, t, g);
                }
        return dx.reshape(dy.shape());
    }
}
