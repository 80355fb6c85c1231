package parallax.nn.activation;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jLayout;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;

/**
 * The ND4J twin of {@link LogSoftmax}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>Composed, with the axis brought last: ND4J's own takes the logarithm of a softmax, which is −∞ where that rounds to 0. The
 * arrays it returns are the caller's to close.
 *
 * @param axis the axis along which the exponentials of the result sum to 1; a negative one counts from the end
 */
public record Nd4jLogSoftmax(int axis) implements LogSoftmax<INDArray> {
    @Override
    public INDArray forward(INDArray x) {
        Lines lines = Lines.ofForward(Nd4jBackend.of("x", x), axis, x);
        Nd4jLayout layout = Nd4jLayout.withLast(lines.axis(), x);
        INDArray y = layout.newArray(x);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray rows = layout.matrix(x, lines.size(), scratch);
            INDArray shifted = y.reshape(lines.count(), lines.size());
            shifted.assign(rows).subiColumnVector(scratch.keep(rows.max(true, 1)));
            INDArray e = scratch.zeros(x.dataType(), lines.count(), lines.size());
            Nd4j.exec(new Exp(shifted, e));
            INDArray sum = Nd4jSums.ofRows(e, scratch);
            Nd4j.exec(new Log(sum, sum));
            shifted.subiColumnVector(sum);
        }
        return layout.outward(y);
    }

    @Override
    public INDArray backward(INDArray y, INDArray dy) {
        Lines lines = Lines.ofBackward(Nd4jBackend.of("y", y), axis, y, dy);
        Nd4jLayout layout = Nd4jLayout.withLast(lines.axis(), y);
        INDArray dx = layout.newArray(y);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray log = layout.matrix(y, lines.size(), scratch);
            INDArray g = layout.matrix(dy, lines.size(), scratch);
            INDArray p = scratch.zeros(y.dataType(), lines.count(), lines.size());
            Nd4j.exec(new Exp(log, p));
            g.sub(p.muliColumnVector(Nd4jSums.ofRows(g, scratch)), dx.reshape(lines.count(), lines.size()));
        }
        return layout.outward(dx);
    }
}
