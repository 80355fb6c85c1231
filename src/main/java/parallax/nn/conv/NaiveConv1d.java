package parallax.nn.conv;

import parallax.nn.NaiveBackend;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link Conv1d}: the sum of the formula, written as loops.
 *
 * @param window stride, padding, dilation, groups
 */
public record NaiveConv1d(SequenceWindow window) implements Conv1d<Tensor> {
    /** Checks that there is a window. */
    public NaiveConv1d {
        Arguments.given("window", window);
    }

    @Override
    public Tensor forward(Tensor x, Tensor weight, Tensor bias) {
        Conv1dSizes z = Conv1dSizes.ofForward(new NaiveBackend(), window, x, weight, bias);
        Tensor y = Tensor.zeros(z.output());
        for (int b = 0; b < z.batch(); b++)
            for (int t = 0; t < z.outTime(); t++)
                for (int o = 0; o < z.outFeatures(); o++) {
                    double sum = bias == null ? 0 : bias.get(o);
                    int first = o / z.groupOut() * z.groupIn();
                    for (int f = 0; f < z.groupIn(); f++)
                        for (int k = 0; k < z.kernel(); k++) {
                            int u = step(t, k);
                            if (0 <= u && u < z.time()) {
                                sum += x.get(b, u, first + f) * weight.get(o, f, k);
                            }
                        }
                    y.set(sum, b, t, o);
                }
        return y;
    }

    @Override
    public ConvGradients<Tensor> backward(Tensor x, Tensor weight, Tensor dy) {
        Conv1dSizes z = Conv1dSizes.ofBackward(new NaiveBackend(), window, x, weight, dy);
        Tensor dx = Tensor.zeros(x.shape());
        Tensor dWeight = Tensor.zeros(weight.shape());
        Tensor dBias = Tensor.zeros(z.outFeatures());
        for (int b = 0; b < z.batch(); b++)
            for (int t = 0; t < z.outTime(); t++)
                for (int o = 0; o < z.outFeatures(); o++) {
                    double g = dy.get(b, t, o);
                    dBias.add(g, o); // of  sum = bias.get(o)
                    int first = o / z.groupOut() * z.groupIn();
                    for (int f = 0; f < z.groupIn(); f++)
                        for (int k = 0; k < z.kernel(); k++) {
                            int u = step(t, k);
                            if (0 <= u && u < z.time()) {
                                // of  sum += x.get(b, u, first + f) * weight.get(o, f, k)
                                dx.add(g * weight.get(o, f, k), b, u, first + f);
                                dWeight.add(g * x.get(b, u, first + f), o, f, k);
                            }
                        }
                }
        return new ConvGradients<>(dx, dWeight, dBias);
    }

    /** Returns the step of x that output t sees through tap k: t·s + k·d − m. */
    private int step(int t, int k) {
        return t * window.time().stride()
                + k * window.time().dilation()
                - window.time().padding();
    }
}
