package parallax.nn.loss;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;
import parallax.nn.activation.Nd4jLogSoftmax;
import parallax.nn.activation.Nd4jSoftmax;

/**
 * The ND4J twin of {@link CrossEntropy}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>The targets q are a matrix, so that both directions are products; rows that do not count have weight 0. The array it returns
 * is the caller's to close.
 *
 * @param ignored   the label of rows that do not count
 * @param smoothing ε, from 0 to 1
 */
public record Nd4jCrossEntropy(int ignored, double smoothing) implements CrossEntropy<INDArray> {
    /** Checks the smoothing. */
    public Nd4jCrossEntropy {
        Labels.requireSmoothing(smoothing);
    }

    /** Makes the plain one: no smoothing. */
    public Nd4jCrossEntropy() {
        this(IGNORED, 0);
    }

    @Override
    public double forward(INDArray x, int[] labels) {
        Labels z = Labels.of(Nd4jBackend.of("x", x), x, labels, ignored);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray logP = scratch.keep(new Nd4jLogSoftmax(1).forward(x));
            INDArray q = targets(x.dataType(), z, labels, scratch);
            INDArray perRow = Nd4jSums.ofRows(q.muli(logP), scratch);
            INDArray weights = weights(x.dataType(), z, labels, 1, scratch);
            return -Nd4j.getBlasWrapper().dot(perRow.reshape(1, z.rows()), weights.reshape(1, z.rows()));
        }
    }

    @Override
    public INDArray backward(INDArray x, int[] labels, double dLoss) {
        Labels z = Labels.of(Nd4jBackend.of("x", x), x, labels, ignored);
        INDArray dx = new Nd4jSoftmax(1).forward(x);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            dx.subi(targets(x.dataType(), z, labels, scratch));
            return dx.muliColumnVector(weights(x.dataType(), z, labels, dLoss, scratch));
        }
    }

    // q (N, C); a row that does not count has no label in it. Written through the buffer: an array's own putScalar
    // takes
    // microseconds.
    private INDArray targets(DataType type, Labels z, int[] labels, Nd4jScratch scratch) {
        INDArray q = scratch.zeros(type, z.rows(), z.classes());
        double rest = smoothing / z.classes();
        if (rest > 0) {
            q.assign(rest);
        }
        for (int n = 0; n < z.rows(); n++) {
            if (labels[n] != ignored) {
                q.data().put((long) n * z.classes() + labels[n], 1 - smoothing + rest);
            }
        }
        return q;
    }

    // (N, 1): dLoss/|S| where the row counts, else 0
    private INDArray weights(DataType type, Labels z, int[] labels, double dLoss, Nd4jScratch scratch) {
        INDArray weights = scratch.zeros(type, z.rows(), 1);
        for (int n = 0; n < z.rows(); n++) {
            if (labels[n] != ignored) {
                weights.data().put(n, dLoss / z.counted());
            }
        }
        return weights;
    }
}
