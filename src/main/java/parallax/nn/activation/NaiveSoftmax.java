package parallax.nn.activation;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link Softmax}.
 *
 * @param axis the axis whose entries sum to 1; a negative one counts from the end
 */
public record NaiveSoftmax(int axis) implements Softmax<Tensor> {
    @Override
    public Tensor forward(Tensor x) {
        Lines lines = Lines.ofForward(new NaiveBackend(), axis, x);
        Tensor y = Tensor.zeros(x.shape());
        for (int line = 0; line < lines.count(); line++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < lines.size(); k++) {
                max = Math.max(max, x.data()[lines.at(line, k)]);
            }
            double sum = 0;
            for (int k = 0; k < lines.size(); k++) {
                sum += Math.exp(x.data()[lines.at(line, k)] - max);
            }
            for (int k = 0; k < lines.size(); k++) {
                y.data()[lines.at(line, k)] = Math.exp(x.data()[lines.at(line, k)] - max) / sum;
            }
        }
        return y;
    }

    @Override
    public Tensor backward(Tensor y, Tensor dy) {
        Lines lines = Lines.ofBackward(new NaiveBackend(), axis, y, dy);
        Tensor dx = Tensor.zeros(y.shape());
        for (int line = 0; line < lines.count(); line++) {
            double dot = 0;
            for (int k = 0; k < lines.size(); k++) {
                dot += dy.data()[lines.at(line, k)] * y.data()[lines.at(line, k)];
            }
            for (int k = 0; k < lines.size(); k++) {
                // of  y[k] = exp(x[k] − max) / sum:  ∂y[l]/∂x[k] = y[l] · ([l = k] − y[k])
                int at = lines.at(line, k);
                dx.data()[at] = y.data()[at] * (dy.data()[at] - dot);
            }
        }
        return dx;
    }
}
