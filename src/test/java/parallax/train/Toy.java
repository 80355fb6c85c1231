package parallax.train;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.data.LabelledData;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.Named;
import parallax.nn.Nd4jBackend;
import parallax.nn.activation.Activation;
import parallax.nn.activation.NaiveActivation;
import parallax.nn.activation.Nd4jActivation;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.dense.Linear;
import parallax.nn.dense.NaiveLinear;
import parallax.nn.dense.Nd4jLinear;
import parallax.nn.dropout.Dropout;
import parallax.nn.dropout.NaiveDropout;
import parallax.nn.dropout.Nd4jDropout;
import parallax.nn.loss.CrossEntropy;
import parallax.nn.loss.NaiveCrossEntropy;
import parallax.nn.loss.Nd4jCrossEntropy;
import parallax.tensor.Tensor;

/**
 * Something to train: a perceptron with one hidden layer and dropout, which tells whether a point lies in two opposite quadrants.
 *
 * @param backend of the arrays
 * @param dense   both layers
 * @param tanh    between them
 * @param dropout behind it
 * @param entropy the loss
 */
record Toy<T>(Backend<T> backend, Linear<T> dense, Activation<T> tanh, Dropout<T> dropout, CrossEntropy<T> entropy) {
    private static final long SEED = 11;

    static Toy<Tensor> naive(double drop) {
        return new Toy<>(
                new NaiveBackend(),
                new NaiveLinear(),
                new NaiveActivation(Nonlinearity.TANH),
                new NaiveDropout(drop),
                new NaiveCrossEntropy());
    }

    static Toy<INDArray> nd4j(DataType type, double drop) {
        return new Toy<>(
                new Nd4jBackend(type),
                new Nd4jLinear(),
                new Nd4jActivation(Nonlinearity.TANH),
                new Nd4jDropout(drop),
                new Nd4jCrossEntropy());
    }

    Named<T> parameters() {
        Random random = new Random(3);
        return Named.<T>none()
                .with("hidden.weight", backend.of(Tensor.randn(random, 6, 2)))
                .with("hidden.bias", backend.of(Tensor.zeros(6)))
                .with("out.weight", backend.of(Tensor.randn(random, 2, 6)))
                .with("out.bias", backend.of(Tensor.zeros(2)));
    }

    /** 50 points: with batches of 8, the last of 7 has 2. */
    static LabelledData points(int seed) {
        Tensor x = Tensor.randn(new Random(seed), 50, 2);
        int[] labels = new int[50];
        for (int n = 0; n < 50; n++) {
            labels[n] = x.get(n, 0) * x.get(n, 1) > 0 ? 1 : 0;
        }
        return LabelledData.of(x, labels, List.of("apart", "same"));
    }

    Batches<LabelledData> batches() {
        return Batches.of(points(1), 8);
    }

    Plan<T> plan(int epochs) {
        return Plan.<T>of(epochs, Schedule.cosine(0.05, 0.005, 7L * epochs), SEED)
                .silent();
    }

    Trainer<T, LabelledData> trainer(Optimizer<T> optimizer, Plan<T> plan) {
        return new Trainer<>(backend, this::loss, optimizer, batches(), plan);
    }

    LossFunction.LossAndGradients<T> loss(Named<T> p, LabelledData batch, RandomGenerator random) {
        T x = backend.of(batch.x());
        T a = dense.forward(x, p.get("hidden.weight"), p.get("hidden.bias"));
        T h = tanh.forward(a);
        Dropout.Dropped<T> dropped = dropout.forward(h, random);
        T logits = dense.forward(dropped.y(), p.get("out.weight"), p.get("out.bias"));
        double loss = entropy.forward(logits, batch.labels());
        T dLogits = entropy.backward(logits, batch.labels(), 1);
        Linear.Gradients<T> out = dense.backward(dropped.y(), p.get("out.weight"), dLogits);
        T dh = dropout.backward(dropped.mask(), out.dx());
        T da = tanh.backward(a, dh);
        Linear.Gradients<T> hidden = dense.backward(x, p.get("hidden.weight"), da);
        backend.releaseAll(
                List.of(x, a, h, dropped.y(), dropped.mask(), logits, dLogits, out.dx(), dh, da, hidden.dx()));
        return new LossFunction.LossAndGradients<>(
                loss,
                Named.<T>none()
                        .with("hidden.weight", hidden.dWeight())
                        .with("hidden.bias", hidden.dBias())
                        .with("out.weight", out.dWeight())
                        .with("out.bias", out.dBias()));
    }

    /** On other points, and without dropout. */
    Validation.Score validate(Named<T> p) {
        LabelledData points = points(2);
        T x = backend.of(points.x());
        T a = dense.forward(x, p.get("hidden.weight"), p.get("hidden.bias"));
        T h = tanh.forward(a);
        T logits = dense.forward(h, p.get("out.weight"), p.get("out.bias"));
        Validation.Score score = new Validation.Score(
                entropy.forward(logits, points.labels()),
                Accuracy.correct(backend.tensor(logits), points.labels()) / 50.0);
        backend.releaseAll(List.of(x, a, h, logits));
        return score;
    }
}
