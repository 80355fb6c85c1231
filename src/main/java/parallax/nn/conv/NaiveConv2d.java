package parallax.nn.conv;

import parallax.nn.NaiveBackend;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link Conv2d}: the sum of the formula, written as loops.
 *
 * @param window stride, padding, dilation, groups
 */
public record NaiveConv2d(Window window) implements Conv2d<Tensor> {
    /** Checks that there is a window. */
    public NaiveConv2d {
        Arguments.given("window", window);
    }

    @Override
    public Tensor forward(Tensor x, Tensor weight, Tensor bias) {
        Conv2dSizes z = Conv2dSizes.ofForward(new NaiveBackend(), window, x, weight, bias);
        Window.Axis r = window.rows();
        Window.Axis s = window.columns();
        Tensor y = Tensor.zeros(z.output());
        for (int n = 0; n < z.batch(); n++)
            for (int o = 0; o < z.outChannels(); o++)
                for (int i = 0; i < z.outHeight(); i++)
                    for (int j = 0; j < z.outWidth(); j++) {
                        double sum = bias == null ? 0 : bias.get(o);
                        int first = o / z.groupOut() * z.groupIn();
                        for (int c = 0; c < z.groupIn(); c++)
                            for (int p = 0; p < z.kernelHeight(); p++)
                                for (int q = 0; q < z.kernelWidth(); q++) {
                                    int u = i * r.stride() + p * r.dilation() - r.padding();
                                    int v = j * s.stride() + q * s.dilation() - s.padding();
                                    if (inside(u, z.height()) && inside(v, z.width())) {
                                        sum += x.get(n, first + c, u, v) * weight.get(o, c, p, q);
                                    }
                                }
                        y.set(sum, n, o, i, j);
                    }
        return y;
    }

    @Override
    public Gradients<Tensor> backward(Tensor x, Tensor weight, Tensor dy) {
        Conv2dSizes z = Conv2dSizes.ofBackward(new NaiveBackend(), window, x, weight, dy);
        Window.Axis r = window.rows();
        Window.Axis s = window.columns();
        Tensor dx = Tensor.zeros(x.shape());
        Tensor dWeight = Tensor.zeros(weight.shape());
        Tensor dBias = Tensor.zeros(z.outChannels());
        for (int n = 0; n < z.batch(); n++)
            for (int o = 0; o < z.outChannels(); o++)
                for (int i = 0; i < z.outHeight(); i++)
                    for (int j = 0; j < z.outWidth(); j++) {
                        double g = dy.get(n, o, i, j);
                        dBias.add(g, o); // of  sum = bias.get(o)
                        int first = o / z.groupOut() * z.groupIn();
                        for (int c = 0; c < z.groupIn(); c++)
                            for (int p = 0; p < z.kernelHeight(); p++)
                                for (int q = 0; q < z.kernelWidth(); q++) {
                                    int u = i * r.stride() + p * r.dilation() - r.padding();
                                    int v = j * s.stride() + q * s.dilation() - s.padding();
                                    if (inside(u, z.height()) && inside(v, z.width())) {
                                        // of  sum += x.get(n, first + c, u, v) * weight.get(o, c, p, q)
                                        dx.add(g * weight.get(o, c, p, q), n, first + c, u, v);
                                        dWeight.add(g * x.get(n, first + c, u, v), o, c, p, q);
                                    }
                                }
                    }
        return new Gradients<>(dx, dWeight, dBias);
    }

    private static boolean inside(int index, int size) {
        return 0 <= index && index < size;
    }
}
