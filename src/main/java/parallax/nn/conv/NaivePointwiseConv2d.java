package parallax.nn.conv;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link PointwiseConv2d}. */
public record NaivePointwiseConv2d() implements PointwiseConv2d<Tensor> {
    @Override
    public Tensor forward(Tensor x, Tensor weight, Tensor bias) {
        Conv2dSizes.requireOneTap(new NaiveBackend(), x, weight);
        Conv2dSizes z = Conv2dSizes.ofForward(new NaiveBackend(), Window.unit(), x, weight, bias);
        Tensor y = Tensor.zeros(z.output());
        for (int n = 0; n < z.batch(); n++)
            for (int o = 0; o < z.outChannels(); o++)
                for (int i = 0; i < z.height(); i++)
                    for (int j = 0; j < z.width(); j++) {
                        double sum = bias == null ? 0 : bias.get(o);
                        for (int c = 0; c < z.inChannels(); c++) {
                            sum += x.get(n, c, i, j) * weight.get(o, c, 0, 0);
                        }
                        y.set(sum, n, o, i, j);
                    }
        return y;
    }

    @Override
    public Gradients<Tensor> backward(Tensor x, Tensor weight, Tensor dy) {
        Conv2dSizes.requireOneTap(new NaiveBackend(), x, weight);
        Conv2dSizes z = Conv2dSizes.ofBackward(new NaiveBackend(), Window.unit(), x, weight, dy);
        Tensor dx = Tensor.zeros(x.shape());
        Tensor dWeight = Tensor.zeros(weight.shape());
        Tensor dBias = Tensor.zeros(z.outChannels());
        for (int n = 0; n < z.batch(); n++)
            for (int o = 0; o < z.outChannels(); o++)
                for (int i = 0; i < z.height(); i++)
                    for (int j = 0; j < z.width(); j++) {
                        double g = dy.get(n, o, i, j);
                        dBias.add(g, o); // of  sum = bias.get(o)
                        for (int c = 0; c < z.inChannels(); c++) {
                            // of  sum += x.get(n, c, i, j) * weight.get(o, c, 0, 0)
                            dx.add(g * weight.get(o, c, 0, 0), n, c, i, j);
                            dWeight.add(g * x.get(n, c, i, j), o, c, 0, 0);
                        }
                    }
        return new Gradients<>(dx, dWeight, dBias);
    }
}
