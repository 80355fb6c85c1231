package parallax.nn.activation;

import parallax.nn.NaiveBackend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * The naive twin of {@link Activation}.
 *
 * @param f the function
 */
public record NaiveActivation(Nonlinearity f) implements Activation<Tensor> {
    /** Checks that there is a function. */
    public NaiveActivation {
        Arguments.given("f", f);
    }

    @Override
    public Tensor forward(Tensor x) {
        ShapeChecks.requireEntries("x", new NaiveBackend().given("x", x));
        Tensor y = Tensor.zeros(x.shape());
        for (int k = 0; k < x.length(); k++) {
            y.data()[k] = f.value(x.data()[k]);
        }
        return y;
    }

    @Override
    public Tensor backward(Tensor x, Tensor dy) {
        ShapeChecks.requireEntries("x", new NaiveBackend().given("x", x));
        ShapeChecks.requireSame("dy", new NaiveBackend().given("dy", dy), "x", x.shape());
        Tensor dx = Tensor.zeros(x.shape());
        for (int k = 0; k < x.length(); k++) {
            dx.data()[k] = dy.data()[k] * f.derivative(x.data()[k]); // of  f.value(x)
        }
        return dx;
    }
}
