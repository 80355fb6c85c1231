package parallax.nn.conv;

import static parallax.nn.conv.Nd4jConvLayout.pixels;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jFloats;
import parallax.nn.Nd4jRanges;
import parallax.nn.Nd4jScratch;

/**
 * Depthwise convolution, one output channel per input channel, FLOAT, stride 1. Both gradients are convolutions of the channels, each on its own:
 *
 * <pre>
 * dx[n,h,w,c] = Σ(p,q) dy[n, h+m−p, w+m−q, c] · weight[p,q,c]
 * dw[p,q,c]   = Σ(n,h,w) x[n, h+p−m, w+q−m, c] · dy[n,h,w,c]
 * </pre>
 *
 * where m is the padding. ND4J's gradient takes up to 10 times as long as its forward. dx is a forward convolution itself: of dy, by the kernel turned
 * by half a turn, with the padding k − 1 − m. dw is summed in loops of Java, see {@link Nd4jDepthwiseRows}. Measured on 16 images of 28x28 with 64
 * channels, the two together take two thirds of ND4J's time with 3x3 taps, and a sixth with 5x5; on small images, about the same.
 *
 * @param other the way of forward
 */
record Nd4jConv2dDepthwise(Window window, Nd4jConv2dWay other) implements Nd4jConv2dWay {
    /** Returns whether images can be convolved so: also, a convolution back has no padding that it would have to cut off. */
    static boolean suits(Window window, Conv2dSizes z) {
        Window strideOne = Window.unit()
                .padding(window.rows().padding(), window.columns().padding())
                .groups(window.groups());
        return z.groupIn() == 1
                && z.groupOut() == 1
                && window.groups() > 1
                && window.equals(strideOne)
                && window.rows().padding() < z.kernelHeight()
                && window.columns().padding() < z.kernelWidth()
                && Nd4jDepthwiseRows.fit(z);
    }

    @Override
    public void forward(INDArray x, INDArray weight, INDArray bias, INDArray y) {
        other.forward(x, weight, bias, y);
    }

    @Override
    public void inputGradient(INDArray weight, INDArray dy, INDArray dx) {
        Window back = window.padding(rest(weight, 0, window.rows()), rest(weight, 1, window.columns()));
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray turned = scratch.like(weight);
            turn(weight, turned);
            new Nd4jConv2dOps(back, true).forward(dy, turned, null, dx);
        }
    }

    @Override
    public void weightGradient(INDArray x, INDArray dy, INDArray dWeight) {
        long strips = Nd4jDepthwiseRows.strips(dy);
        long items = dy.size(0) * strips;
        long products = dy.length() * dWeight.size(0) * dWeight.size(1);
        float[] sum = Nd4jRanges.collect(items, products / items, (from, to) -> {
                    Nd4jDepthwiseRows rows = new Nd4jDepthwiseRows(window, x, dy, dWeight);
                    for (long k = from; k < to; k++) {
                        rows.read(k / strips, k % strips, strips);
                        rows.add();
                    }
                    return rows.sums();
                })
                .stream()
                .reduce(Nd4jConv2dDepthwise::plus)
                .orElseThrow();
        new Nd4jFloats(dWeight).write(0, sum, sum.length);
    }

    private static float[] plus(float[] a, float[] b) {
        for (int k = 0; k < a.length; k++) {
            a[k] += b[k];
        }
        return a;
    }

    // k − 1 − m
    private static int rest(INDArray weight, int dimension, Window.Axis axis) {
        return (int) weight.size(dimension) - 1 - axis.padding();
    }

    // By half a turn: the taps in reverse order.
    private static void turn(INDArray weight, INDArray turned) {
        INDArray taps = pixels(weight);
        float[] tap = new float[taps.columns()];
        Nd4jFloats in = new Nd4jFloats(weight);
        Nd4jFloats out = new Nd4jFloats(turned);
        for (int t = 0; t < taps.rows(); t++) {
            in.read((long) t * tap.length, tap, tap.length);
            out.write((long) (taps.rows() - 1 - t) * tap.length, tap, tap.length);
        }
    }
}
