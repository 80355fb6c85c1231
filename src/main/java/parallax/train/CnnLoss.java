package parallax.train;

import java.util.List;
import java.util.random.RandomGenerator;
import parallax.data.LabelledData;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.nn.cnn.Cnn;
import parallax.nn.cnn.CnnParameters;
import parallax.nn.loss.CrossEntropy;
import parallax.tensor.Arguments;

/**
 * How wrong a {@link Cnn} is about labelled images.
 *
 * @param model   the network
 * @param entropy the loss of its logits
 * @param <T>     the array type of the network's backend
 */
public record CnnLoss<T>(Cnn<T> model, CrossEntropy<T> entropy) implements LossFunction<T, LabelledData> {
    /** Checks that both are there. */
    public CnnLoss {
        Arguments.given("model", model);
        Arguments.given("entropy", entropy);
    }

    @Override
    public LossAndGradients<T> at(Named<T> parameters, LabelledData batch, RandomGenerator random) {
        Backend<T> backend = model.backend();
        CnnParameters<T> p = CnnParameters.of(parameters);
        T x = backend.of(batch.x());
        Cnn.Trace<T> trace = model.forward(x, p);
        double loss = entropy.forward(trace.logits(), batch.labels());
        T dLogits = entropy.backward(trace.logits(), batch.labels(), 1);
        Cnn.Gradients<T> gradients = model.backward(x, p, trace, dLogits);
        model.release(trace);
        backend.releaseAll(List.of(x, dLogits, gradients.dx()));
        return new LossAndGradients<>(loss, gradients.parameters().named());
    }

    /**
     * Returns the mean loss and the accuracy on images.
     *
     * @param parameters Not modified.
     * @param images     Not modified.
     * @param size       how many images are looked at together
     */
    public Validation.Score score(Named<T> parameters, LabelledData images, int size) {
        Backend<T> backend = model.backend();
        double loss = 0;
        int correct = 0;
        for (LabelledData batch : images.batches(size)) {
            T x = backend.of(batch.x());
            Cnn.Trace<T> trace = model.forward(x, CnnParameters.of(parameters));
            loss += entropy.forward(trace.logits(), batch.labels()) * batch.size();
            correct += Accuracy.correct(backend.tensor(trace.logits()), batch.labels());
            model.release(trace);
            backend.release(x);
        }
        return new Validation.Score(loss / images.size(), (double) correct / images.size());
    }
}
