package parallax.nn.conv;

import static parallax.nn.conv.Nd4jConvLayout.pixels;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import parallax.nn.Nd4jProducts;
import parallax.nn.Nd4jRanges;
import parallax.nn.Nd4jScratch;

/**
 * Convolution of images of few channels, FLOAT, stride 1: a network's first. Both gradients are a product of matrices each.
 *
 * <pre>dw = seen · dy,  dseen = w · dyᵀ</pre>
 *
 * where w is the matrix (Kh·Kw·C, O) and seen the matrix (Kh·Kw·C, N·H'·W') of what each tap sees of each channel from each output. oneDNN's
 * gradients take as long for 1 channel as for 8; the products, and the loops of Java between images and seen, take a half of that or less.
 * So large a matrix is made of some images at a time.
 *
 * @param other the way of forward
 */
record Nd4jConv2dColumns(Window window, Nd4jConv2dWay other) implements Nd4jConv2dWay {
    /** Those of a coloured image. */
    private static final int MOST_CHANNELS = 3;

    /** Entries of seen. Measured: with fewer, starting the products costs more than a cache gains. */
    private static final long ENTRIES = 1 << 20;

    /** Entries of seen that one image alone may have; a larger image goes the other way, which needs no such memory. */
    private static final long MOST_ENTRIES = 1 << 24;

    /** Returns whether images can be convolved so, and are faster so. */
    static boolean suits(Window window, Conv2dSizes z) {
        Window strideOne =
                Window.unit().padding(window.rows().padding(), window.columns().padding());
        long entries = (long) z.kernelHeight() * z.kernelWidth() * z.groupIn() * z.outHeight() * z.outWidth();
        return z.groupIn() <= MOST_CHANNELS && window.equals(strideOne) && entries <= MOST_ENTRIES;
    }

    @Override
    public void forward(INDArray x, INDArray weight, INDArray bias, INDArray y) {
        other.forward(x, weight, bias, y);
    }

    @Override
    public void inputGradient(INDArray weight, INDArray dy, INDArray dx) {
        each(dx, weight, dy, (dSeen, first, images) -> {
            // of  y = seenᵀ · w
            Nd4jProducts.multiplyTransposed(matrix(weight), pixels(images), dSeen, 1);
            Nd4jRanges.each(images.size(0), dSeen.length() / images.size(0), (from, to) -> {
                Nd4jPlanes planes = planes(dx, weight);
                for (long n = from; n < to; n++) {
                    planes.clear();
                    planes.add(dSeen, n);
                    planes.write(dx, first + n);
                }
            });
        });
    }

    @Override
    public void weightGradient(INDArray x, INDArray dy, INDArray dWeight) {
        dWeight.assign(0);
        each(x, dWeight, dy, (seen, first, images) -> {
            Nd4jRanges.each(images.size(0), seen.length() / images.size(0), (from, to) -> {
                Nd4jPlanes planes = planes(x, dWeight);
                for (long n = from; n < to; n++) {
                    planes.read(x, first + n);
                    planes.see(seen, n);
                }
            });
            // of  y = seenᵀ · w
            Nd4jProducts.addProduct(seen, pixels(images), matrix(dWeight));
        });
    }

    /** Some images: the matrix of what is seen of them, the number of the first, and their part of dy. */
    @FunctionalInterface
    private interface Images {
        void run(INDArray seen, long first, INDArray dy);
    }

    private static void each(INDArray x, INDArray weight, INDArray dy, Images work) {
        long taps = matrix(weight).rows();
        long outputs = dy.size(1) * dy.size(2);
        long most = Math.max(1, Math.min(x.size(0), ENTRIES / (taps * outputs)));
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray room = scratch.keep(Nd4j.createUninitialized(DataType.FLOAT, most * outputs * taps));
            for (long first = 0; first < x.size(0); first += most) {
                long end = Math.min(first + most, x.size(0));
                long columns = (end - first) * outputs;
                work.run(
                        room.get(NDArrayIndex.interval(0, taps * columns)).reshape(taps, columns),
                        first,
                        dy.get(NDArrayIndex.interval(first, end)));
            }
        }
    }

    private Nd4jPlanes planes(INDArray x, INDArray weight) {
        return new Nd4jPlanes(window, x, (int) weight.size(0), (int) weight.size(1));
    }

    // (Kh, Kw, C, O) as (Kh·Kw·C, O)
    private static INDArray matrix(INDArray weight) {
        return weight.reshape(weight.length() / weight.size(3), weight.size(3));
    }
}
