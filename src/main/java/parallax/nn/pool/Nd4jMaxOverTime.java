package parallax.nn.pool;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;

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
        SequenceSizes z = SequenceSizes.ofForward(Nd4jBackend.of("x", x), x, lengths);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            return op(z).forward(maps(filled(x, lengths, z, scratch), z), new int[] {z.batch(), z.features(), 1, 1})
                    .reshape(z.batch(), z.features());
        }
    }

    @Override
    public INDArray backward(INDArray x, int[] lengths, INDArray dy) {
        SequenceSizes z = SequenceSizes.ofBackward(Nd4jBackend.of("x", x), x, lengths, dy);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray top = scratch.rowMajor(dy).reshape(z.batch(), z.features(), 1, 1);
            return op(z).backward(maps(filled(x, lengths, z, scratch), z), top)
                    .permute(0, 2, 3, 1)
                    .reshape(z.batch(), z.time(), z.features());
        }
    }

    private static Nd4jPoolOp op(SequenceSizes z) {
        return new Nd4jPoolOp("maxpool2d", Pooling.of(z.time(), 1), false);
    }

    // (B, T, F) as (N, C, H, W): one column of T pixels with F channels.
    private static INDArray maps(INDArray x, SequenceSizes z) {
        return x.reshape(z.batch(), z.time(), 1, z.features()).permute(0, 3, 1, 2);
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
