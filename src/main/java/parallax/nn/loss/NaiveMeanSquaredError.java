package parallax.nn.loss;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link MeanSquaredError}. */
public record NaiveMeanSquaredError() implements MeanSquaredError<Tensor> {
    @Override
    public double forward(Tensor x, Tensor target) {
        int n = Pairs.of(new NaiveBackend(), x, target);
        double sum = 0;
        for (int k = 0; k < n; k++) {
            double difference = x.data()[k] - target.data()[k];
            sum += difference * difference;
        }
        return sum / n;
    }

    @Override
    public Tensor backward(Tensor x, Tensor target, double dLoss) {
        int n = Pairs.of(new NaiveBackend(), x, target);
        Tensor dx = Tensor.zeros(x.shape());
        for (int k = 0; k < n; k++) {
            dx.data()[k] = dLoss / n * 2 * (x.data()[k] - target.data()[k]); // of  difference * difference
        }
        return dx;
    }
}
