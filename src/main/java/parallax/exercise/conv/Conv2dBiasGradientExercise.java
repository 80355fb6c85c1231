package parallax.exercise.conv;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntUnaryOperator;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The gradient of a convolution's bias. */
public final class Conv2dBiasGradientExercise {
    private static final Decision<IntUnaryOperator> FIRST_IMAGE = Decision.of("first image", n -> 0);
    private static final Decision<IntUnaryOperator> IMAGES_END = Decision.of("end of the images", n -> n);
    private static final Decision<IntUnaryOperator> ROWS_END = Decision.of("end of the rows", h -> h);
    private static final Decision<IntUnaryOperator> COLUMNS_END = Decision.of("end of the columns", w -> w);
    private static final Decision<DoubleBinaryOperator> ADD = Decision.of("addition", Double::sum);
    private static final Decision<DoubleBinaryOperator> START = Decision.of("start", (before, images) -> 0);
    private static final Decision<Share> SHARE = Decision.of("share", dy -> 1);

    /** The exercise. */
    public static final Exercise<BiasGradient> EXERCISE = Exercise.named("conv2dBiasGradient", BiasGradient.class)
            .call("dBias", (f, in) -> f.apply(in.tensor("dy")))
            .reference(algorithm(Choices.right()))
            .cases(Sizes.of("N=1 O=1 H=1 W=1"), Conv2dBiasGradientExercise::in)
            .labels(Map.of("N", "images", "O", "output channels", "H", "height of dy", "W", "width of dy"))
            .probe("one image, one channel", "H=2 W=3")
            .probe("three channels", "O=3 H=2 W=4")
            .probe("two images", "N=2 H=3 W=2")
            .probe("two images, three channels", "N=2 O=3 H=4 W=5")
            .probe("five images of one cell", "N=5 O=2")
            .mistakes(Conv2dBiasGradientExercise::algorithm, mistakes())
            .wrong(
                    "sum-of-everything",
                    dy -> Tensor.zeros(dy.size(1)).map(v -> dy.sum()),
                    "Each of your entries is the sum of all of dy",
                    "b[o] was added in channel o only: which entries of dy belong to it?")
            .wrong(
                    "per-image",
                    Conv2dBiasGradientExercise::perImage,
                    "Your output has one entry for each image",
                    "how many entries has the bias: one for each image, or one for each output channel?")
            .wrong(
                    "images-kept-apart",
                    Conv2dBiasGradientExercise::imagesKeptApart,
                    "Your output has a row for each image",
                    "one b[o] serves all images: what becomes of their shares?")
            .wrong(
                    "corner-only",
                    Conv2dBiasGradientExercise::cornerOnly,
                    "Your output has the top left entry of each channel alone",
                    "b[o] was added at every place of channel o: do your loops visit them all?")
            .right("reading the flat data", Conv2dBiasGradientExercise::flat)
            .right("in float, channel by channel", Conv2dBiasGradientExercise::inFloat)
            .hints(
                    "In the forward pass, to which entries of y is b[o] added?",
                    "If b[o] grows by a little, each of those entries grows by as much. Each of them has an entry of dy.",
                    "Four loops over dy, and one line in them that adds to entry o.")
            .build();

    private Conv2dBiasGradientExercise() {}

    private static BiasGradient algorithm(Choices choices) {
        return dy -> {
            Tensor db = Tensor.zeros(dy.size(1));
            int firstImage = choices.of(FIRST_IMAGE).applyAsInt(dy.size(0));
            int imagesEnd = choices.of(IMAGES_END).applyAsInt(dy.size(0));
            double sum = 0;
            for (int o = 0; o < dy.size(1); o++) {
                sum = choices.of(START).applyAsDouble(sum, imagesEnd);
                for (int n = firstImage; n < imagesEnd; n++)
                    for (int i = 0; i < choices.of(ROWS_END).applyAsInt(dy.size(2)); i++)
                        for (int j = 0; j < choices.of(COLUMNS_END).applyAsInt(dy.size(3)); j++) {
                            sum = choices.of(ADD).applyAsDouble(sum, dy.get(n, o, i, j));
                        }
                db.set(sum * choices.of(SHARE).of(dy), o);
            }
            return db;
        };
    }

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "mean-over-images",
                        SHARE.as(dy -> 1.0 / dy.size(0)),
                        "Your output is divided by the number of images",
                        "the loss's own mean, if it has one, is already in dy: is there another to take here?"),
                new Mistake(
                        "mean-over-places",
                        SHARE.as(dy -> 1.0 / (dy.size(2) * dy.size(3))),
                        "Your output is a mean over the places of each image",
                        "b[o] is added at each place in full: should its gradient be a mean of their shares, or their sum?"),
                new Mistake(
                        "mean-over-all",
                        SHARE.as(dy -> 1.0 / (dy.size(0) * dy.size(2) * dy.size(3))),
                        "Your output is a mean over all images and places",
                        "b[o] is added at each place in full: should its gradient be a mean of their shares, or their sum?"),
                new Mistake(
                        "first-image-only",
                        IMAGES_END.as(n -> 1),
                        "Your output is the gradient of the first image alone",
                        "one b[o] serves every image: does your loop see them all?"),
                new Mistake(
                        "last-image-only",
                        FIRST_IMAGE.as(n -> n - 1),
                        "Your output is the gradient of the last image alone",
                        "one b[o] serves every image: does something start anew for each of them?"),
                new Mistake(
                        "overwritten",
                        ADD.as((sum, g) -> g),
                        "Each of your entries is the last entry of dy in its channel",
                        "does each place add to what is there, or take its place?"),
                new Mistake(
                        "sum-not-reset",
                        START.as((before, images) -> before),
                        "Your entries keep growing: each contains those before it",
                        "where does the sum for the next channel start?"),
                new Mistake(
                        "whole-numbers",
                        ADD.as((sum, g) -> (int) (sum + g)),
                        "Your sums lose what stands behind the decimal point",
                        "which type has the variable you add up in?"),
                new Mistake(
                        "sign",
                        SHARE.as(dy -> -1),
                        "Your output has the wrong sign",
                        "if b[o] grows, does y grow or shrink?"),
                new Mistake(
                        "last-row-missed",
                        ROWS_END.as(h -> h - 1),
                        "The last row of dy is missing in your sums",
                        "at which row does your loop stop?"),
                new Mistake(
                        "last-column-missed",
                        COLUMNS_END.as(w -> w - 1),
                        "The last column of dy is missing in your sums",
                        "at which column does your loop stop?"));
    }

    private static Case in(Sizes z) {
        return Case.empty().with("dy", Entries.halves(1, z.get("N"), z.get("O"), z.get("H"), z.get("W")));
    }

    private static Tensor perImage(Tensor dy) {
        Tensor db = Tensor.zeros(dy.size(0));
        int size = dy.length() / dy.size(0);
        for (int k = 0; k < dy.length(); k++) {
            db.add(dy.data()[k], k / size);
        }
        return db;
    }

    private static Tensor imagesKeptApart(Tensor dy) {
        Tensor db = Tensor.zeros(dy.size(0), dy.size(1));
        int size = dy.size(2) * dy.size(3);
        for (int k = 0; k < dy.length(); k++) {
            db.data()[k / size] += dy.data()[k];
        }
        return db;
    }

    private static Tensor cornerOnly(Tensor dy) {
        Tensor db = Tensor.zeros(dy.size(1));
        for (int n = 0; n < dy.size(0); n++)
            for (int o = 0; o < dy.size(1); o++) {
                db.add(dy.get(n, o, 0, 0), o);
            }
        return db;
    }

    private static Tensor flat(Tensor dy) {
        Tensor db = Tensor.zeros(dy.size(1));
        int size = dy.size(2) * dy.size(3);
        for (int k = 0; k < dy.length(); k++) {
            db.data()[k / size % dy.size(1)] += dy.data()[k];
        }
        return db;
    }

    private static Tensor inFloat(Tensor dy) {
        Tensor db = Tensor.zeros(dy.size(1));
        for (int o = 0; o < dy.size(1); o++) {
            float sum = 0;
            for (int j = dy.size(3) - 1; j >= 0; j--)
                for (int i = 0; i < dy.size(2); i++)
                    for (int n = 0; n < dy.size(0); n++) {
                        sum += (float) dy.get(n, o, i, j);
                    }
            db.set(sum, o);
        }
        return db;
    }

    /** What a sum is multiplied by at the end. */
    private interface Share {
        double of(Tensor dy);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface BiasGradient {
        /**
         * Returns dBias (O).
         *
         * @param dy (N, O, H', W'), the gradient of y. Not modified.
         */
        Tensor apply(Tensor dy);
    }
}
