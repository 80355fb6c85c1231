package parallax.nn.conv;

import parallax.tensor.Tensor;

/** What laws of convolution are said with. */
final class ConvLaws {
    private ConvLaws() {}

    /** Returns Σ a·b over all entries. */
    static double dot(Tensor a, Tensor b) {
        double sum = 0;
        for (int k = 0; k < a.length(); k++) {
            sum += a.data()[k] * b.data()[k];
        }
        return sum;
    }
}
