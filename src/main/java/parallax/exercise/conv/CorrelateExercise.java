package parallax.exercise.conv;

import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** Cross-correlation of one image by one kernel: no stride, no padding, no channels. */
public final class CorrelateExercise {
    /** The exercise. */
    public static final Exercise<Correlate> EXERCISE = Exercise.named("correlate", Correlate.class)
            .call("y", (f, in) -> f.apply(in.tensor("x"), in.tensor("kernel")))
            .reference(CorrelateExercise::naive)
            .cases(Sizes.of("H=1 W=1 Kh=1 Kw=1"), CorrelateExercise::in)
            .labels(Map.of("H", "height", "W", "width", "Kh", "kernel height", "Kw", "kernel width"))
            .probe("kernel of one entry", "H=2 W=3")
            .probe("kernel as large as the image", "H=2 W=2 Kh=2 Kw=2")
            .probe("kernel 2 by 2", "H=4 W=4 Kh=2 Kw=2")
            .probe("image wider than high", "H=4 W=6 Kh=3 Kw=3")
            .probe("kernel wider than high", "H=5 W=7 Kh=2 Kw=4")
            .probe("kernel higher than wide", "H=6 W=5 Kh=3 Kw=1")
            .mistakes(CorrelateExercise::algorithm, ConvMistakes.ofCorrelation())
            .wrong(
                    "size-kept",
                    CorrelateExercise::sizeKept,
                    "Your output is as large as x, with zeros taken for what lies outside",
                    "without padding the whole kernel must lie inside x: in how many rows and columns can it stand?")
            .right("one tap after another", OtherWays::correlateByTaps)
            .right("on the flat data, in float", OtherWays::correlateInFloat)
            .right(
                    "rows of the image laid out as a matrix",
                    (x, kernel) -> plane(OtherWays.byColumns(image(x), image(kernel), Tensor.zeros(1), Window.unit())))
            .hints(
                    "Lay the kernel on the top left corner of x, multiply what lies on each other, and add up: that is y[0,0].",
                    "Two loops over the entries of y, and inside them two over the entries of the kernel. "
                            + "How many rows has y, if the kernel has to stay inside x?",
                    "Under row p of the kernel, when it stands at row i, lies row i + p of x. The sum starts at 0 for each entry of y.")
            .build();

    private CorrelateExercise() {}

    private static Case in(Sizes z) {
        if (z.get("Kh") > z.get("H") || z.get("Kw") > z.get("W")) {
            throw new IllegalArgumentException("the kernel must not be larger than the image: " + z);
        }
        return Case.empty()
                .with("x", Entries.halves(1, z.get("H"), z.get("W")))
                .with("kernel", Entries.halves(2, z.get("Kh"), z.get("Kw")));
    }

    private static Tensor naive(Tensor x, Tensor kernel) {
        return plane(new NaiveConv2d(Window.unit()).forward(image(x), image(kernel), null));
    }

    private static Correlate algorithm(Choices choices) {
        return (x, kernel) -> {
            Tensor image = image(x);
            Tensor w = image(kernel);
            return plane(new ConvLoops(choices, image, w, Window.unit()).forward(image, w, Tensor.zeros(1)));
        };
    }

    private static Tensor sizeKept(Tensor x, Tensor kernel) {
        Tensor y = Tensor.zeros(x.shape());
        for (int i = 0; i < x.size(0); i++)
            for (int j = 0; j < x.size(1); j++)
                for (int p = 0; p < kernel.size(0); p++)
                    for (int q = 0; q < kernel.size(1); q++) {
                        if (i + p < x.size(0) && j + q < x.size(1)) {
                            y.add(x.get(i + p, j + q) * kernel.get(p, q), i, j);
                        }
                    }
        return y;
    }

    /** Returns the plane as one image of one channel. */
    static Tensor image(Tensor plane) {
        return plane.reshape(1, 1, plane.size(0), plane.size(1));
    }

    /** Returns the only plane. */
    static Tensor plane(Tensor image) {
        return image.reshape(image.size(2), image.size(3));
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Correlate {
        /**
         * Returns y (H - Kh + 1, W - Kw + 1).
         *
         * @param x      (H, W). Not modified.
         * @param kernel (Kh, Kw). Not modified.
         */
        Tensor apply(Tensor x, Tensor kernel);
    }
}
