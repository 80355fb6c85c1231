package parallax.nn.pool;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;

/**
 * The ND4J twin of {@link MaxOverTime}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>A sequence is an image one pixel wide, its features the channels, which lie last already: this is max pooling with one window
 * as long as the sequence. In sequences that end early the filling is put below every number first, on a copy. The arrays it
 * returns are the caller's to close.
 */
public record Nd4jMaxOverTime() implements MaxOverTime<INDArray> {
    @Override
    public INDArray forward(INDArray x, int[] lengths) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        SequenceSizes z = SequenceSizes.ofForward(backend, x, lengths);
        INDArray y = Nd4j.createUninitialized(x.dataType(), new long[] {z.batch(), z.features()}, 'c');
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            op(z).run(columns(filled(x, lengths, z, scratch)), y.reshape(z.batch(), 1, 1, z.features()));
        }
        if (Double.isInfinite(Nd4jSums.ofSquares(y))) { // ND4J's operation gives the lowest finite number for −∞
            y.close();
            return backend.of(new NaiveMaxOverTime().forward(backend.tensor(x), lengths));
        }
        return y;
    }

    @Override
    public INDArray backward(INDArray x, int[] lengths, INDArray dy) {
        SequenceSizes z = SequenceSizes.ofBackward(Nd4jBackend.of("x", x), x, lengths, dy);
        INDArray dx = Nd4j.createUninitialized(x.dataType(), x.shape(), 'c');
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray top = scratch.rowMajor(dy).reshape(z.batch(), 1, 1, z.features());
            op(z).runBackward(columns(filled(x, lengths, z, scratch)), top, columns(dx));
        }
        return dx;
    }

    private static Nd4jPoolOp op(SequenceSizes z) {
        return new Nd4jPoolOp("maxpool2d", Pooling.of(z.time(), 1), false);
    }

    // (B, T, F) as (N, H, W, C): one column of T pixels with F channels.
    private static INDArray columns(INDArray x) {
        return x.reshape(x.size(0), x.size(1), 1, x.size(2));
    }

    private static INDArray filled(INDArray x, int[] lengths, SequenceSizes z, Nd4jScratch scratch) {
        INDArray rows = scratch.rowMajor(x);
        for (int b = 0; b < z.batch(); b++) {
            if (z.length(lengths, b) < z.time()) {
                rows = rows == x ? scratch.copy(x) : rows;
                rows.slice(b).get(interval(z.length(lengths, b), z.time())).assign(Double.NEGATIVE_INFINITY);
            }
        }
        return rows;
    }
}
