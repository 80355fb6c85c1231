package parallax.nn.recurrent;

import java.util.List;
import java.util.stream.Stream;

/**
 * A row of several equal parts, the gates of one step of one sequence, each in a vector of its own.
 *
 * @param v     what computes with the vectors
 * @param parts as they lie in the row, one behind the other
 * @param spare of the length of a part
 * @param length of a part
 */
record Nd4jParts<A>(Nd4jVectors<A> v, List<A> parts, A spare, int length) {
    /** Returns parts of zeros. */
    static <A> Nd4jParts<A> zeros(Nd4jVectors<A> v, int count, int length) {
        return new Nd4jParts<>(
                v, Stream.generate(() -> v.zeros(length)).limit(count).toList(), v.zeros(length), length);
    }

    /** Returns part k. */
    A get(int k) {
        return parts.get(k);
    }

    /** Reads a row. */
    void read(Nd4jVectors.Rows<A> rows, int row) {
        for (int k = 0; k < parts.size(); k++) {
            rows.read((row * parts.size() + k) * length, parts.get(k));
        }
    }

    /** Adds a row. */
    void add(Nd4jVectors.Rows<A> rows, int row) {
        for (int k = 0; k < parts.size(); k++) {
            rows.read((row * parts.size() + k) * length, spare);
            v.add(spare, parts.get(k));
        }
    }

    /** Writes a row. */
    void write(Nd4jVectors.Rows<A> rows, int row) {
        for (int k = 0; k < parts.size(); k++) {
            rows.write(parts.get(k), (row * parts.size() + k) * length);
        }
    }
}
