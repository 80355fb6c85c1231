package parallax.nn.transformer;

import parallax.nn.Backend;
import parallax.nn.Indices;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/** Which tokens are there only to make the texts of a batch equally long. */
final class Padding {
    private Padding() {}

    /**
     * Returns the mask (B, 1, T) that lets nobody attend to padding: 1 at tokens, 0 at padding.
     *
     * @param padding the token that is padding, or −1 if none is
     * @return null if none is: everybody may attend to every token
     */
    static <T> T mask(Backend<T> backend, Indices tokens, int padding) {
        if (padding < 0) {
            return null;
        }
        int[] shape = Arguments.given("tokens", tokens).shape();
        ShapeChecks.requireAxes("tokens", "(B, T)", shape);
        Tensor mask = Tensor.zeros(shape[0], 1, shape[1]);
        for (int k = 0; k < tokens.length(); k++) {
            mask.data()[k] = tokens.get(k) == padding ? 0 : 1;
        }
        return backend.of(mask);
    }
}
