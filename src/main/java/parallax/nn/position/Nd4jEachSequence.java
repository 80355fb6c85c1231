package parallax.nn.position;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jScratch;

/** The same table, an entry for each step and feature, combined with every sequence of a batch: a sequence is one long row. */
final class Nd4jEachSequence {
    private Nd4jEachSequence() {}

    /** y = x + table. Only y, row-major, is modified. */
    static void add(INDArray x, INDArray table, INDArray y, Nd4jScratch scratch) {
        Nd4j.exec(new BroadcastAddOp(rows(scratch.rowMajor(x), table), row(table), rows(y, table), 1));
    }

    /** y = x · table, entry by entry; y may be x. Only y, row-major, is modified. */
    static void multiply(INDArray x, INDArray table, INDArray y, Nd4jScratch scratch) {
        Nd4j.exec(new BroadcastMulOp(rows(scratch.rowMajor(x), table), row(table), rows(y, table), 1));
    }

    private static INDArray rows(INDArray sequences, INDArray table) {
        return sequences.reshape(sequences.length() / table.length(), table.length());
    }

    private static INDArray row(INDArray table) {
        return table.reshape(table.length());
    }
}
