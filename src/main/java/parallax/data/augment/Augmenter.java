package parallax.data.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import parallax.data.Permutations;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * Transformations of a batch one after the other, each with what it leaves to chance:
 *
 * <pre>{@code
 * Augmenter<Tensor> augmenter = Augmenter.naive().rotate(15).shift(2).noise(0.05).mixup(0.2);
 * Augmenter.Batch<Tensor> seen = augmenter.apply(batch.x(), batch.oneHot(), random);
 * }</pre>
 *
 * <p>Written once for both backends; for the same seed both draw the same. Immutable: each method returns another augmenter. What fits
 * digits (no mirror) differs from what fits cats.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public final class Augmenter<T> {
    private final AugmentTwins<T> twins;
    private final List<Step<T>> steps;

    private Augmenter(AugmentTwins<T> twins, List<Step<T>> steps) {
        this.twins = twins;
        this.steps = steps;
    }

    /**
     * Images and what they are.
     *
     * @param x      (N, C, H, W)
     * @param labels (N, K): how much of each class; each row's sum is 1
     */
    public record Batch<T>(T x, T labels) {}

    /** One transformation; returns the very array it was given where it changes none. */
    private interface Step<T> {
        Batch<T> apply(Batch<T> batch, int[] shape, RandomGenerator random);
    }

    /** A transformation that leaves the labels. */
    private interface ImageStep<T> {
        T apply(T x, int[] shape, RandomGenerator random);
    }

    /** Returns the one of the naive twins that changes nothing yet. */
    public static Augmenter<Tensor> naive() {
        return of(AugmentTwins.naive());
    }

    static <T> Augmenter<T> of(AugmentTwins<T> twins) {
        return new Augmenter<>(twins, List.of());
    }

    /** Also mirrors each image left to right with one probability, and upside down with another. */
    public Augmenter<T> flip(double horizontal, double vertical) {
        Draws.requireProbability("horizontal", horizontal);
        Draws.requireProbability("vertical", vertical);
        return image((x, shape, random) -> twins.flip()
                .apply(x, Draws.flips(shape[0], horizontal, random), Draws.flips(shape[0], vertical, random)));
    }

    /** Also shifts each image by up to {@code most} pixels both ways; what comes in is 0. */
    public Augmenter<T> shift(int most) {
        requireNotNegative("most", most);
        return image((x, shape, random) -> twins.crop()
                .apply(
                        x,
                        Draws.places(shape[0], -most, most, random),
                        Draws.places(shape[0], -most, most, random),
                        shape[2],
                        shape[3]));
    }

    /**
     * Also cuts a window out of each image, anywhere in it with {@code padding} pixels of 0 around it.
     *
     * @throws IllegalArgumentException if a window is empty or padding negative; when applied, if the window is larger than the padded image, or
     *                                  that is larger than an int can say
     */
    public Augmenter<T> crop(int height, int width, int padding) {
        ImageSizes.requireWindow(height, width);
        requireNotNegative("padding", padding);
        return image((x, shape, random) -> {
            long lowest = (long) shape[2] + padding - height;
            long rightmost = (long) shape[3] + padding - width;
            if (Math.min(lowest, rightmost) < -padding || Math.max(lowest, rightmost) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a window of " + height + " x " + width + " in an image of "
                        + shape[2] + " x " + shape[3] + " with padding " + padding);
            }
            int[] top = Draws.places(shape[0], -padding, (int) lowest, random);
            int[] left = Draws.places(shape[0], -padding, (int) rightmost, random);
            return twins.crop().apply(x, top, left, height, width);
        });
    }

    /** Also turns each image by up to {@code most} degrees either way. */
    public Augmenter<T> rotate(double most) {
        Draws.requireAngle(most);
        return image((x, shape, random) -> twins.rotate().apply(x, Draws.angles(shape[0], most, random)));
    }

    /** Also adds noise with standard deviation {@code sigma}. */
    public Augmenter<T> noise(double sigma) {
        NoiseChecks.requireSigma(sigma);
        return image((x, shape, random) -> twins.noise().apply(x, sigma, random));
    }

    /** Also mixes each image and its label with another's, λ ~ Beta(alpha, alpha). */
    public Augmenter<T> mixup(double alpha) {
        Draws.requirePositive("alpha", alpha);
        return step((batch, shape, random) -> {
            double lambda = Draws.beta(alpha, alpha, random);
            int[] partner = Permutations.random(shape[0], random);
            return new Batch<>(
                    twins.mixup().apply(batch.x(), lambda, partner),
                    twins.mixup().apply(batch.labels(), lambda, partner));
        });
    }

    /** Also replaces a box of each image by another's, λ ~ Beta(alpha, alpha), and mixes the labels by area. */
    public Augmenter<T> cutmix(double alpha) {
        Draws.requirePositive("alpha", alpha);
        return step((batch, shape, random) -> {
            Box box = Draws.box(shape[2], shape[3], Draws.beta(alpha, alpha, random), random);
            int[] partner = Permutations.random(shape[0], random);
            return new Batch<>(
                    twins.cutmix().apply(batch.x(), box, partner),
                    twins.mixup().apply(batch.labels(), box.keptShare(shape[2], shape[3]), partner));
        });
    }

    /**
     * Returns what comes of a batch.
     *
     * @param x      (N, C, H, W). Not modified.
     * @param labels (N, K), e.g. one-hot. Not modified.
     * @param random where all chance comes from
     * @return new arrays, or those given where nothing changes them
     * @throws IllegalArgumentException if x and labels are not as many; the message has both numbers
     */
    public Batch<T> apply(T x, T labels, RandomGenerator random) {
        Arguments.given("random", random);
        int[] shape = twins.backend().given("x", x);
        ShapeChecks.requireAxes("x", "(N, C, H, W)", shape);
        int[] classes = twins.backend().given("labels", labels);
        ShapeChecks.requireAxes("labels", "(N, K)", classes);
        if (shape[0] != classes[0]) {
            throw new IllegalArgumentException("x has " + shape[0] + " images, labels has " + classes[0] + " rows");
        }
        Batch<T> now = new Batch<>(x, labels);
        for (Step<T> step : steps) {
            Batch<T> next = step.apply(now, twins.backend().shape(now.x()), random);
            release(now.x(), next.x(), x);
            release(now.labels(), next.labels(), labels);
            now = next;
        }
        return now;
    }

    private void release(T old, T next, T callers) {
        if (old != next && old != callers) {
            twins.release().accept(old);
        }
    }

    private Augmenter<T> image(ImageStep<T> step) {
        return step((batch, shape, random) -> new Batch<>(step.apply(batch.x(), shape, random), batch.labels()));
    }

    private Augmenter<T> step(Step<T> step) {
        List<Step<T>> more = new ArrayList<>(steps);
        more.add(step);
        return new Augmenter<>(twins, List.copyOf(more));
    }

    private static void requireNotNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be at least 0, is " + value);
        }
    }

    @Override
    public String toString() {
        return "Augmenter of " + steps.size() + (steps.size() == 1 ? " step" : " steps");
    }
}
