package parallax.nn.conv;

import parallax.nn.NaiveBackend;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link ConvTranspose2d}: every pixel of x adds its stamp to y.
 *
 * @param window stride, padding, dilation, groups, output padding
 */
public record NaiveConvTranspose2d(TransposedWindow window) implements ConvTranspose2d<Tensor> {
    /** Checks that there is a window. */
    public NaiveConvTranspose2d {
        Arguments.given("window", window);
    }

    @Override
    public Tensor forward(Tensor x, Tensor weight, Tensor bias) {
        ConvTranspose2dSizes z = ConvTranspose2dSizes.ofForward(new NaiveBackend(), window, x, weight, bias);
        Window.Axis r = window.window().rows();
        Window.Axis s = window.window().columns();
        Tensor y = bias == null ? Tensor.zeros(z.output()) : biased(z, bias);
        for (int n = 0; n < z.batch(); n++)
            for (int c = 0; c < z.inChannels(); c++)
                for (int i = 0; i < z.height(); i++)
                    for (int j = 0; j < z.width(); j++) {
                        int first = c / z.groupIn() * z.groupOut();
                        for (int o = 0; o < z.groupOut(); o++)
                            for (int p = 0; p < z.kernelHeight(); p++)
                                for (int q = 0; q < z.kernelWidth(); q++) {
                                    int u = i * r.stride() + p * r.dilation() - r.padding();
                                    int v = j * s.stride() + q * s.dilation() - s.padding();
                                    if (inside(u, z.outHeight()) && inside(v, z.outWidth())) {
                                        y.add(x.get(n, c, i, j) * weight.get(c, o, p, q), n, first + o, u, v);
                                    }
                                }
                    }
        return y;
    }

    @Override
    public ConvGradients<Tensor> backward(Tensor x, Tensor weight, Tensor dy) {
        ConvTranspose2dSizes z = ConvTranspose2dSizes.ofBackward(new NaiveBackend(), window, x, weight, dy);
        Window.Axis r = window.window().rows();
        Window.Axis s = window.window().columns();
        Tensor dx = Tensor.zeros(x.shape());
        Tensor dWeight = Tensor.zeros(weight.shape());
        for (int n = 0; n < z.batch(); n++)
            for (int c = 0; c < z.inChannels(); c++)
                for (int i = 0; i < z.height(); i++)
                    for (int j = 0; j < z.width(); j++) {
                        int first = c / z.groupIn() * z.groupOut();
                        for (int o = 0; o < z.groupOut(); o++)
                            for (int p = 0; p < z.kernelHeight(); p++)
                                for (int q = 0; q < z.kernelWidth(); q++) {
                                    int u = i * r.stride() + p * r.dilation() - r.padding();
                                    int v = j * s.stride() + q * s.dilation() - s.padding();
                                    if (inside(u, z.outHeight()) && inside(v, z.outWidth())) {
                                        // of  y.add(x.get(n, c, i, j) * weight.get(c, o, p, q), n, first + o, u, v)
                                        dx.add(dy.get(n, first + o, u, v) * weight.get(c, o, p, q), n, c, i, j);
                                        dWeight.add(dy.get(n, first + o, u, v) * x.get(n, c, i, j), c, o, p, q);
                                    }
                                }
                    }
        return new ConvGradients<>(dx, dWeight, sumOverPixels(z, dy));
    }

    private static Tensor biased(ConvTranspose2dSizes z, Tensor bias) {
        Tensor y = Tensor.zeros(z.output());
        for (int n = 0; n < z.batch(); n++)
            for (int o = 0; o < z.outChannels(); o++)
                for (int u = 0; u < z.outHeight(); u++)
                    for (int v = 0; v < z.outWidth(); v++) {
                        y.set(bias.get(o), n, o, u, v);
                    }
        return y;
    }

    private static Tensor sumOverPixels(ConvTranspose2dSizes z, Tensor dy) {
        Tensor dBias = Tensor.zeros(z.outChannels());
        for (int n = 0; n < z.batch(); n++)
            for (int o = 0; o < z.outChannels(); o++)
                for (int u = 0; u < z.outHeight(); u++)
                    for (int v = 0; v < z.outWidth(); v++) {
                        dBias.add(dy.get(n, o, u, v), o); // of  y.set(bias.get(o), n, o, u, v)
                    }
        return dBias;
    }

    private static boolean inside(int index, int size) {
        return 0 <= index && index < size;
    }
}
