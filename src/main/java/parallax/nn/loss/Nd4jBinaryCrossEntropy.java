package parallax.nn.loss;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log1p;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jLayout;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;
import parallax.nn.activation.Nd4jActivation;
import parallax.nn.activation.Nonlinearity;

/**
 * The ND4J twin of {@link BinaryCrossEntropy}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>The formula's second form, a term at a time into arrays made before. The array it returns is the caller's to close.
 */
public record Nd4jBinaryCrossEntropy() implements BinaryCrossEntropy<INDArray> {
    @Override
    public double forward(INDArray x, INDArray target) {
        int n = Pairs.ofProbabilities(Nd4jBackend.of("x", x), x, target);
        Nd4jLayout layout = Nd4jLayout.of(x);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray logits = layout.run(x, scratch);
            INDArray terms = scratch.zeros(x.dataType(), n);
            INDArray part = scratch.zeros(x.dataType(), n);
            Nd4j.exec(new Abs(logits, terms));
            terms.muli(-1);
            Nd4j.exec(new Exp(terms, terms));
            Nd4j.exec(new Log1p(terms, terms)); // log(1 + exp(−|x|))
            Nd4j.exec(new ScalarMax(logits, null, part, 0));
            terms.addi(part); // + max(x, 0)
            terms.subi(logits.mul(layout.run(target, scratch), part)); // − x · t
            return Nd4jSums.ofRows(terms.reshape(1, n), scratch).getDouble(0) / n;
        }
    }

    @Override
    public INDArray backward(INDArray x, INDArray target, double dLoss) {
        int n = Pairs.ofProbabilities(Nd4jBackend.of("x", x), x, target);
        INDArray dx = new Nd4jActivation(Nonlinearity.SIGMOID).forward(x);
        dx.subi(target).muli(dLoss / n);
        return dx;
    }
}
