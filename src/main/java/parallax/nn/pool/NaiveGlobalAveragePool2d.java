package parallax.nn.pool;

import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** The naive twin of {@link GlobalAveragePool2d}. */
public record NaiveGlobalAveragePool2d() implements GlobalAveragePool2d<Tensor> {
    @Override
    public Tensor forward(Tensor x) {
        // One window as large as the map.
        int[] z = whole(Arguments.given("x", x).shape()).output(x.shape());
        Tensor y = Tensor.zeros(z[0], z[1]);
        for (int n = 0; n < z[0]; n++)
            for (int c = 0; c < z[1]; c++) {
                double sum = 0;
                for (int u = 0; u < x.size(2); u++)
                    for (int v = 0; v < x.size(3); v++) {
                        sum += x.get(n, c, u, v);
                    }
                y.set(sum / (x.size(2) * x.size(3)), n, c);
            }
        return y;
    }

    @Override
    public Tensor backward(Tensor x, Tensor dy) {
        int[] z = whole(Arguments.given("x", x).shape()).output(x.shape());
        if (Arguments.given("dy", dy).rank() != 2 || dy.size(0) != z[0] || dy.size(1) != z[1]) {
            throw new IllegalArgumentException("dy must have the shape of the output, " + Shapes.text(z[0], z[1]) + "; has "
                    + Shapes.text(dy.shape()));
        }
        Tensor dx = Tensor.zeros(x.shape());
        for (int n = 0; n < z[0]; n++)
            for (int c = 0; c < z[1]; c++)
                for (int u = 0; u < x.size(2); u++)
                    for (int v = 0; v < x.size(3); v++) {
                        // of  y.set(sum / (x.size(2) * x.size(3)), n, c)
                        dx.set(dy.get(n, c) / (x.size(2) * x.size(3)), n, c, u, v);
                    }
        return dx;
    }

    private static Pooling whole(int[] x) {
        return x.length == 4 && x[2] > 0 && x[3] > 0 ? Pooling.of(x[2], x[3]) : Pooling.of(1);
    }
}
