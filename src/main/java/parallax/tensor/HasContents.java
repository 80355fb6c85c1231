package parallax.tensor;

/**
 * A value that tells what is in it, in arrays, collections, maps and records of Java, and tensors.
 *
 * <p>So a package that knows nothing of notebooks says how its values look there: the first line of {@code toString()} stands above
 * what {@link #contents} returns.
 */
public interface HasContents {
    /** Returns what is in it, for reading alone; a list that is long may make its elements as they are asked for. */
    Object contents();
}
