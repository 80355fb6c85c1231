package parallax.nn.attention;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMin;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.BooleanIndexing;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.indexing.conditions.Conditions;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;

/**
 * What a mask does to scores and weights that lie as (N, Tq, Tk), N a multiple of the batch: neighbours share a mask.
 *
 * <p>Adding −∞ and multiplying by 0 are several times faster than overwriting, and as right but of infinite scores. Those leave NaN behind,
 * which tells: only then is it overwritten. Looking for NaN takes 1 % of attention's time.
 *
 * @param bias  (Bm, Tq, Tk), Bm the batch or 1: 0, and −∞ at forbidden keys of queries that may attend to another; null where nothing is
 *              forbidden
 * @param alive (Bm, Tq): 1, and 0 where a query may attend to no key; null where each may to one
 */
record Nd4jAttentionMask(INDArray bias, INDArray alive) {
    static Nd4jAttentionMask of(
            AttentionMask allowed, int batch, int queries, int keys, DataType type, Nd4jScratch scratch) {
        if (allowed.allowsAll()) {
            return new Nd4jAttentionMask(null, null);
        }
        int blocks = allowed.sameForAll() ? 1 : batch;
        double[] bias = new double[blocks * queries * keys];
        double[] alive = new double[blocks * queries];
        boolean allAlive = true;
        for (int row = 0; row < alive.length; row++) {
            for (int j = 0; j < keys; j++) {
                if (allowed.allows(row / queries, row % queries, j)) {
                    alive[row] = 1;
                } else {
                    bias[row * keys + j] = Double.NEGATIVE_INFINITY;
                }
            }
            if (alive[row] == 0) {
                // Softmax of −∞ alone is NaN. What it makes of the scores as they are is cleared.
                Arrays.fill(bias, row * keys, (row + 1) * keys, 0);
                allAlive = false;
            }
        }
        return new Nd4jAttentionMask(
                scratch.of(type, bias, blocks, queries, keys),
                allAlive ? null : scratch.of(type, alive, blocks, queries));
    }

    /** Returns the mask of one of {@code count} neighbours. */
    Nd4jAttentionMask of(int n, long count) {
        return new Nd4jAttentionMask(block(bias, n, count), block(alive, n, count));
    }

    /** Makes the forbidden scores −∞. */
    void forbid(INDArray scores) {
        if (bias == null) {
            return;
        }
        for (int block = 0; block < bias.size(0); block++) {
            rows(scores, block).addiRowVector(bias(block));
        }
        if (Nd4jSums.hasNaN(scores)) { // ∞ − ∞
            forbidInfinite(scores);
        }
    }

    private void forbidInfinite(INDArray scores) {
        for (int block = 0; block < bias.size(0); block++) {
            INDArray same = rows(scores, block);
            try (INDArray most = bias(block).dup()) {
                BooleanIndexing.replaceWhere(most, Double.POSITIVE_INFINITY, Conditions.equals(0));
                Nd4j.exec(new BroadcastMin(same, most, same, 1)); // the less of NaN and −∞ is −∞
            }
        }
    }

    /** Makes the weights of queries that may attend to no key 0. */
    void clear(INDArray weights) {
        if (alive == null) {
            return;
        }
        for (int block = 0; block < alive.size(0); block++) {
            INDArray same = same(weights, block, alive.size(0));
            for (int n = 0; n < same.size(0); n++) {
                same.slice(n).muliColumnVector(alive.slice(block).reshape(alive.size(1), 1));
            }
        }
        if (Nd4jSums.hasNaN(weights)) { // 0 · NaN
            clearNaN(weights);
        }
    }

    private void clearNaN(INDArray weights) {
        for (int block = 0; block < alive.size(0); block++) {
            INDArray same = same(weights, block, alive.size(0));
            for (int i = 0; i < alive.size(1); i++) {
                if (alive.getDouble(block, i) == 0) {
                    same.get(NDArrayIndex.all(), NDArrayIndex.point(i), NDArrayIndex.all())
                            .assign(0);
                }
            }
        }
    }

    // The scores of a block, those of each head a row.
    private INDArray rows(INDArray scores, int block) {
        INDArray same = same(scores, block, bias.size(0));
        return same.reshape(same.size(0), bias.size(1) * bias.size(2));
    }

    private INDArray bias(int block) {
        return bias.slice(block).reshape(1, bias.size(1) * bias.size(2));
    }

    private static INDArray block(INDArray a, int n, long count) {
        if (a == null) {
            return null;
        }
        long block = n * a.size(0) / count;
        return a.get(NDArrayIndex.interval(block, block + 1));
    }

    private static INDArray same(INDArray a, int block, long blocks) {
        long each = a.size(0) / blocks;
        return a.get(NDArrayIndex.interval(block * each, (block + 1) * each));
    }
}
