package parallax.nn.activation;

import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jLayout;
import parallax.nn.Nd4jScratch;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;

/**
 * The ND4J twin of {@link Activation}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>Results have the layout of x, whatever it is. The arrays it returns are the caller's to close.
 *
 * @param f the function
 */
public record Nd4jActivation(Nonlinearity f) implements Activation<INDArray> {
    /** Checks that there is a function. */
    public Nd4jActivation {
        Arguments.given("f", f);
    }

    @Override
    public INDArray forward(INDArray x) {
        ShapeChecks.requireEntries("x", Nd4jBackend.of("x", x).given("x", x));
        Nd4jLayout layout = Nd4jLayout.of(x);
        INDArray y = layout.newArray(x);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Nd4jNonlinearity.of(f).value(layout.run(x, scratch), y.reshape(y.length()), scratch);
        }
        return layout.outward(y);
    }

    @Override
    public INDArray backward(INDArray x, INDArray dy) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        int[] shape = backend.given("x", x);
        ShapeChecks.requireEntries("x", shape);
        ShapeChecks.requireSame("dy", backend.given("dy", dy), "x", shape);
        Nd4jLayout layout = Nd4jLayout.of(x);
        INDArray dx = layout.newArray(x);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray run = dx.reshape(dx.length());
            Nd4jNonlinearity.of(f).derivative(layout.run(x, scratch), run, scratch);
            run.muli(layout.run(dy, scratch));
        }
        return layout.outward(dx);
    }
}
