package parallax.nn.conv;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jFloats;

/**
 * The weight's gradient of {@link Nd4jConv2dDepthwise}, summed over strips of dy: some rows of one image at a time.
 *
 * <p>Java's compiler makes vector instructions of a loop over several arrays only where all have the same index. So a row (W'·C) of dy and one of x
 * are arrays of their own, and of x there is one for each column q of the kernel, shifted by q and with zeros for the padding: what the tap sees
 * from each output of the row. The products are summed for each of the row's entries, and only at the end over the columns w of the image.
 */
final class Nd4jDepthwiseRows {
    /** Rows of a strip, at most. Measured: with few, x is copied too often; with many, the strip leaves the cache. */
    private static final int MOST_ROWS = 14;

    /** Entries of Java's arrays; where they would be more, the other way needs no such memory. */
    private static final long MOST_ENTRIES = 1 << 22;

    private final Window window;
    private final Nd4jFloats x;
    private final Nd4jFloats dy;
    private final int height;
    private final int width;
    private final int outHeight;
    private final int outWidth;
    private final int channels;
    private final int kernelHeight;
    private final float[] image;
    private final float[][] dyRows;
    private final float[][][] seen; // of [q][row of the strip, and Kh − 1 more]
    private final float[][][] sums; // of [q][p]
    private int count;

    /** Makes sums of 0. */
    Nd4jDepthwiseRows(Window window, INDArray x, INDArray dy, INDArray dWeight) {
        this.window = window;
        this.x = new Nd4jFloats(x);
        this.dy = new Nd4jFloats(dy);
        height = (int) x.size(1);
        width = (int) x.size(2);
        outHeight = (int) dy.size(1);
        outWidth = (int) dy.size(2);
        channels = (int) x.size(3);
        kernelHeight = (int) dWeight.size(0);
        int kernelWidth = (int) dWeight.size(1);
        int rows = Math.min(outHeight, MOST_ROWS);
        int entries = outWidth * channels;
        image = new float[width * channels];
        dyRows = new float[rows][entries];
        seen = new float[kernelWidth][rows + kernelHeight - 1][entries];
        sums = new float[kernelWidth][kernelHeight][entries];
    }

    /** Returns whether rows of these sizes take at most {@link #MOST_ENTRIES}. */
    static boolean fit(Conv2dSizes z) {
        long rowsPerColumnOfTaps = Math.min(z.outHeight(), MOST_ROWS) + 2L * z.kernelHeight() - 1;
        return rowsPerColumnOfTaps * z.kernelWidth() * z.outWidth() * z.outChannels() <= MOST_ENTRIES;
    }

    /** Returns how many strips an image of dy has. */
    static long strips(INDArray dy) {
        return (dy.size(1) + MOST_ROWS - 1) / MOST_ROWS;
    }

    /**
     * Reads a strip of image n.
     *
     * @param strips how many the image has
     */
    void read(long n, long strip, long strips) {
        int first = (int) (outHeight * strip / strips);
        count = (int) (outHeight * (strip + 1) / strips) - first;
        for (int h = 0; h < count; h++) {
            dy.read((n * outHeight + first + h) * dyRows[h].length, dyRows[h], dyRows[h].length);
        }
        for (int r = 0; r < count + kernelHeight - 1; r++) {
            see(n, first + r - window.rows().padding(), r);
        }
    }

    // Row h of image n of x, as row r of what is seen.
    private void see(long n, int h, int r) {
        boolean inside = h >= 0 && h < height;
        if (inside) {
            x.read((n * height + h) * image.length, image, image.length);
        }
        for (int q = 0; q < seen.length; q++) {
            int from = window.columns().firstInside(q);
            int to = window.columns().endInside(q, width, outWidth);
            if (!inside) {
                Arrays.fill(seen[q][r], 0);
            } else if (from < to) {
                int start = from + q - window.columns().padding();
                System.arraycopy(image, start * channels, seen[q][r], from * channels, (to - from) * channels);
            }
        }
    }

    /** Adds the products of the strip. */
    void add() {
        for (int q = 0; q < seen.length; q++)
            for (int h = 0; h < count; h++) {
                float[][] rows = seen[q];
                float[][] sum = sums[q];
                int p = 0;
                for (; p + 2 < kernelHeight; p += 3) {
                    add(sum[p], sum[p + 1], sum[p + 2], rows[h + p], rows[h + p + 1], rows[h + p + 2], dyRows[h]);
                }
                for (; p < kernelHeight; p++) {
                    add(sum[p], rows[h + p], dyRows[h]);
                }
            }
    }

    private static void add(float[] sum, float[] x, float[] dy) {
        for (int k = 0; k < dy.length; k++) {
            sum[k] += x[k] * dy[k];
        }
    }

    // Three rows of taps at once read dy once. Without the variable d, no vector instructions are made of the loop.
    private static void add(float[] sum0, float[] sum1, float[] sum2, float[] x0, float[] x1, float[] x2, float[] dy) {
        for (int k = 0; k < dy.length; k++) {
            float d = dy[k];
            sum0[k] += x0[k] * d;
            sum1[k] += x1[k] * d;
            sum2[k] += x2[k] * d;
        }
    }

    /** Returns the sums, (Kh, Kw, C). */
    float[] sums() {
        float[] all = new float[kernelHeight * sums.length * channels];
        for (int p = 0; p < kernelHeight; p++)
            for (int q = 0; q < sums.length; q++) {
                int tap = (p * sums.length + q) * channels;
                float[] row = sums[q][p];
                for (int w = 0; w < row.length; w += channels)
                    for (int c = 0; c < channels; c++) {
                        all[tap + c] += row[w + c];
                    }
            }
        return all;
    }
}
