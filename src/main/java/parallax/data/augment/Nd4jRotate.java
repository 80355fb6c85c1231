package parallax.data.augment;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;

/**
 * The ND4J twin of {@link Rotate}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>Where a pixel comes from is found once for all channels, and the angle's sine once for all pixels; the pixels lie in a Java array with a
 * frame of zeros, so that none of the four neighbours needs to be asked whether it is inside. The array it returns is the caller's to
 * close.
 */
public record Nd4jRotate() implements Rotate<INDArray> {
    @Override
    public INDArray apply(INDArray x, double... degrees) {
        ImageSizes s = ImageSizes.of(Nd4jBackend.of("x", x), x).requireFinite("degrees", degrees);
        double[] from = framed(Nd4jPixels.read(x), s);
        double[] to = new double[s.images() * s.channels() * s.height() * s.width()];
        double centreI = (s.height() - 1) / 2.0;
        double centreJ = (s.width() - 1) / 2.0;
        for (int n = 0; n < s.images(); n++) {
            double sin = Math.sin(Math.toRadians(degrees[n]));
            double cos = Math.cos(Math.toRadians(degrees[n]));
            for (int i = 0; i < s.height(); i++) {
                for (int j = 0; j < s.width(); j++) {
                    double u = j - centreJ;
                    double v = i - centreI;
                    double p = centreI + u * sin + v * cos;
                    double q = centreJ + u * cos - v * sin;
                    if (p > -1 && p < s.height() && q > -1 && q < s.width()) {
                        sample(from, p, q, s, n, to, i * s.width() + j);
                    }
                }
            }
        }
        return Nd4jPixels.write(to, x, x.shape());
    }

    /** Sets one pixel of every channel of image n to what lies at row p and column q. */
    private static void sample(double[] from, double p, double q, ImageSizes s, int n, double[] to, int pixel) {
        int row = (int) Math.floor(p);
        int column = (int) Math.floor(q);
        double down = p - row;
        double right = q - column;
        int width = s.width() + 2;
        int framed = (s.height() + 2) * width;
        for (int plane = n * s.channels(); plane < (n + 1) * s.channels(); plane++) {
            int at = plane * framed + (row + 1) * width + column + 1;
            to[plane * s.height() * s.width() + pixel] = (1 - down) * ((1 - right) * from[at] + right * from[at + 1])
                    + down * ((1 - right) * from[at + width] + right * from[at + width + 1]);
        }
    }

    private static double[] framed(double[] pixels, ImageSizes s) {
        int width = s.width() + 2;
        int planes = s.images() * s.channels();
        double[] framed = new double[Math.multiplyExact(planes * (s.height() + 2), width)];
        for (int plane = 0; plane < planes; plane++) {
            for (int i = 0; i < s.height(); i++) {
                int target = (plane * (s.height() + 2) + i + 1) * width + 1;
                System.arraycopy(pixels, (plane * s.height() + i) * s.width(), framed, target, s.width());
            }
        }
        return framed;
    }
}
