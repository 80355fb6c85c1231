package parallax.nn.position;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;

/**
 * The ND4J twin of {@link LearnedPosition}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>The table's rows lie one after the other, so those in use are one long row, added to each sequence of the batch; the table's
 * gradient is the sum of the sequences' rows. The arrays it returns are the caller's to close.
 */
public record Nd4jLearnedPosition() implements LearnedPosition<INDArray> {
    @Override
    public INDArray forward(INDArray x, INDArray table, int offset) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        PositionSizes z = PositionSizes.of(backend, "x", x, table, offset);
        INDArray y = backend.uninitialized(z.shape());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Nd4jEachSequence.add(x, inUse(scratch.rowMajor(table), z, offset), y, scratch);
        }
        return y;
    }

    @Override
    public Gradients<INDArray> backward(INDArray table, int offset, INDArray dy) {
        PositionSizes z = PositionSizes.of(Nd4jBackend.of("dy", dy), "dy", dy, table, offset);
        INDArray dTable = Nd4j.create(table.dataType(), table.shape(), 'c');
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray rows = scratch.rowMajor(dy).reshape(z.batch(), (long) z.steps() * z.features());
            Nd4jSums.ofColumns(rows, inUse(dTable, z, offset));
        }
        return new Gradients<>(dy.dup('c'), dTable);
    }

    private static INDArray inUse(INDArray table, PositionSizes z, int offset) {
        long start = (long) offset * z.features();
        return table.reshape(table.length()).get(NDArrayIndex.interval(start, start + (long) z.steps() * z.features()));
    }
}
