package parallax.nn.attention;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import parallax.nn.Nd4jScratch;

/**
 * What a mask does to scores and weights that lie as (N, Tq, Tk), N a multiple of the batch: neighbours share a mask.
 *
 * @param bias  (Bm, Tq, Tk), Bm the batch or 1: 0, and a very negative number at forbidden keys; null where nothing is forbidden
 * @param alive (Bm, Tq): 1, and 0 where a query may attend to no key; null where each may to one
 */
record Nd4jAttentionMask(INDArray bias, INDArray alive) {
    // Softmax makes 0 of it. Not −∞: less a maximum of −∞ that is NaN. Any score added to it is lost in rounding.
    private static final double FORBIDDEN = -1e38;

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
                    bias[row * keys + j] = FORBIDDEN;
                }
            }
            allAlive &= alive[row] == 1;
        }
        return new Nd4jAttentionMask(
                scratch.of(type, bias, blocks, queries, keys),
                allAlive ? null : scratch.of(type, alive, blocks, queries));
    }

    /** Returns the mask of one of {@code count} neighbours. */
    Nd4jAttentionMask of(int n, long count) {
        return new Nd4jAttentionMask(block(bias, n, count), block(alive, n, count));
    }

    /** Makes the forbidden scores very negative. */
    void forbid(INDArray scores) {
        for (int block = 0; bias != null && block < bias.size(0); block++) {
            INDArray same = same(scores, block, bias.size(0));
            long entries = bias.size(1) * bias.size(2);
            same.reshape(same.size(0), entries).addiRowVector(bias.slice(block).reshape(1, entries));
        }
    }

    /** Makes the weights of queries that may attend to no key 0. */
    void clear(INDArray weights) {
        for (int block = 0; alive != null && block < alive.size(0); block++) {
            INDArray same = same(weights, block, alive.size(0));
            for (int n = 0; n < same.size(0); n++) {
                same.slice(n).muliColumnVector(alive.slice(block).reshape(alive.size(1), 1));
            }
        }
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
