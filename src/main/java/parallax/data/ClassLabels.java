package parallax.data;

import java.util.List;
import java.util.StringJoiner;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/** Labels that number classes, checked and written as arrays, the same for every kind of dataset. */
final class ClassLabels {
    private ClassLabels() {}

    /** Returns a copy of the labels, each of which is one of the classes. */
    static int[] checked(int[] labels, List<String> classes, int examples, String what) {
        if (Arguments.given("labels", labels).length != examples) {
            throw new IllegalArgumentException(
                    "labels has " + labels.length + " entries, there are " + examples + " " + what);
        }
        int known = Arguments.given("classes", classes).size();
        for (int k = 0; k < known; k++) {
            Arguments.given("classes[" + k + "]", classes.get(k));
        }
        for (int n = 0; n < labels.length; n++) {
            if (labels[n] < 0 || labels[n] >= known) {
                throw new IllegalArgumentException("labels[" + n + "] is " + labels[n] + ", must be from 0 to "
                        + (known - 1) + ": there are " + known + " classes");
            }
        }
        return labels.clone();
    }

    /** Returns the matrix (N, K) with 1 where the label is, 0 elsewhere. */
    static Tensor oneHot(int[] labels, int classes) {
        Tensor y = Tensor.zeros(labels.length, classes);
        for (int n = 0; n < labels.length; n++) {
            y.set(1, n, labels[n]);
        }
        return y;
    }

    /** Returns how many there are of each class: "3 no, 5 yes". */
    static String counts(int[] labels, List<String> classes) {
        int[] counts = new int[classes.size()];
        for (int label : labels) {
            counts[label]++;
        }
        StringJoiner text = new StringJoiner(", ");
        for (int k = 0; k < counts.length; k++) {
            text.add(counts[k] + " " + classes.get(k));
        }
        return text.toString();
    }
}
