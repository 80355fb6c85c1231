package parallax.nn.position;

import parallax.nn.Backend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Shapes;

/**
 * The sizes of what is turned, checked for both twins.
 *
 * @param sequences the product of the axes before the last two
 * @param steps     T
 * @param features  D
 */
record RotarySizes(int sequences, int steps, int features) {
    static <T> RotarySizes of(Backend<T> backend, String name, T a, int offset) {
        int[] shape = backend.given(name, a);
        if (shape.length < 2) {
            throw new IllegalArgumentException(
                    name + " must have at least 2 axes (…, T, D), has " + shape.length + ": " + Shapes.text(shape));
        }
        ShapeChecks.requireEntries(name, shape);
        int features = shape[shape.length - 1];
        if (features % 2 != 0) {
            throw new IllegalArgumentException(
                    "features are turned in pairs: the last axis of " + name + " has " + features + ", must be even");
        }
        int steps = shape[shape.length - 2];
        PositionSizes.requirePositions(offset, steps);
        return new RotarySizes(Shapes.length(shape) / (steps * features), steps, features);
    }

    int pairs() {
        return features / 2;
    }
}
