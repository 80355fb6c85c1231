package parallax.data;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** What lies along the first axis of an array: one row is one example. */
final class Rows {
    private Rows() {}

    /** Returns the number of examples, checked. */
    static int count(String name, Tensor x) {
        if (Arguments.given(name, x).rank() < 1 || x.length() == 0) {
            throw new IllegalArgumentException(name + " must have examples along its first axis, has "
                    + (x.rank() == 0 ? "no axis" : "no entry: " + Shapes.text(x.shape())));
        }
        return x.size(0);
    }

    /** Returns some rows, in the order given. */
    static Tensor of(Tensor x, int... rows) {
        int[] shape = x.shape();
        int width = x.length() / shape[0];
        shape[0] = rows.length;
        Tensor chosen = Tensor.zeros(shape);
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(x.data(), rows[k] * width, chosen.data(), k * width, width);
        }
        return chosen;
    }

    /** Returns some entries, in the order given. */
    static int[] of(int[] values, int... rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    /** Returns a list that makes its elements as they are asked for: of a large dataset few are looked at. */
    static <E> List<E> list(int size, IntFunction<E> element) {
        return new AbstractList<>() {
            @Override
            public E get(int n) {
                return element.apply(Objects.checkIndex(n, size));
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
