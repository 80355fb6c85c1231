package parallax.data.augment;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;

/**
 * The ND4J twin of {@link Flip}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>ND4J's {@code reverse} treats all images alike, and a call per image costs more than moving its pixels; so whole rows are moved in
 * a Java array. The array it returns is the caller's to close.
 */
public record Nd4jFlip() implements Flip<INDArray> {
    @Override
    public INDArray apply(INDArray x, boolean[] horizontal, boolean[] vertical) {
        ImageSizes s = ImageSizes.of(Nd4jBackend.of("x", x), x);
        s.requireEach("horizontal", horizontal).requireEach("vertical", vertical);
        double[] from = Nd4jPixels.read(x);
        double[] to = new double[from.length];
        int width = s.width();
        for (int row = 0; row < from.length / width; row++) {
            int i = row % s.height();
            int n = row / (s.channels() * s.height());
            int source = (vertical[n] ? row - i + s.height() - 1 - i : row) * width;
            if (!horizontal[n]) {
                System.arraycopy(from, source, to, row * width, width);
                continue;
            }
            for (int j = 0; j < width; j++) {
                to[row * width + j] = from[source + width - 1 - j];
            }
        }
        return Nd4jPixels.write(to, x, x.shape());
    }
}
