package parallax.data;

import parallax.tensor.Arguments;
import parallax.tensor.HasContents;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/**
 * Arrays, each with the array a model should answer: sequences x (N, T, F) with a target at each step (N, T, G), or at their end
 * (N, G).
 *
 * <p>A batch is a small dataset.
 *
 * @param x (N, ...), an example each; kept, not copied
 * @param y (N, ...), the targets; kept, not copied
 */
public record TargetData(Tensor x, Tensor y) implements Dataset<TargetData, TargetData>, HasContents {
    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if there is no example, or x and y have not as many; the message has both numbers
     */
    public TargetData {
        Arguments.given("x", x);
        Arguments.given("y", y);
        if (Rows.count("x", x) != Rows.count("y", y)) {
            throw new IllegalArgumentException("x has " + x.size(0) + " examples, y has " + y.size(0));
        }
    }

    @Override
    public int size() {
        return x.size(0);
    }

    @Override
    public TargetData select(int... examples) {
        Dataset.requireExamples(examples, size());
        return new TargetData(Rows.of(x, examples), Rows.of(y, examples));
    }

    @Override
    public TargetData batch(int... examples) {
        return select(examples);
    }

    @Override
    public Object contents() {
        return this;
    }

    /** Returns the sizes. */
    @Override
    public String toString() {
        return "TargetData x " + Shapes.text(x.shape()) + ", y " + Shapes.text(y.shape());
    }
}
