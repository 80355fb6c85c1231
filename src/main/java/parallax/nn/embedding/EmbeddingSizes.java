package parallax.nn.embedding;

import java.util.Arrays;
import parallax.nn.Backend;
import parallax.nn.Indices;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;

/**
 * The sizes of one embedding, checked for both twins.
 *
 * @param tokens   V
 * @param features D
 */
record EmbeddingSizes(int tokens, int features) {
    static <T> EmbeddingSizes ofForward(Backend<T> backend, T table, Indices indices) {
        int[] shape = backend.given("table", table);
        ShapeChecks.requireAxes("table", "(V, D)", shape);
        ShapeChecks.requireEntries(
                "indices", Arguments.given("indices", indices).shape());
        for (int k = 0; k < indices.length(); k++) {
            if (indices.get(k) < 0 || indices.get(k) >= shape[0]) {
                throw new IllegalArgumentException(Shapes.entry("indices", Shapes.index(k, indices.shape())) + " is "
                        + indices.get(k) + ", must be from 0 to " + (shape[0] - 1) + ", a row of table");
            }
        }
        return new EmbeddingSizes(shape[0], shape[1]);
    }

    static <T> EmbeddingSizes ofBackward(Backend<T> backend, T table, Indices indices, T dy) {
        EmbeddingSizes z = ofForward(backend, table, indices);
        ShapeChecks.requireSame("dy", backend.given("dy", dy), "the output", z.output(indices));
        return z;
    }

    /** Returns the shape of y, (…, D). */
    int[] output(Indices indices) {
        int[] shape = indices.shape();
        int[] output = Arrays.copyOf(shape, shape.length + 1);
        output[shape.length] = features;
        return output;
    }
}
