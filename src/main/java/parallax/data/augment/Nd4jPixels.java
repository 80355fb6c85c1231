package parallax.data.augment;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jScratch;

/**
 * Images as a Java array and back.
 *
 * <p>Where each image is moved its own way, ND4J would be called for each, and a call costs as much as moving ten thousand pixels in Java. In double for
 * either data type: single precision is rounded once, at the end, and a pixel that is only moved not at all.
 */
final class Nd4jPixels {
    private Nd4jPixels() {}

    /** Returns the entries in row-major order, a copy. */
    static double[] read(INDArray x) {
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            // A copy, as data() of a view is not in the order of the indices.
            return scratch.copy(x).data().asDouble();
        }
    }

    /** Returns a new array of the data type of {@code like}, the caller's to close. */
    static INDArray write(double[] entries, INDArray like, long... shape) {
        return Nd4j.create(entries, shape, Nd4j.getStrides(shape, 'c'), 'c', like.dataType());
    }
}
