package parallax.data;

import java.util.Arrays;
import java.util.List;
import parallax.nn.Indices;
import parallax.tensor.HasContents;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/**
 * Arrays of one shape, each with the number of its class: images (N, C, H, W), signals (N, T, F), rows of a table (N, F).
 *
 * <pre>{@code
 * Split<LabelledData> digits = Glyphs.digits(1000, 7).split(0.8, new Random(1));
 * for (LabelledData batch : digits.train().batches(32, random)) {
 *     loss.forward(model.forward(batch.x()), batch.labels());
 * }
 * }</pre>
 *
 * <p>A batch is a small dataset.
 */
public final class LabelledData implements Dataset<LabelledData, LabelledData>, HasContents {
    private final Tensor x;
    private final int[] labels;
    private final List<String> classes;

    private LabelledData(Tensor x, int[] labels, List<String> classes) {
        this.x = x;
        this.labels = labels;
        this.classes = classes;
    }

    /**
     * Returns the dataset of these arrays.
     *
     * @param x       (N, ...), an example each; kept, not copied
     * @param labels  N numbers of classes. Copied.
     * @param classes what the classes are called; class k is the kth. Copied.
     * @throws IllegalArgumentException if there is no example, the numbers of examples and labels differ, or a label is no class
     */
    public static LabelledData of(Tensor x, int[] labels, List<String> classes) {
        int[] checked = ClassLabels.checked(labels, classes, Rows.count("x", x), "examples in x");
        return new LabelledData(x, checked, List.copyOf(classes));
    }

    /** Returns the examples along the first axis; the array itself. */
    public Tensor x() {
        return x;
    }

    /** Returns a copy of the numbers of the classes, as a loss wants them. */
    public int[] labels() {
        return labels.clone();
    }

    /** Returns what the classes are called. */
    public List<String> classes() {
        return classes;
    }

    /** Returns what the class of example n is called. */
    public String className(int n) {
        return classes.get(labels[n]);
    }

    /** Returns the labels as a matrix (N, K), K the number of classes: 1 where the label is, 0 elsewhere. */
    public Tensor oneHot() {
        return ClassLabels.oneHot(labels, classes.size());
    }

    /** Returns the same labels with other arrays: what a transformation made of them. */
    public LabelledData withX(Tensor other) {
        return of(other, labels, classes);
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public LabelledData select(int... examples) {
        Dataset.requireExamples(examples, size());
        return new LabelledData(Rows.of(x, examples), Rows.of(labels, examples), classes);
    }

    @Override
    public LabelledData batch(int... examples) {
        return select(examples);
    }

    @Override
    public Object contents() {
        return new Parts(x, Indices.of(labels), classes);
    }

    private record Parts(Tensor x, Indices labels, List<String> classes) {}

    /** Returns the sizes and how many examples there are of each class. */
    @Override
    public String toString() {
        return "LabelledData x " + Shapes.text(x.shape()) + ", " + ClassLabels.counts(labels, classes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelledData d
                && x.equals(d.x)
                && Arrays.equals(labels, d.labels)
                && classes.equals(d.classes);
    }

    @Override
    public int hashCode() {
        return 31 * x.hashCode() + Arrays.hashCode(labels);
    }
}
