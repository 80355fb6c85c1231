package parallax.nn.pool;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link GlobalAveragePool2d}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>One window as large as the map: ND4J's average pooling runs it as fast as a product with a row of ones, in the layout the
 * other layers work in. The arrays it returns are the caller's to close.
 */
public record Nd4jGlobalAveragePool2d() implements GlobalAveragePool2d<INDArray> {
    @Override
    public INDArray forward(INDArray x) {
        MapSizes z = MapSizes.ofForward(Nd4jBackend.of("x", x), x);
        INDArray y = Nd4j.createUninitialized(x.dataType(), new long[] {z.batch(), z.channels()}, 'c');
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray pixels = scratch.rowMajor(Nd4jPoolOp.channelsLast(x));
            op(z).run(pixels, y.reshape(z.batch(), 1, 1, z.channels()));
        }
        return y;
    }

    @Override
    public INDArray backward(INDArray x, INDArray dy) {
        MapSizes z = MapSizes.ofBackward(Nd4jBackend.of("x", x), x, dy);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            return op(z).backward(x, scratch.rowMajor(dy).reshape(z.batch(), z.channels(), 1, 1));
        }
    }

    private static Nd4jPoolOp op(MapSizes z) {
        return new Nd4jPoolOp("avgpool2d", Pooling.of(z.height(), z.width()), true);
    }
}
