package parallax.data.augment;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;

/** Makes the {@link Augmenter} of the ND4J twins; it closes what lies between two transformations. */
public final class Nd4jAugmenter {
    private Nd4jAugmenter() {}

    /**
     * Returns the one that changes nothing yet.
     *
     * @param type of the arrays: FLOAT or DOUBLE
     */
    public static Augmenter<INDArray> of(DataType type) {
        return Augmenter.of(new AugmentTwins<>(
                new Nd4jBackend(type),
                new Nd4jFlip(),
                new Nd4jCrop(),
                new Nd4jRotate(),
                new Nd4jNoise(),
                new Nd4jMixup(),
                new Nd4jCutmix(),
                INDArray::close));
    }
}
