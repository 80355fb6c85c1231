package parallax.data;

import parallax.tensor.Tensor;

/** The simplest classifiers, to say how hard a dataset of ten classes is. */
final class Nearest {
    private Nearest() {}

    /** Returns how often the nearest mean of a class is that of the right class. */
    static double meanAccuracy(Split<LabelledData> split) {
        int pixels = split.train().x().length() / split.train().size();
        Tensor means = Tensor.zeros(10, pixels);
        int[] labels = split.train().labels();
        int[] counts = new int[10];
        for (int label : labels) {
            counts[label]++;
        }
        for (int n = 0; n < labels.length; n++) {
            for (int k = 0; k < pixels; k++) {
                means.add(split.train().x().data()[n * pixels + k] / counts[labels[n]], labels[n], k);
            }
        }
        return accuracy(split.test(), LabelledData.of(means, Permutations.inOrder(10), Glyphs.DIGITS));
    }

    /** Returns how often the nearest known example is of the right class. */
    static double accuracy(LabelledData test, LabelledData known) {
        int pixels = test.x().length() / test.size();
        int[] labels = test.labels();
        int[] knownLabels = known.labels();
        int right = 0;
        for (int n = 0; n < labels.length; n++) {
            double least = Double.MAX_VALUE;
            int nearest = -1;
            for (int m = 0; m < knownLabels.length; m++) {
                double distance = 0;
                for (int k = 0; k < pixels && distance < least; k++) {
                    double d = test.x().data()[n * pixels + k] - known.x().data()[m * pixels + k];
                    distance += d * d;
                }
                if (distance < least) {
                    least = distance;
                    nearest = knownLabels[m];
                }
            }
            right += nearest == labels[n] ? 1 : 0;
        }
        return (double) right / labels.length;
    }
}
