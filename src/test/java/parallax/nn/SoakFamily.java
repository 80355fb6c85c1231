package parallax.nn;

/**
 * The calls a soak makes of a family's ND4J twins.
 *
 * <p>An implementation, a class with a constructor without parameters, needs nothing else to be run: {@link Nd4jSoakTest} finds it, and fails
 * where a twin is in none.
 */
public interface SoakFamily {
    /** Adds at least one call of each twin of the family. */
    void addTo(SoakCalls calls);
}
