package parallax.nn.recurrent;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;

/**
 * What the ND4J twins of all recurrences share: the products over all steps at once, before and after the loop over time.
 *
 * <p>Arrays are row-major (B, T, …), so row b·T + t of the matrix of all steps is step t of sequence b.
 */
final class Nd4jRecurrence {
    private Nd4jRecurrence() {}

    /** Returns the array itself if its entries lie row-major from its buffer's beginning on, else a copy that does. */
    static INDArray packed(INDArray a, Nd4jScratch scratch) {
        return a.offset() == 0 ? scratch.rowMajor(a) : scratch.copy(a);
    }

    /** Returns a row-major copy that is the caller's, or zeros if there is no array. */
    static INDArray copyOrZeros(INDArray a, INDArray like) {
        INDArray copy = Nd4j.create(like.dataType(), like.shape(), 'c');
        return a == null ? copy : copy.assign(a);
    }

    /** Returns the packed array, or zeros if there is none. */
    static INDArray packedOrZeros(INDArray a, INDArray like, Nd4jScratch scratch) {
        return a == null ? scratch.zeros(like.dataType(), like.shape()) : packed(a, scratch);
    }

    /** Returns a new array with several parts (B, parts · H) for the state (B, H). */
    static INDArray ofParts(INDArray state, int parts, Nd4jScratch scratch) {
        return scratch.zeros(state.dataType(), state.size(0), parts * state.size(1));
    }

    /** Returns (B, T, N) as the matrix (B·T, N); the array must lie row-major. */
    static INDArray matrix(INDArray a) {
        return a.reshape(a.size(0) * a.size(1), a.size(2));
    }

    /** Sets sums[b,t] = W x[b,t] + bias, for all steps at once. */
    static void input(INDArray x, INDArray weight, INDArray bias, INDArray sums, Nd4jScratch scratch) {
        INDArray rows = matrix(sums);
        Nd4j.matmul(matrix(scratch.rowMajor(x)), scratch.rowMajor(weight), rows, false, true, false);
        rows.addiRowVector(bias);
    }

    /** Returns b + c. */
    static INDArray bias(RecurrentParameters<INDArray> p, Nd4jScratch scratch) {
        return scratch.copy(p.biasInput()).addi(p.biasHidden());
    }

    /** Returns Uᵀ, copied: its product with the state is a fifth faster so, and there is one in each step. */
    static INDArray transposed(INDArray weight, Nd4jScratch scratch) {
        return scratch.copy(weight.transpose());
    }

    /** Returns a copy of some rows of a packed matrix. */
    static <A> INDArray rows(Nd4jVectors<A> v, INDArray matrix, int from, int count, Nd4jScratch scratch) {
        int columns = matrix.columns();
        INDArray rows = scratch.zeros(matrix.dataType(), count, columns);
        A entries = v.zeros(count * columns);
        v.rows(matrix).read(from * columns, entries);
        v.rows(rows).write(entries, 0);
        return rows;
    }

    /** Returns the state before each step (B, T, H): h0, then y but for its last step. Both must be packed. */
    static <A> INDArray before(Nd4jSteps<A> steps, INDArray h0, INDArray y, Nd4jScratch scratch) {
        Nd4jVectors<A> v = steps.v();
        RecurrentSizes z = steps.z();
        INDArray before = scratch.like(y);
        Nd4jVectors.Rows<A> starts = v.rows(h0);
        Nd4jVectors.Rows<A> ys = v.rows(y);
        Nd4jVectors.Rows<A> befores = v.rows(before);
        A first = v.zeros(z.hidden());
        A rest = v.zeros((z.steps() - 1) * z.hidden());
        for (int b = 0; b < z.batch(); b++) {
            int row = b * z.steps();
            starts.read(b * z.hidden(), first);
            befores.write(first, row * z.hidden());
            ys.read(row * z.hidden(), rest);
            befores.write(rest, (row + 1) * z.hidden());
        }
        return before;
    }

    /**
     * Returns the gradients by what all steps share, and by x.
     *
     * @param x       (B, T, F); what fills it up is not read: it may be infinite, and 0 · ∞ is NaN
     * @param dSums   ∂L/∂(W x + b), (B, T, G·H), row-major
     * @param dHidden ∂L/∂(U h + c), likewise
     * @param before  the state before each step (B, T, H), row-major
     */
    static <S> Recurrence.Gradients<INDArray, S, RecurrentParameters<INDArray>> gradients(
            Nd4jSteps<?> steps,
            INDArray x,
            RecurrentParameters<INDArray> p,
            INDArray dSums,
            INDArray dHidden,
            INDArray before,
            S dStart) {
        INDArray dx = Nd4j.createUninitialized(x.dataType(), x.shape(), 'c');
        RecurrentParameters<INDArray> d =
                RecurrentParameters.of(p.named().map(a -> Nd4j.createUninitialized(a.dataType(), a.shape(), 'c')));
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            // of  sums = W x + b
            Nd4j.matmul(matrix(dSums), scratch.rowMajor(p.weightInput()), matrix(dx));
            Nd4j.matmul(matrix(dSums), matrix(unfilled(steps, x, scratch)), d.weightInput(), true, false, false);
            Nd4jSums.ofColumns(matrix(dSums), d.biasInput());
            // of  U h + c
            Nd4j.matmul(matrix(dHidden), matrix(before), d.weightHidden(), true, false, false);
            Nd4jSums.ofColumns(matrix(dHidden), d.biasHidden());
        }
        return new Recurrence.Gradients<>(dx, dStart, d);
    }

    // Row-major, with zeros for the filling.
    private static <A> INDArray unfilled(Nd4jSteps<A> steps, INDArray x, Nd4jScratch scratch) {
        RecurrentSizes z = steps.z();
        if (!steps.ragged()) {
            return scratch.rowMajor(x);
        }
        INDArray unfilled = scratch.copy(x);
        Nd4jVectors.Rows<A> rows = steps.v().rows(unfilled);
        for (int b = 0; b < z.batch(); b++) {
            int length = steps.lengths().applyAsInt(b);
            rows.write(steps.v().zeros((z.steps() - length) * z.features()), (b * z.steps() + length) * z.features());
        }
        return unfilled;
    }
}
