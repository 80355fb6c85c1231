package parallax.exercise.conv;

import java.util.Optional;
import parallax.check.Tolerance;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Fault;
import parallax.exercise.diagnosis.Judge;
import parallax.exercise.diagnosis.Numbers;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** A kernel of the learner's own that finds vertical edges; judged by what it answers, not by its entries. */
public final class EdgeKernelExercise {
    private static final int SIDE = 10;
    private static final int LARGEST = 5;

    /** The exercise. */
    public static final Exercise<EdgeKernel> EXERCISE = Exercise.named("edgeKernel", EdgeKernel.class)
            .call("answer", (f, in) -> answer(f.kernel(), in.tensor("image")))
            .reference(() -> Tensor.matrix(new double[] {-1, 0, 1}, new double[] {-2, 0, 2}, new double[] {-1, 0, 1}))
            .judge(new Silence())
            .cases(Sizes.of("flat=0 horizontal=0 vertical=0"), EdgeKernelExercise::image)
            .undrawn()
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

    private static boolean fits(Tensor kernel) {
        return kernel.rank() == 2 && kernel.length() > 0 && kernel.size(0) <= LARGEST && kernel.size(1) <= LARGEST;
    }

    private static Answer answer(Tensor kernel, Tensor image) {
        if (kernel == null || !fits(kernel)) {
            return new Answer(kernel, 0);
        }
        if (!Double.isFinite(kernel.sum())) {
            return new Answer(kernel, Double.NaN);
        }
        Tensor y = new NaiveConv2d(Window.unit())
                .forward(CorrelateExercise.image(image), CorrelateExercise.image(kernel), null);
        double loudest = 0;
        for (double v : y.data()) {
            loudest = Math.abs(v) > Math.abs(loudest) ? v : loudest;
        }
        double weight = kernel.map(Math::abs).sum();
        // a kernel of thirds does not sum to exactly 0
        return new Answer(kernel, Tolerance.FLOAT.share(loudest, 0, weight) <= 1 ? 0 : loudest);
    }

    /** What a kernel answers to a picture: the largest entry of the answer, 0 if the kernel is silent. */
    private record Answer(Tensor kernel, double loudest) {}

    /** Judges whether a kernel is silent where it should be, and only there. */
    private static final class Silence implements Judge {
        @Override
        public Optional<Fault> fault(String result, Object yours, Object expected, Case in) {
            Answer answer = (Answer) yours;
            if (answer.kernel == null) {
                return fault(Fault.Kind.NOTHING, "your code returned null. Does it end by returning the kernel?");
            }
            if (!fits(answer.kernel)) {
                return fault(
                        Fault.Kind.SHAPE,
                        "the kernel has shape " + Shapes.text(answer.kernel.shape()) + ", expected two axes of 1 to "
                                + LARGEST + " entries, such as (3, 3)");
            }
            if (!Double.isFinite(answer.loudest)) {
                return fault(Fault.Kind.NOT_FINITE, "an entry of the kernel is NaN or infinite");
            }
            if (same(yours, expected)) {
                return Optional.empty();
            }
            return fault(
                    Fault.Kind.VALUE,
                    answer.loudest == 0
                            ? "your kernel answers 0 everywhere, also on the edge"
                            : "your kernel answers " + Numbers.text(answer.loudest)
                                    + " where it should answer 0 everywhere");
        }

        @Override
        public boolean same(Object a, Object b) {
            Answer s = (Answer) a;
            Answer t = (Answer) b;
            return usable(s) == usable(t) && (s.loudest == 0) == (t.loudest == 0);
        }

        private static boolean usable(Answer answer) {
            return answer.kernel != null && fits(answer.kernel) && Double.isFinite(answer.loudest);
        }

        private static Optional<Fault> fault(Fault.Kind kind, String message) {
            return Optional.of(new Fault(kind, message));
        }
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface EdgeKernel {
        /** Returns a kernel (Kh, Kw). */
        Tensor kernel();
    }
}
