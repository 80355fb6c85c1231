package parallax.nn.dense;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link Linear}. */
public record NaiveLinear() implements Linear<Tensor> {
    @Override
    public Tensor forward(Tensor x, Tensor weight, Tensor bias) {
        LinearSizes z = LinearSizes.ofForward(new NaiveBackend(), x, weight, bias);
        Tensor rows = x.reshape(z.rows(), z.in());
        Tensor y = Tensor.zeros(z.rows(), z.out());
        for (int r = 0; r < z.rows(); r++)
            for (int o = 0; o < z.out(); o++) {
                double sum = bias == null ? 0 : bias.get(o);
                for (int i = 0; i < z.in(); i++) {
                    sum += rows.get(r, i) * weight.get(o, i);
                }
                y.set(sum, r, o);
            }
        return y.reshape(z.output(x.shape()));
    }

    @Override
    public Gradients<Tensor> backward(Tensor x, Tensor weight, Tensor dy) {
        LinearSizes z = LinearSizes.ofBackward(new NaiveBackend(), x, weight, dy);
        Tensor rows = x.reshape(z.rows(), z.in());
        Tensor g = dy.reshape(z.rows(), z.out());
        Tensor dx = Tensor.zeros(z.rows(), z.in());
        Tensor dWeight = Tensor.zeros(z.out(), z.in());
        Tensor dBias = Tensor.zeros(z.out());
        for (int r = 0; r < z.rows(); r++)
            for (int o = 0; o < z.out(); o++) {
                dBias.add(g.get(r, o), o); // of  sum = bias.get(o)
                for (int i = 0; i < z.in(); i++) {
                    // of  sum += rows.get(r, i) * weight.get(o, i)
                    dx.add(g.get(r, o) * weight.get(o, i), r, i);
                    dWeight.add(g.get(r, o) * rows.get(r, i), o, i);
                }
            }
        return new Gradients<>(dx.reshape(x.shape()), dWeight, dBias);
    }
}
