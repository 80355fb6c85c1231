package parallax.nn.recurrent;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * One step of all sequences of a batch at once, gates apart: vectors of B·H, sequence behind sequence, copied from and to arrays of whole
 * sequences and of states. In arrays with several parts, the gates, those of one sequence lie one behind the other.
 *
 * @param v       what computes with the vectors
 * @param z       the sizes
 * @param none    H zeros
 * @param lengths how many steps of each sequence count
 */
record Nd4jSteps<A>(Nd4jVectors<A> v, RecurrentSizes z, A none, IntUnaryOperator lengths) {
    /** Returns the steps of sequences of a data type. */
    static Nd4jSteps<?> of(DataType type, RecurrentSizes z, int[] lengths) {
        return of(Nd4jVectors.of(type), z, lengths);
    }

    private static <A> Nd4jSteps<A> of(Nd4jVectors<A> v, RecurrentSizes z, int[] lengths) {
        return new Nd4jSteps<>(v, z, v.zeros(z.hidden()), b -> z.length(lengths, b));
    }

    /** Returns whether a sequence is filled up. */
    boolean ragged() {
        return IntStream.range(0, z.batch()).anyMatch(b -> lengths.applyAsInt(b) < z.steps());
    }

    /** Returns a new vector. */
    A vector() {
        return v.zeros(z.batch() * z.hidden());
    }

    /** Returns new vectors, one for each part. */
    List<A> vectors(int parts) {
        return Stream.generate(this::vector).limit(parts).toList();
    }

    /** Reads step t of an array (B, T, parts · H). */
    void read(Nd4jVectors.Rows<A> sequences, int t, List<A> parts) {
        for (int b = 0; b < z.batch(); b++) {
            readRow(sequences, b * z.steps() + t, b, parts);
        }
    }

    /** Reads an array (B, parts · H). */
    void read(Nd4jVectors.Rows<A> state, List<A> parts) {
        for (int b = 0; b < z.batch(); b++) {
            readRow(state, b, b, parts);
        }
    }

    /** Writes step t of an array (B, T, parts · H); zeros beyond a sequence's length. */
    void write(List<A> parts, Nd4jVectors.Rows<A> sequences, int t) {
        for (int b = 0; b < z.batch(); b++) {
            writeRow(t < lengths.applyAsInt(b), parts, b, sequences, b * z.steps() + t);
        }
    }

    /** Writes an array (B, parts · H) that is of step t; zeros beyond a sequence's length. */
    void writeState(List<A> parts, Nd4jVectors.Rows<A> state, int t) {
        for (int b = 0; b < z.batch(); b++) {
            writeRow(t < lengths.applyAsInt(b), parts, b, state, b);
        }
    }

    /** Writes an array (B, H) that is of step t; beyond a sequence's length it stands still. */
    void renew(A state, Nd4jVectors.Rows<A> states, int t) {
        for (int b = 0; b < z.batch(); b++) {
            if (t < lengths.applyAsInt(b)) {
                states.write(state, b * z.hidden(), b * z.hidden(), z.hidden());
            }
        }
    }

    private void readRow(Nd4jVectors.Rows<A> rows, int row, int b, List<A> parts) {
        for (int k = 0; k < parts.size(); k++) {
            rows.read((row * parts.size() + k) * z.hidden(), parts.get(k), b * z.hidden(), z.hidden());
        }
    }

    private void writeRow(boolean counts, List<A> parts, int b, Nd4jVectors.Rows<A> rows, int row) {
        for (int k = 0; k < parts.size(); k++) {
            int to = (row * parts.size() + k) * z.hidden();
            if (counts) {
                rows.write(parts.get(k), b * z.hidden(), to, z.hidden());
            } else {
                rows.write(none, to);
            }
        }
    }
}
