package parallax.nn.cnn;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import parallax.nn.Named;
import parallax.tensor.Tensor;

/**
 * What a {@link Cnn} learns, or the gradients of a loss by it.
 *
 * @param weight1     of the first convolution (F1, C, K, K)
 * @param bias1       of the first convolution (F1)
 * @param weight2     of the second convolution (F2, F1, K, K)
 * @param bias2       of the second convolution (F2)
 * @param denseWeight (classes, F2 · H'' · W''), H'' and W'' the sizes after two poolings
 * @param denseBias   (classes)
 * @param <T>         the array type of a backend
 */
public record CnnParameters<T>(T weight1, T bias1, T weight2, T bias2, T denseWeight, T denseBias) {
    /** Returns the arrays by the names PyTorch would give them: "conv1.weight". */
    public Named<T> named() {
        return Named.<T>none()
                .with("conv1.weight", weight1)
                .with("conv1.bias", bias1)
                .with("conv2.weight", weight2)
                .with("conv2.bias", bias2)
                .with("dense.weight", denseWeight)
                .with("dense.bias", denseBias);
    }

    /**
     * Returns the parameters of these names.
     *
     * @throws IllegalArgumentException if one is missing
     */
    public static <T> CnnParameters<T> of(Named<T> arrays) {
        return new CnnParameters<>(
                arrays.get("conv1.weight"),
                arrays.get("conv1.bias"),
                arrays.get("conv2.weight"),
                arrays.get("conv2.bias"),
                arrays.get("dense.weight"),
                arrays.get("dense.bias"));
    }

    /**
     * Returns parameters to begin with: weights drawn from a normal distribution of variance 2 / (inputs of an output), so that
     * the maps behind a relu keep their scale; biases 0.
     *
     * <p><b>Source.</b> K. He, X. Zhang, S. Ren and J. Sun, "Delving deep into rectifiers" (2015), equation 10.
     */
    public static CnnParameters<Tensor> random(CnnSizes z, RandomGenerator random) {
        return new CnnParameters<>(
                he(random, z.filters1(), z.channels(), z.kernel(), z.kernel()),
                Tensor.zeros(z.filters1()),
                he(random, z.filters2(), z.filters1(), z.kernel(), z.kernel()),
                Tensor.zeros(z.filters2()),
                he(random, z.classes(), z.features()),
                Tensor.zeros(z.classes()));
    }

    private static Tensor he(RandomGenerator random, int... shape) {
        int inputs = Arrays.stream(shape).skip(1).reduce(1, (a, b) -> a * b);
        double deviation = Math.sqrt(2.0 / inputs);
        return Tensor.randn(random, shape).map(v -> deviation * v);
    }
}
