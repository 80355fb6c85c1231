package parallax.nn.loss;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link BinaryCrossEntropy}. */
public record NaiveBinaryCrossEntropy() implements BinaryCrossEntropy<Tensor> {
    @Override
    public double forward(Tensor x, Tensor target) {
        int n = Pairs.ofProbabilities(new NaiveBackend(), x, target);
        double sum = 0;
        for (int k = 0; k < n; k++) {
            double logit = x.data()[k];
            sum += Math.max(logit, 0) - logit * target.data()[k] + Math.log1p(Math.exp(-Math.abs(logit)));
        }
        return sum / n;
    }

    @Override
    public Tensor backward(Tensor x, Tensor target, double dLoss) {
        int n = Pairs.ofProbabilities(new NaiveBackend(), x, target);
        Tensor dx = Tensor.zeros(x.shape());
        for (int k = 0; k < n; k++) {
            // of  −t · log p − (1 − t) · log(1 − p), with ∂p/∂x = p · (1 − p)
            double p = 1 / (1 + Math.exp(-x.data()[k]));
            dx.data()[k] = dLoss / n * (p - target.data()[k]);
        }
        return dx;
    }
}
