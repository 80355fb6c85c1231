package parallax.check;

import java.util.random.RandomGenerator;
import parallax.nn.conv.Window;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** A window with arrays that fit it, drawn so that whatever can go wrong with sizes is likely to. */
record RandomConv2d(Window window, Tensor x, Tensor weight, Tensor bias) {
    static RandomConv2d draw(RandomGenerator random) {
        int groups = random.nextBoolean() ? 1 : random.nextInt(1, 4);
        Window window = Window.unit()
                .stride(random.nextInt(1, 5), random.nextInt(1, 5))
                .padding(random.nextInt(4), random.nextInt(4))
                .dilation(dilation(random), dilation(random))
                .groups(groups);
        int kernelHeight = random.nextInt(1, 5);
        int kernelWidth = random.nextInt(1, 5);
        int groupIn = random.nextInt(1, 4);
        int out = groups * random.nextInt(1, 4);
        Tensor x = Tensor.randn(
                random,
                random.nextInt(1, 4),
                groups * groupIn,
                size(random, window.rows(), kernelHeight),
                size(random, window.columns(), kernelWidth));
        Tensor weight = Tensor.randn(random, out, groupIn, kernelHeight, kernelWidth);
        return new RandomConv2d(window, x, weight, random.nextInt(4) == 0 ? null : Tensor.randn(random, out));
    }

    private static int dilation(RandomGenerator random) {
        return random.nextBoolean() ? 1 : random.nextInt(1, 4);
    }

    // From where the kernel just fits: a single output, then remainders.
    private static int size(RandomGenerator random, Window.Axis axis, int kernel) {
        return Math.max(1, axis.span(kernel) - 2 * axis.padding()) + random.nextInt(6);
    }

    @Override
    public String toString() {
        return "x " + Shapes.text(x.shape()) + ", weight " + Shapes.text(weight.shape())
                + (bias == null ? ", no bias, " : ", ") + window;
    }
}
