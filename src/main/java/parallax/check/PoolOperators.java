package parallax.check;

import parallax.nn.pool.AveragePool2d;
import parallax.nn.pool.GlobalAveragePool2d;
import parallax.nn.pool.MaxOverTime;
import parallax.nn.pool.MaxPool2d;

/** Pooling by names: x → y. */
public final class PoolOperators {
    private PoolOperators() {}

    /** Returns max pooling. */
    public static <T> Operator<T> of(MaxPool2d<T> twin) {
        return NamedOperator.ofOne(twin::forward, twin::backward);
    }

    /** Returns average pooling. */
    public static <T> Operator<T> of(AveragePool2d<T> twin) {
        return NamedOperator.ofOne(twin::forward, twin::backward);
    }

    /** Returns global average pooling. */
    public static <T> Operator<T> of(GlobalAveragePool2d<T> twin) {
        return NamedOperator.ofOne(twin::forward, twin::backward);
    }

    /**
     * Returns the maximum over time.
     *
     * @param lengths how many steps of each sequence count, or null if all do
     */
    public static <T> Operator<T> of(MaxOverTime<T> twin, int[] lengths) {
        return NamedOperator.ofOne(x -> twin.forward(x, lengths), (x, dy) -> twin.backward(x, lengths, dy));
    }
}
