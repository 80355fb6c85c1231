package parallax.exercise.conv;

import java.util.Optional;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Fault;
import parallax.exercise.diagnosis.Judge;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** A kernel of the learner's own that finds vertical edges; judged by what it answers, not by its entries. */
public final class EdgeKernelExercise {
    private static final int SIDE = 10;
    private static final int LARGEST = 5;

    /** An answer this small beside the kernel's own entries is rounding: kernels such as 1/3 do not sum to exactly 0. */
    private static final double SILENT = 1e-6;

    /** The exercise. */
    public static final Exercise<EdgeKernel> EXERCISE = Exercise.named("edgeKernel", EdgeKernel.class)
            .call("answer", (f, in) -> Answer.of(f.kernel(), in.tensor("image")))
            .reference(() -> Tensor.matrix(new double[] {-1, 0, 1}, new double[] {-2, 0, 2}, new double[] {-1, 0, 1}))
            .judge(new Silence())
            .cases(Sizes.of("flat=0 horizontal=0 vertical=0"), EdgeKernelExercise::image)
            .probe("a flat area", "flat=1")
            .probe("a horizontal edge", "horizontal=1")
            .probe("a vertical edge", "vertical=1")
            .wrong(
                    "turned",
                    () -> Tensor.matrix(new double[] {-1, -2, -1}, new double[] {0, 0, 0}, new double[] {1, 2, 1}),
                    "Your kernel finds horizontal edges and no vertical ones",
                    "along which direction do its entries change sign, and along which does a vertical edge change?")
            .wrong(
                    "both-directions",
                    () -> Tensor.matrix(new double[] {0, 1, 0}, new double[] {1, -4, 1}, new double[] {0, 1, 0}),
                    "Your kernel finds edges of both directions",
                    "on a horizontal edge every row of the image is flat: what does each row of your kernel sum to?")
            .wrong(
                    "blur",
                    () -> Tensor.matrix(new double[] {1, 1, 1}, new double[] {1, 1, 1}, new double[] {1, 1, 1}),
                    "Your kernel answers everywhere, even where there is nothing to see",
                    "on a flat area all entries of the image are equal: what must the kernel's entries sum to, so that the answer is 0?")
            .wrong(
                    "silent",
                    () -> Tensor.zeros(3, 3),
                    "Your kernel never answers",
                    "left of a vertical edge the image is dark, right of it bright: which entries of the kernel should weigh against which?")
            .right(
                    "Prewitt",
                    () -> Tensor.matrix(new double[] {1, 0, -1}, new double[] {1, 0, -1}, new double[] {1, 0, -1}))
            .right("two cells", () -> Tensor.matrix(new double[] {-1, 1}))
            .right("two cells, one of them not needed", () -> Tensor.matrix(new double[] {-1, 1}, new double[] {0, 0}))
            .right(
                    "a vertical line's kernel",
                    () -> Tensor.matrix(new double[] {-1, 2, -1}, new double[] {-1, 2, -1}, new double[] {-1, 2, -1}))
            .right("thirds, five high", () -> Tensor.of(new int[] {5, 3}, thirds()))
            .hints(
                    "Along a vertical edge, the numbers change from left to right and stay the same from top to bottom.",
                    "Let the kernel take the left side away from the right side.",
                    "Each row of the kernel has to sum to 0, and not all of its entries may be 0.")
            .build();

    private EdgeKernelExercise() {}

    private static double[] thirds() {
        double[] data = new double[15];
        for (int k = 0; k < data.length; k++) {
            data[k] = (k % 3 - 1) / 3.0;
        }
        return data;
    }

    /** Returns the picture whose size is 1. */
    private static Case image(Sizes z) {
        Tensor image = Tensor.zeros(SIDE, SIDE);
        for (int i = 0; i < SIDE; i++)
            for (int j = 0; j < SIDE; j++) {
                boolean bright = z.get("flat") == 1
                        || (z.get("horizontal") == 1 && i >= SIDE / 2)
                        || (z.get("vertical") == 1 && j >= SIDE / 2);
                image.set(bright ? 1 : 0, i, j);
            }
        return Case.empty().with("image", image);
    }

    /** What a kernel answers to a picture: loud if any entry of the answer is not 0. */
    private record Answer(Tensor kernel, boolean loud, double loudest) {
        static Answer of(Tensor kernel, Tensor image) {
            if (kernel == null) {
                return null;
            }
            boolean fits =
                    kernel.rank() == 2 && kernel.length() > 0 && kernel.size(0) <= LARGEST && kernel.size(1) <= LARGEST;
            if (!fits) {
                throw new IllegalArgumentException("the kernel has shape " + Shapes.text(kernel.shape())
                        + ", it should have two axes of at most " + LARGEST + " entries, such as (3, 3)");
            }
            Tensor y = new NaiveConv2d(Window.unit())
                    .forward(CorrelateExercise.image(image), CorrelateExercise.image(kernel), null);
            double loudest = 0;
            for (double v : y.data()) {
                loudest = Math.abs(v) > Math.abs(loudest) || Double.isNaN(v) ? v : loudest;
            }
            double scale = 0;
            for (double v : kernel.data()) {
                scale += Math.abs(v);
            }
            return new Answer(kernel, !(Math.abs(loudest) <= SILENT * scale), loudest);
        }
    }

    /** Judges whether a kernel is silent where it should be, and only there. */
    private static final class Silence implements Judge {
        @Override
        public Optional<Fault> fault(String result, Object yours, Object expected, Case in) {
            if (!(yours instanceof Answer answer)) {
                return Optional.of(
                        new Fault(Fault.Kind.NOTHING, "your code returned null. Does it end by returning the kernel?"));
            }
            if (Double.isNaN(answer.loudest) || Double.isInfinite(answer.loudest)) {
                return Optional.of(new Fault(Fault.Kind.NOT_FINITE, "an entry of the kernel is NaN or infinite"));
            }
            if (answer.loud == ((Answer) expected).loud) {
                return Optional.empty();
            }
            String text = answer.loud
                    ? "your kernel answers " + answer.loudest + " where it should answer 0 everywhere"
                    : "your kernel answers 0 everywhere, also on the edge";
            return Optional.of(new Fault(Fault.Kind.VALUE, text));
        }

        @Override
        public boolean same(Object a, Object b) {
            return a instanceof Answer s && b instanceof Answer t && s.loud == t.loud;
        }
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface EdgeKernel {
        /** Returns a kernel (Kh, Kw). */
        Tensor kernel();
    }
}
