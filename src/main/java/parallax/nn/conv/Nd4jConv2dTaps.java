package parallax.nn.conv;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static parallax.nn.conv.Nd4jConvLayout.pixels;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jScratch;

/**
 * Convolution as a sum over the kernel's taps of one matrix product each, for one group.
 *
 * <pre>y = b + Σ(p,q) x[p,q] · w[p,q]</pre>
 *
 * where w[p,q] is the matrix (C, O) of the tap (p, q), and x[p,q] the matrix (N·H'·W', C) of what that tap sees from each
 * output: x shifted by the tap, strided, 0 where the tap lies in the padding. One x[p,q] at a time is copied out, so a
 * large kernel or dilation costs time but no memory, and padding costs neither.
 */
record Nd4jConv2dTaps(Window.Axis rows, Window.Axis columns) implements Nd4jConv2dWay {
    @Override
    public void forward(INDArray x, INDArray weight, INDArray bias, INDArray y) {
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray yRows = pixels(y);
            if (bias == null) {
                y.assign(0);
            } else {
                INDArray ones = scratch.ones(x.dataType(), yRows.rows(), 1);
                Nd4j.matmul(ones, bias.reshape(1, bias.length()), yRows);
            }
            INDArray seen = scratch.zeros(x.dataType(), y.size(0), y.size(1), y.size(2), x.size(3));
            for (int p = 0; p < weight.size(0); p++)
                for (int q = 0; q < weight.size(1); q++) {
                    Rectangle inside = inside(p, q, x, y);
                    if (inside.any()) {
                        see(inside, x, seen);
                        Nd4jProducts.addProduct(pixels(seen), weight.slice(p).slice(q), yRows);
                    }
                }
        }
    }

    @Override
    public void inputGradient(INDArray weight, INDArray dy, INDArray dx) {
        dx.assign(0);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray seen = scratch.zeros(dx.dataType(), dy.size(0), dy.size(1), dy.size(2), dx.size(3));
            for (int p = 0; p < weight.size(0); p++)
                for (int q = 0; q < weight.size(1); q++) {
                    Rectangle inside = inside(p, q, dx, dy);
                    if (inside.any()) {
                        // of  y += x[p,q] · w[p,q],  on a copy: ND4J adds to a strided view 10 times slower than it
                        // copies one
                        see(inside, dx, seen);
                        Nd4jProducts.addProductTransposed(
                                pixels(dy), weight.slice(p).slice(q), pixels(seen));
                        inside.ofImage(dx).assign(inside.ofOutput(seen));
                    }
                }
        }
    }

    @Override
    public void weightGradient(INDArray x, INDArray dy, INDArray dWeight) {
        dWeight.assign(0);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray seen = scratch.zeros(x.dataType(), dy.size(0), dy.size(1), dy.size(2), x.size(3));
            for (int p = 0; p < dWeight.size(0); p++)
                for (int q = 0; q < dWeight.size(1); q++) {
                    Rectangle inside = inside(p, q, x, dy);
                    if (inside.any()) {
                        // of  y += x[p,q] · w[p,q]
                        see(inside, x, seen);
                        Nd4j.matmul(pixels(seen), pixels(dy), dWeight.slice(p).slice(q), true, false, false);
                    }
                }
        }
    }

    private static void see(Rectangle inside, INDArray image, INDArray seen) {
        if (!inside.whole()) {
            seen.assign(0);
        }
        inside.ofOutput(seen).assign(inside.ofImage(image));
    }

    private Rectangle inside(int p, int q, INDArray x, INDArray y) {
        return new Rectangle(
                Run.of(rows, p, (int) x.size(1), (int) y.size(1)),
                Run.of(columns, q, (int) x.size(2), (int) y.size(2)));
    }

    /** The outputs whose tap lies inside the image, and the inputs it sees from them. */
    private record Rectangle(Run rows, Run columns) {
        boolean any() {
            return rows.count > 0 && columns.count > 0;
        }

        boolean whole() {
            return rows.whole && columns.whole;
        }

        INDArray ofOutput(INDArray y) {
            return y.get(all(), rows.ofOutput(), columns.ofOutput(), all());
        }

        INDArray ofImage(INDArray x) {
            return x.get(all(), rows.ofImage(), columns.ofImage(), all());
        }
    }

    /** One axis of it: {@code count} outputs from {@code output}, and inputs from {@code input}, {@code stride} apart. */
    private record Run(int output, int input, int stride, int count, boolean whole) {
        static Run of(Window.Axis axis, int tap, int inputs, int outputs) {
            int first = axis.firstInside(tap);
            int count = axis.endInside(tap, inputs, outputs) - first;
            long input = (long) first * axis.stride() + (long) tap * axis.dilation() - axis.padding();
            return new Run(first, (int) input, axis.stride(), count, count == outputs);
        }

        INDArrayIndex ofOutput() {
            return interval(output, output + count);
        }

        // An interval of one entry is given no stride: ND4J multiplies its end by it.
        INDArrayIndex ofImage() {
            return count == 1 ? interval(input, input + 1) : interval(input, stride, input + (count - 1L) * stride + 1);
        }
    }
}
