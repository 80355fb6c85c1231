package parallax.data.augment;

import java.util.function.Consumer;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/**
 * One backend's transformations.
 *
 * @param backend of the arrays
 * @param release frees an array that is needed no more, where that must be said
 */
record AugmentTwins<T>(
        Backend<T> backend,
        Flip<T> flip,
        Crop<T> crop,
        Rotate<T> rotate,
        Noise<T> noise,
        Mixup<T> mixup,
        Cutmix<T> cutmix,
        Consumer<T> release) {
    static AugmentTwins<Tensor> naive() {
        return new AugmentTwins<>(
                new NaiveBackend(),
                new NaiveFlip(),
                new NaiveCrop(),
                new NaiveRotate(),
                new NaiveNoise(),
                new NaiveMixup(),
                new NaiveCutmix(),
                t -> {});
    }
}
