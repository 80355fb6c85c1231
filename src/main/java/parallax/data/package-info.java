/**
 * Data that is made here or loaded from files: nothing is downloaded.
 *
 * <p>What is made depends on its seed alone: {@code java.util.Random} is specified to the bit, and so is arithmetic since Java 17; sines
 * and logarithms are {@code StrictMath}'s.
 */
package parallax.data;
