package parallax.data.augment;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.ShapeChecks;

/**
 * The ND4J twin of {@link Crop}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>What image and window share is a run of each row, found once per image and moved whole, in a Java array: a slice by ND4J for each image costs
 * more than its pixels. The array it returns is the caller's to close.
 */
public record Nd4jCrop() implements Crop<INDArray> {
    @Override
    public INDArray apply(INDArray x, int[] top, int[] left, int height, int width) {
        ImageSizes s = ImageSizes.of(Nd4jBackend.of("x", x), x);
        s.requireEach("top", top).requireEach("left", left);
        ImageSizes.requireWindow(height, width);
        ShapeChecks.requireHeld("the output", new int[] {s.images(), s.channels(), height, width});
        double[] from = Nd4jPixels.read(x);
        double[] to = new double[s.images() * s.channels() * height * width];
        for (int n = 0; n < s.images(); n++) {
            // The window's rows and columns that are the image's too; ends are exclusive.
            long firstRow = Math.max(0, -(long) top[n]);
            long endRow = Math.min(height, (long) s.height() - top[n]);
            long first = Math.max(0, -(long) left[n]);
            long end = Math.min(width, (long) s.width() - left[n]);
            if (first >= end) {
                continue;
            }
            for (int plane = n * s.channels(); plane < (n + 1) * s.channels(); plane++) {
                for (long i = firstRow; i < endRow; i++) {
                    long source = (plane * (long) s.height() + i + top[n]) * s.width() + first + left[n];
                    long target = (plane * (long) height + i) * width + first;
                    System.arraycopy(from, (int) source, to, (int) target, (int) (end - first));
                }
            }
        }
        return Nd4jPixels.write(to, x, s.images(), s.channels(), height, width);
    }
}
