package parallax.nn.transformer;

import java.util.Arrays;
import parallax.nn.Axes;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.nn.norm.NormGradients;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * What a layer normalisation learns.
 *
 * @param gamma γ (E)
 * @param beta  β (E)
 */
public record NormParameters<T>(T gamma, T beta) {
    /** Returns γ = 1 and β = 0. */
    static <T> NormParameters<T> initial(Backend<T> backend, int features) {
        double[] ones = new double[features];
        Arrays.fill(ones, 1);
        return new NormParameters<>(backend.of(Tensor.vector(ones)), backend.of(Tensor.zeros(features)));
    }

    static <T> NormParameters<T> of(NormGradients<T> d) {
        return new NormParameters<>(d.dGamma(), d.dBeta());
    }

    static <T> NormParameters<T> of(Named<T> named) {
        return new NormParameters<>(named.get("gamma"), named.get("beta"));
    }

    Named<T> named() {
        return Named.<T>none().with("gamma", gamma).with("beta", beta);
    }

    static <T> void check(Axes<T> axes, String name, NormParameters<T> p) {
        Arguments.given(name, p);
        axes.array(name + ".gamma", p.gamma, "E").array(name + ".beta", p.beta, "E");
    }
}
