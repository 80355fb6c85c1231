package parallax.nn.conv;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jSums;

/** Between the layout of the interfaces and the one in which ND4J's convolutions are fast, channels last: views, no copies. */
final class Nd4jConvLayout {
    private Nd4jConvLayout() {}

    /** Returns images (N, C, H, W) as (N, H, W, C). */
    static INDArray channelsLast(INDArray images) {
        return images.permute(0, 2, 3, 1);
    }

    /** Returns images (N, H, W, C) as (N, C, H, W). */
    static INDArray channelsSecond(INDArray images) {
        return images.permute(0, 3, 1, 2);
    }

    /** Returns a weight (O, C, Kh, Kw) as (Kh, Kw, C, O). */
    static INDArray tapsFirst(INDArray weight) {
        return weight.permute(2, 3, 1, 0);
    }

    /** Returns a weight (Kh, Kw, C, O) as (O, C, Kh, Kw). */
    static INDArray tapsLast(INDArray weight) {
        return weight.permute(3, 2, 0, 1);
    }

    /** Returns row-major images (N, H, W, C) as a matrix with a row for each pixel. */
    static INDArray pixels(INDArray images) {
        long channels = images.size(3);
        return images.reshape(images.length() / channels, channels);
    }

    /** Returns the sum over the pixels of row-major images (N, H, W, O): (O). */
    static INDArray sumOverPixels(INDArray images) {
        INDArray sum = newArray(images.dataType(), images.size(3));
        Nd4jSums.ofColumns(pixels(images), sum);
        return sum;
    }

    /** Returns a new row-major array for a computation that writes every entry. */
    static INDArray newArray(DataType type, long... shape) {
        return Nd4j.createUninitialized(type, shape, 'c');
    }
}
