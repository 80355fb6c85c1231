package parallax.data;

import parallax.nn.NaiveBackend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/**
 * Makes every feature's mean 0 and its standard deviation 1, by the numbers of the train set.
 *
 * <pre>y[n,f] = (x[n,f] − μ[f]) / σ[f],   μ[f] = mean over n of the train set,  σ[f]² = mean of (x[n,f] − μ[f])²</pre>
 *
 * <p>The test set is transformed by the train set's μ and σ: whatever is computed of the test set would be known of what is to be
 * unknown. A feature that never varies has σ = 1 here, and becomes 0.
 *
 * <p>Features are along the last axis of rows (N, F) and sequences (N, T, F), and are the channels of images (N, C, H, W).
 *
 * @param mean      μ (F)
 * @param deviation σ (F), each above 0
 * @param rank      of the train set, the number of its axes: 2, 3 or 4
 */
public record Standardiser(Tensor mean, Tensor deviation, int rank) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if mean and deviation are no vectors of one length, an entry is not finite, a deviation is not above 0, or there
     *                                  is no such rank
     */
    public Standardiser {
        ShapeChecks.requireAxes("mean", "(F)", new NaiveBackend().given("mean", mean));
        new NaiveBackend().require("deviation", deviation);
        ShapeChecks.requireSame("deviation", deviation.shape(), "mean", mean.shape());
        new NaiveBackend().requireFinite("mean", mean);
        new NaiveBackend().requireFinite("deviation", deviation);
        for (int f = 0; f < deviation.length(); f++) {
            if (deviation.get(f) <= 0) {
                throw new IllegalArgumentException("deviation[" + f + "] must be above 0, is " + deviation.get(f));
            }
        }
        if (rank < 2 || rank > 4) {
            throw new IllegalArgumentException("rank must be 2, 3 or 4, is " + rank);
        }
    }

    /**
     * Returns the one that standardises the train set.
     *
     * @param train (N, F), (N, T, F) or (N, C, H, W). Not modified.
     * @throws IllegalArgumentException if it has another number of axes, no entries, or one that is infinite or NaN
     */
    public static Standardiser of(Tensor train) {
        Rows.count("train", train);
        if (train.rank() < 2 || train.rank() > 4) {
            throw new IllegalArgumentException(
                    "train must be (N, F), (N, T, F) or (N, C, H, W), has shape " + Shapes.text(train.shape()));
        }
        new NaiveBackend().requireFinite("train", train);
        int axis = axis(train.rank());
        int features = train.size(axis);
        double each = (double) train.length() / features;
        Tensor mean = Tensor.zeros(features);
        for (int k = 0; k < train.length(); k++) {
            mean.add(train.data()[k] / each, feature(train, axis, k));
        }
        Tensor variance = Tensor.zeros(features);
        for (int k = 0; k < train.length(); k++) {
            double centred = train.data()[k] - mean.get(feature(train, axis, k));
            variance.add(centred * centred / each, feature(train, axis, k));
        }
        double[] largest = new double[features];
        for (int k = 0; k < train.length(); k++) {
            int f = feature(train, axis, k);
            largest[f] = Math.max(largest[f], Math.abs(train.data()[k]));
        }
        Tensor deviation = Tensor.zeros(features);
        for (int f = 0; f < features; f++) {
            double sigma = Math.sqrt(variance.get(f));
            // The mean of equal numbers is off by rounding, and so is their deviation from it.
            deviation.set(sigma > 1e-12 * largest[f] ? sigma : 1, f);
        }
        return new Standardiser(mean, deviation, train.rank());
    }

    /**
     * Returns the array standardised.
     *
     * @param x with the train set's features. Not modified.
     * @throws IllegalArgumentException if x has another number of features or axes than the train set had; the message says which
     */
    public Tensor apply(Tensor x) {
        Rows.count("x", x);
        int axis = axis(rank);
        if (x.rank() != rank || x.size(axis) != mean.length()) {
            throw new IllegalArgumentException("x must have " + rank + " axes as the train set, and " + mean.length()
                    + " features along axis " + axis + ", has shape " + Shapes.text(x.shape()));
        }
        Tensor y = Tensor.zeros(x.shape());
        for (int k = 0; k < x.length(); k++) {
            int f = feature(x, axis, k);
            y.data()[k] = (x.data()[k] - mean.get(f)) / deviation.get(f);
        }
        return y;
    }

    /** Returns a dataset standardised. */
    public LabelledData apply(LabelledData data) {
        return data.withX(apply(data.x()));
    }

    private static int axis(int rank) {
        return rank == 3 ? 2 : 1;
    }

    private static int feature(Tensor x, int axis, int k) {
        int behind = x.rank() == 4 ? x.size(2) * x.size(3) : 1;
        return k / behind % x.size(axis);
    }
}
