package parallax.nn.transformer;

import parallax.nn.Axes;
import parallax.nn.Backend;
import parallax.nn.Indices;
import parallax.nn.ShapeChecks;
import parallax.nn.position.LearnedPosition;
import parallax.tensor.Arguments;

/**
 * How tokens become vectors that know their places.
 *
 * <pre>
 * x[b,t] = √E · table[token[b,t]] + PE[o + t]          sinusoidal positions, the paper's
 * x[b,t] = table[token[b,t]] + positions[o + t]        learned positions, BERT's and GPT-2's
 * </pre>
 *
 * <p><b>Shapes.</b> tokens (B, T); table (V, E); positions (P, E), T ≤ P, or null for sinusoidal ones; x (B, T, E); o the offset.
 *
 * <p><b>Source.</b> A. Vaswani et al., "Attention is all you need" (2017), sections 3.4 and 3.5; J. Devlin et al., "BERT" (2018), section 3,
 * without its segments.
 *
 * @param parts of a backend
 */
public record TokenEmbedding<T>(Parts<T> parts) {
    /**
     * Returns x.
     *
     * @param tokens    (B, T)
     * @param table     (V, E). Not modified.
     * @param positions (P, E), or null. Not modified.
     * @param offset    o, the place of the first token
     * @throws IllegalArgumentException if a token is no row of the table, or the sizes do not fit
     */
    public T forward(Indices tokens, T table, T positions, int offset) {
        Backend<T> backend = parts.backend();
        requireMatrix(tokens);
        new Axes<>(backend)
                .array("table", table, "V", "E")
                .optional("positions", positions, "P", "E")
                .noNaN();
        T rows = parts.embedding().forward(table, tokens);
        if (positions != null) {
            T x = parts.learnedPosition().forward(rows, positions, offset);
            backend.release(rows);
            return x;
        }
        T scaled = backend.scale(rows, root(table));
        T x = parts.sinusoidalPosition().forward(scaled, offset);
        backend.release(rows);
        backend.release(scaled);
        return x;
    }

    /**
     * Returns the gradients of a loss L, given dx = ∂L/∂x, for the offset 0.
     *
     * @param tokens    what forward was given
     * @param table     what forward was given. Not modified.
     * @param positions what forward was given. Not modified.
     * @param dx        (B, T, E). Not modified.
     */
    public Gradients<T> backward(Indices tokens, T table, T positions, T dx) {
        Backend<T> backend = parts.backend();
        if (positions != null) {
            LearnedPosition.Gradients<T> learned = parts.learnedPosition().backward(positions, 0, dx);
            T dTable = parts.embedding().backward(table, tokens, learned.dx());
            backend.release(learned.dx());
            return new Gradients<>(dTable, learned.dTable());
        }
        T scaled = backend.scale(dx, root(table)); // of  √E · rows
        T dTable = parts.embedding().backward(table, tokens, scaled);
        backend.release(scaled);
        return new Gradients<>(dTable, null);
    }

    private double root(T table) {
        return Math.sqrt(parts.backend().shape(table)[1]);
    }

    private static void requireMatrix(Indices tokens) {
        ShapeChecks.requireAxes(
                "tokens", "(B, T)", Arguments.given("tokens", tokens).shape());
    }

    /**
     * The gradients of a loss L.
     *
     * @param dTable     ∂L/∂table (V, E)
     * @param dPositions ∂L/∂positions (P, E), or null where they are not learned
     */
    public record Gradients<T>(T dTable, T dPositions) {}
}
