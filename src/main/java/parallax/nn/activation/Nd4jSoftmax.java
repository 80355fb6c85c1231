package parallax.nn.activation;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jLayout;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSoftmaxGradient;
import parallax.nn.Nd4jSums;

/**
 * The ND4J twin of {@link Softmax}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>The axis is brought last, where it runs fastest, and the result handed out as a view with the axes in their order. ND4J's
 * softmax is right over the last axis of rank 3, and there oneDNN runs it 7 times faster than of rank 2; over axis 1 of
 * rank 4 it is wrong. In DOUBLE, where oneDNN does nothing, the formula composed is 6 times faster. The arrays it returns are
 * the caller's to close.
 *
 * @param axis the axis whose entries sum to 1; a negative one counts from the end
 */
public record Nd4jSoftmax(int axis) implements Softmax<INDArray> {
    @Override
    public INDArray forward(INDArray x) {
        Lines lines = Lines.ofForward(Nd4jBackend.of("x", x), axis, x);
        Nd4jLayout layout = Nd4jLayout.withLast(lines.axis(), x);
        INDArray y = layout.newArray(x);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray rows = layout.matrix(x, lines.size(), scratch);
            if (x.dataType() == DataType.FLOAT) {
                Nd4j.exec(DynamicCustomOp.builder("softmax")
                        .addInputs(rows.reshape(1, lines.count(), lines.size()))
                        .addOutputs(y.reshape(1, lines.count(), lines.size()))
                        .addIntegerArguments(2)
                        .build());
            } else {
                INDArray p = y.reshape(lines.count(), lines.size());
                p.assign(rows).subiColumnVector(scratch.keep(rows.max(true, 1)));
                Nd4j.exec(new Exp(p, p));
                p.diviColumnVector(Nd4jSums.ofRows(p, scratch));
            }
        }
        return layout.outward(y);
    }

    @Override
    public INDArray backward(INDArray y, INDArray dy) {
        Lines lines = Lines.ofBackward(Nd4jBackend.of("y", y), axis, y, dy);
        Nd4jLayout layout = Nd4jLayout.withLast(lines.axis(), y);
        INDArray dx = layout.newArray(y);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray p = layout.matrix(y, lines.size(), scratch);
            INDArray dp = layout.matrix(dy, lines.size(), scratch);
            Nd4jSoftmaxGradient.ofRows(p, dp, dx.reshape(lines.count(), lines.size()));
        }
        return layout.outward(dx);
    }
}
