package parallax.check.golden;

import parallax.check.LossOperators;
import parallax.nn.Backend;
import parallax.nn.loss.CrossEntropy;

/** Reads the attributes of losses. */
final class LossReaders {
    private LossReaders() {}

    /** Makes a cross-entropy. */
    @FunctionalInterface
    interface Smoothed<T> {
        CrossEntropy<T> of(int ignored, double smoothing);
    }

    /** Reads crossEntropy: labels [N], ignoreIndex, labelSmoothing. */
    static <T> OperatorReader<T> crossEntropy(Smoothed<T> twin, Backend<T> backend) {
        return attributes -> LossOperators.of(
                twin.of(
                        attributes.integer("ignoreIndex", CrossEntropy.IGNORED),
                        attributes.number("labelSmoothing", 0)),
                attributes.integers("labels").values(),
                backend);
    }
}
