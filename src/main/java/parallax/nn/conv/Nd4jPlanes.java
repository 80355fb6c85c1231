package parallax.nn.conv;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jFloats;

/**
 * The channels of one image of {@link Nd4jConv2dColumns}, a plane each, with the padding around: what a tap sees of a channel is a rectangle of its
 * plane.
 */
final class Nd4jPlanes {
    private final int height;
    private final int width;
    private final int top;
    private final int left;
    private final int paddedWidth;
    private final int kernelWidth;
    private final int outHeight;
    private final int outWidth;
    private final float[][] planes;
    private final float[] image;
    private final float[] seen;

    /** Makes planes of zeros for images of the size of those of x, (N, H, W, C). */
    Nd4jPlanes(Window window, INDArray x, int kernelHeight, int kernelWidth) {
        this.kernelWidth = kernelWidth;
        height = (int) x.size(1);
        width = (int) x.size(2);
        top = window.rows().padding();
        left = window.columns().padding();
        paddedWidth = width + 2 * left;
        outHeight = height + 2 * top - kernelHeight + 1;
        outWidth = paddedWidth - kernelWidth + 1;
        planes = new float[(int) x.size(3)][(height + 2 * top) * paddedWidth];
        image = new float[height * width * planes.length];
        seen = new float[outHeight * outWidth];
    }

    /** Sets all to 0. */
    void clear() {
        for (float[] plane : planes) {
            Arrays.fill(plane, 0);
        }
    }

    /** Reads image n of x. */
    void read(INDArray x, long n) {
        new Nd4jFloats(x).read(n * image.length, image, image.length);
        for (int c = 0; c < planes.length; c++)
            for (int h = 0; h < height; h++) {
                int start = (h + top) * paddedWidth + left;
                for (int w = 0; w < width; w++) {
                    planes[c][start + w] = image[(h * width + w) * planes.length + c];
                }
            }
    }

    /** Writes image n of dx. */
    void write(INDArray dx, long n) {
        for (int c = 0; c < planes.length; c++)
            for (int h = 0; h < height; h++) {
                int start = (h + top) * paddedWidth + left;
                for (int w = 0; w < width; w++) {
                    image[(h * width + w) * planes.length + c] = planes[c][start + w];
                }
            }
        new Nd4jFloats(dx).write(n * image.length, image, image.length);
    }

    /** Writes what each tap sees of each channel as columns of image n: all its outputs, in each row. */
    void see(INDArray all, long n) {
        Nd4jFloats out = new Nd4jFloats(all);
        for (int row = 0; row < all.rows(); row++) {
            float[] plane = planes[row % planes.length];
            int first = corner(row);
            for (int i = 0; i < outHeight; i++) {
                System.arraycopy(plane, first + i * paddedWidth, seen, i * outWidth, outWidth);
            }
            out.write((long) row * all.columns() + n * seen.length, seen, seen.length);
        }
    }

    /** Adds to each channel what is at each tap in the columns of image n. */
    void add(INDArray all, long n) {
        Nd4jFloats in = new Nd4jFloats(all);
        for (int row = 0; row < all.rows(); row++) {
            float[] plane = planes[row % planes.length];
            int first = corner(row);
            in.read((long) row * all.columns() + n * seen.length, seen, seen.length);
            for (int i = 0; i < outHeight; i++) {
                add(plane, first + i * paddedWidth, seen, i * outWidth, outWidth);
            }
        }
    }

    private static void add(float[] to, int start, float[] from, int begin, int count) {
        for (int k = 0; k < count; k++) {
            to[start + k] += from[begin + k];
        }
    }

    // Where in a plane the rectangle begins that a row of taps and channels, (Kh, Kw, C), sees.
    private int corner(int row) {
        int tap = row / planes.length;
        return tap / kernelWidth * paddedWidth + tap % kernelWidth;
    }
}
