package parallax.bench;

/**
 * What a row has computed, written once for both twins.
 *
 * @param <T> the array type of a backend
 */
@FunctionalInterface
public interface Computation<T> {
    /** Computes forward and, if the run wants it, backward. */
    void run(Run<T> run);
}
