package parallax.exercise.diagnosis;

import parallax.tensor.Tensor;

/** Sums and products, entry by entry, of which wrong twins are made. */
public final class Entrywise {
    private Entrywise() {}

    /** Returns the sum of two arrays of one shape. */
    public static Tensor sum(Tensor a, Tensor b) {
        Tensor sum = a.copy();
        for (int k = 0; k < sum.length(); k++) {
            sum.data()[k] += b.data()[k];
        }
        return sum;
    }

    /** Returns the product of two arrays of one shape. */
    public static Tensor product(Tensor a, Tensor b) {
        Tensor product = a.copy();
        for (int k = 0; k < product.length(); k++) {
            product.data()[k] *= b.data()[k];
        }
        return product;
    }
}
