package parallax.train;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Named;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link Clipping}.
 *
 * <p>The sum of squares is BLAS' product of the entries with themselves, 8 times faster than ND4J's own sum; nothing is scaled
 * where the norm is within the limit. In FLOAT the square of 2·10¹⁹ is infinite already; only then are the entries scaled before.
 */
public record Nd4jClipping() implements Clipping<INDArray> {
    @Override
    public double byNorm(Named<INDArray> gradients, double limit) {
        Clips.check(Nd4jUpdates.backend("gradients", gradients), gradients, limit);
        Clips.Norm norm = Clips.norm(scale -> squares(gradients, scale), () -> largest(gradients));
        if (norm.isAbove(limit)) {
            gradients.forEach((name, g) -> {
                if (norm.scale() != 1) {
                    g.divi(norm.scale());
                }
                g.muli(norm.factor(limit));
            });
        }
        return norm.value();
    }

    private static double squares(Named<INDArray> gradients, double scale) {
        double sum = 0;
        for (INDArray g : gradients.asMap().values()) {
            try (Nd4jScratch scratch = new Nd4jScratch()) {
                INDArray entries = scratch.inMemoryOrder(g);
                INDArray row = (scale == 1 ? entries : scratch.copy(entries).divi(scale)).reshape(1, g.length());
                sum += Nd4j.getBlasWrapper().dot(row, row);
            }
        }
        return sum;
    }

    private static double largest(Named<INDArray> gradients) {
        double largest = 0;
        for (INDArray g : gradients.asMap().values()) {
            largest = Math.max(largest, g.amaxNumber().doubleValue());
        }
        return largest;
    }

    @Override
    public void byValue(Named<INDArray> gradients, double limit) {
        Clips.check(Nd4jUpdates.backend("gradients", gradients), gradients, limit);
        gradients.forEach((name, g) -> Nd4j.exec(DynamicCustomOp.builder("clipbyvalue")
                .addInputs(g)
                .addOutputs(g)
                .addFloatingPointArguments(-limit, limit)
                .build()));
    }
}
