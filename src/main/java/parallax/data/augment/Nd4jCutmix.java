package parallax.data.augment;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;

/**
 * The ND4J twin of {@link Cutmix}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>The batch is copied whole, and then the box row by row, in a Java array: a slice by ND4J for each image costs more than its pixels. The array it
 * returns is the caller's to close.
 */
public record Nd4jCutmix() implements Cutmix<INDArray> {
    @Override
    public INDArray apply(INDArray x, Box box, int... partner) {
        ImageSizes s = ImageSizes.of(Nd4jBackend.of("x", x), x).requireCutmix(box, partner);
        double[] from = Nd4jPixels.read(x);
        double[] to = from.clone();
        for (int n = 0; n < s.images(); n++) {
            for (int c = 0; c < s.channels(); c++) {
                for (int i = box.top(); i < box.top() + box.height(); i++) {
                    int source = ((partner[n] * s.channels() + c) * s.height() + i) * s.width() + box.left();
                    int target = ((n * s.channels() + c) * s.height() + i) * s.width() + box.left();
                    System.arraycopy(from, source, to, target, box.width());
                }
            }
        }
        return Nd4jPixels.write(to, x, x.shape());
    }
}
