package parallax.nn.recurrent;

import java.util.function.DoubleBinaryOperator;
import parallax.tensor.Tensor;

/** Vectors in larger tensors, and what the formulas of recurrence do with vectors. */
final class NaiveVectors {
    private NaiveVectors() {}

    /** Returns a copy of row (b) of (B, H). */
    static Tensor get(Tensor a, int b) {
        Tensor row = Tensor.zeros(a.size(1));
        System.arraycopy(a.data(), b * row.length(), row.data(), 0, row.length());
        return row;
    }

    /** Returns a copy of row (b, t) of (B, T, H). */
    static Tensor get(Tensor a, int b, int t) {
        Tensor row = Tensor.zeros(a.size(2));
        System.arraycopy(a.data(), (b * a.size(1) + t) * row.length(), row.data(), 0, row.length());
        return row;
    }

    /** Sets row (b) of (B, H). */
    static void set(Tensor row, Tensor a, int b) {
        System.arraycopy(row.data(), 0, a.data(), b * row.length(), row.length());
    }

    /** Sets the part of row (b, t) of (B, T, G·H) that holds gate k. */
    static void set(Tensor part, Tensor a, int b, int t, int k) {
        System.arraycopy(part.data(), 0, a.data(), (b * a.size(1) + t) * a.size(2) + k * part.length(), part.length());
    }

    /** Returns part k of n equal parts. */
    static Tensor part(Tensor v, int k, int n) {
        Tensor part = Tensor.zeros(v.length() / n);
        System.arraycopy(v.data(), k * part.length(), part.data(), 0, part.length());
        return part;
    }

    /** Sets the equal parts of a vector. */
    static void setParts(Tensor v, Tensor... parts) {
        for (int k = 0; k < parts.length; k++) {
            System.arraycopy(parts[k].data(), 0, v.data(), k * parts[k].length(), parts[k].length());
        }
    }

    /** Returns u + v. */
    static Tensor plus(Tensor u, Tensor v) {
        return entryByEntry(u, v, Double::sum);
    }

    /** Returns u · v, entry by entry. */
    static Tensor times(Tensor u, Tensor v) {
        return entryByEntry(u, v, (a, b) -> a * b);
    }

    /** Returns W v + b. */
    static Tensor affine(Tensor weight, Tensor v, Tensor bias) {
        return affine(weight, v, bias, 0, 1);
    }

    /** Returns part k, of n equal ones, of W v + b. */
    static Tensor affine(Tensor weight, Tensor v, Tensor bias, int k, int n) {
        Tensor y = Tensor.zeros(weight.size(0) / n);
        for (int o = 0; o < y.length(); o++) {
            double sum = bias.get(k * y.length() + o);
            for (int i = 0; i < v.length(); i++) {
                sum += weight.get(k * y.length() + o, i) * v.get(i);
            }
            y.set(sum, o);
        }
        return y;
    }

    /** Returns dv, and adds dW and db, of y = W v + b. */
    static Tensor affineBackward(Tensor weight, Tensor v, Tensor dy, Tensor dWeight, Tensor dBias) {
        return affineBackward(weight, v, dy, dWeight, dBias, 0);
    }

    /** Returns dv, and adds dW and db, where y was part k of W v + b. */
    static Tensor affineBackward(Tensor weight, Tensor v, Tensor dy, Tensor dWeight, Tensor dBias, int k) {
        Tensor dv = Tensor.zeros(v.length());
        for (int o = 0; o < dy.length(); o++) {
            int row = k * dy.length() + o;
            dBias.add(dy.get(o), row); // of  sum = bias
            for (int i = 0; i < v.length(); i++) {
                // of  sum += weight * v
                dWeight.add(dy.get(o) * v.get(i), row, i);
                dv.add(dy.get(o) * weight.get(row, i), i);
            }
        }
        return dv;
    }

    /** Returns the tensor, or zeros if there is none. */
    static Tensor orZeros(Tensor a, int... shape) {
        return a == null ? Tensor.zeros(shape) : a;
    }

    /** Returns zeros of the parameters' shapes. */
    static RecurrentParameters<Tensor> zerosLike(RecurrentParameters<Tensor> p) {
        return RecurrentParameters.of(p.named().map(a -> Tensor.zeros(a.shape())));
    }

    private static Tensor entryByEntry(Tensor u, Tensor v, DoubleBinaryOperator operator) {
        Tensor y = Tensor.zeros(u.length());
        for (int k = 0; k < y.length(); k++) {
            y.set(operator.applyAsDouble(u.get(k), v.get(k)), k);
        }
        return y;
    }
}
