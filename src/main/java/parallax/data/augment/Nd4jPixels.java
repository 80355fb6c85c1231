package parallax.data.augment;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jScratch;

/**
 * Images as a Java array and back.
 *
 * <p>Where each image is moved its own way, ND4J would be called for each, and a call costs as much as moving ten thousand pixels in
 * Java. In double for either data type: single precision is rounded once, at the end, and a pixel that is only moved not at all.
 * Whole arrays are moved by pointer: by {@code asDouble} and {@code Nd4j.create} a crop of 64 images took two to three times as long.
 * Moving pixels is little work either way: flip and CutMix are no faster than their naive twins.
 */
final class Nd4jPixels {
    private Nd4jPixels() {}

    /** Returns the entries in row-major order, a copy. */
    static double[] read(INDArray x) {
        double[] entries = new double[(int) x.length()];
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            // A copy, as data() of a view is not in the order of the indices; the scratch holds it while it is read,
            // which a
            // pointer does not.
            INDArray rows = scratch.copy(x);
            if (x.dataType() == DataType.DOUBLE) {
                new DoublePointer(rows.data().pointer()).get(entries);
            } else {
                float[] single = new float[entries.length];
                new FloatPointer(rows.data().pointer()).get(single);
                for (int k = 0; k < single.length; k++) {
                    entries[k] = single[k];
                }
            }
        }
        return entries;
    }

    /** Returns a new array of the data type of {@code like}, the caller's to close. */
    static INDArray write(double[] entries, INDArray like, long... shape) {
        INDArray y = Nd4j.createUninitialized(like.dataType(), shape, 'c');
        if (like.dataType() == DataType.DOUBLE) {
            new DoublePointer(y.data().pointer()).put(entries);
        } else {
            float[] single = new float[entries.length];
            for (int k = 0; k < single.length; k++) {
                single[k] = (float) entries[k];
            }
            new FloatPointer(y.data().pointer()).put(single);
        }
        return y;
    }
}
