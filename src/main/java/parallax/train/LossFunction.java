package parallax.train;

import java.util.random.RandomGenerator;
import parallax.nn.Named;

/**
 * What is to become small: a model and its loss, as a function of the parameters and a batch.
 *
 * @param <T> the array type of a backend
 * @param <B> what a batch is
 */
@FunctionalInterface
public interface LossFunction<T, B> {
    /**
     * Returns the loss on a batch, and its gradients.
     *
     * @param parameters Not modified.
     * @param batch      Not modified.
     * @param random     of this step alone, for dropout and augmentation: the same in every run with the same seed
     */
    LossAndGradients<T> at(Named<T> parameters, B batch, RandomGenerator random);

    /**
     * A loss and its gradients.
     *
     * @param loss      L, the mean over the batch
     * @param gradients ∂L/∂parameter for every parameter, under its name; new arrays, which the receiver frees
     */
    record LossAndGradients<T>(double loss, Named<T> gradients) {}
}
