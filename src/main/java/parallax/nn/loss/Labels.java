package parallax.nn.loss;

import parallax.nn.Backend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;

/**
 * What one cross-entropy is of, checked for both twins.
 *
 * @param rows    N
 * @param classes C
 * @param counted |S|, the labels that are not ignored
 */
record Labels(int rows, int classes, int counted) {
    static <T> Labels of(Backend<T> backend, T x, int[] labels, int ignored) {
        int[] shape = backend.given("x", x);
        ShapeChecks.requireAxes("x", "(N, C)", shape);
        int counted = 0;
        if (Arguments.given("labels", labels).length != shape[0]) {
            throw new IllegalArgumentException("labels has " + labels.length + " entries, x has " + shape[0] + " rows");
        }
        for (int n = 0; n < labels.length; n++) {
            if (labels[n] == ignored) {
                continue;
            }
            if (labels[n] < 0 || labels[n] >= shape[1]) {
                throw new IllegalArgumentException("labels[" + n + "] is " + labels[n] + ", must be from 0 to "
                        + (shape[1] - 1) + ", a class of x, or the ignored index " + ignored);
            }
            counted++;
        }
        if (counted == 0) {
            throw new IllegalArgumentException("all " + labels.length + " labels are the ignored index " + ignored
                    + ": there is no mean of 0 rows");
        }
        return new Labels(shape[0], shape[1], counted);
    }

    static void requireSmoothing(double smoothing) {
        // Said so that NaN is rejected too.
        if (!(smoothing >= 0 && smoothing <= 1)) {
            throw new IllegalArgumentException("smoothing must be from 0 to 1, is " + smoothing);
        }
    }
}
