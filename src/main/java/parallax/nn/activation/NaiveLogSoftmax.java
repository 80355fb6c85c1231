package parallax.nn.activation;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link LogSoftmax}.
 *
 * @param axis the axis along which the exponentials of the result sum to 1; a negative one counts from the end
 */
public record NaiveLogSoftmax(int axis) implements LogSoftmax<Tensor> {
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
                y.data()[lines.at(line, k)] = x.data()[lines.at(line, k)] - max - Math.log(sum);
            }
        }
        return y;
    }

    @Override
    public Tensor backward(Tensor y, Tensor dy) {
        Lines lines = Lines.ofBackward(new NaiveBackend(), axis, y, dy);
        Tensor dx = Tensor.zeros(y.shape());
        for (int line = 0; line < lines.count(); line++) {
            double sum = 0;
            for (int k = 0; k < lines.size(); k++) {
                sum += dy.data()[lines.at(line, k)];
            }
            for (int k = 0; k < lines.size(); k++) {
                // of  y[k] = x[k] − max − log(sum):  ∂y[l]/∂x[k] = [l = k] − exp(y[k])
                int at = lines.at(line, k);
                dx.data()[at] = dy.data()[at] - Math.exp(y.data()[at]) * sum;
            }
        }
        return dx;
    }
}
