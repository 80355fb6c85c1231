package parallax.nn.norm;

import parallax.nn.Backend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;

/**
 * The sizes of one normalisation, checked for both twins.
 *
 * @param entries  how many entries share a γ: the rows of a layer norm, the pixels of all images of a batch norm
 * @param features how many γ there are: D, or C
 */
record NormSizes(int entries, int features) {
    static <T> NormSizes ofRows(Backend<T> backend, T x, T gamma) {
        int[] shape = backend.given("x", x);
        if (shape.length < 1) {
            throw new IllegalArgumentException("x must have at least 1 axis, has 0");
        }
        ShapeChecks.requireEntries("x", shape);
        int features = shape[shape.length - 1];
        ShapeChecks.requireVector("gamma", backend.given("gamma", gamma), features, "feature of x");
        return new NormSizes(Shapes.length(shape) / features, features);
    }

    static <T> NormSizes ofImages(Backend<T> backend, T x, T gamma) {
        int[] shape = backend.given("x", x);
        ShapeChecks.requireAxes("x", "(N, C, H, W)", shape);
        ShapeChecks.requireVector("gamma", backend.given("gamma", gamma), shape[1], "channel of x");
        return new NormSizes(Shapes.length(shape) / shape[1], shape[1]);
    }

    <T> NormSizes withBeta(Backend<T> backend, T beta) {
        ShapeChecks.requireVector("beta", backend.given("beta", beta), features, "entry of gamma");
        return this;
    }

    <T> NormSizes withRunning(Backend<T> backend, BatchNorm2d.Statistics<T> running) {
        Arguments.given("running", running);
        ShapeChecks.requireVector(
                "running mean", backend.given("running mean", running.mean()), features, "channel of x");
        ShapeChecks.requireVector(
                "running variance", backend.given("running variance", running.variance()), features, "channel of x");
        double[] variance = backend.tensor(running.variance()).data();
        for (int c = 0; c < features; c++) {
            if (variance[c] < 0) {
                throw new IllegalArgumentException(
                        "running variance[" + c + "] is " + variance[c] + ", must be at least 0");
            }
        }
        return this;
    }

    <T> NormSizes withOutput(Backend<T> backend, T x, T dy) {
        ShapeChecks.requireSame("dy", backend.given("dy", dy), "x", backend.shape(x));
        return this;
    }

    /** Checks that each channel's entries have a variance. */
    NormSizes withVariance() {
        if (entries < 2) {
            throw new IllegalArgumentException(
                    "batch statistics need at least 2 entries per channel, x has " + entries);
        }
        return this;
    }

    static void requireEpsilon(double eps) {
        // Said so that NaN is rejected too.
        if (!(eps >= 0 && eps < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("eps must be at least 0 and finite, is " + eps);
        }
    }

    static void requireMomentum(double momentum) {
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("momentum must be from 0 to 1, is " + momentum);
        }
    }
}
