package parallax.nn.position;

import parallax.tensor.Arguments;

/**
 * Which features {@link RotaryPosition} turns as a pair, and how fast.
 *
 * @param pairing which features are a pair
 * @param base    the pairs' speeds fall from 1 to nearly 1/base; 10000 in the paper
 */
public record Rotation(Pairing pairing, double base) {
    /** Which features are pair i of D. */
    public enum Pairing {
        /** 2i and 2i + 1: neighbours, as in the paper. */
        INTERLEAVED,
        /** i and i + D/2: one from each half, as in GPT-NeoX and LLaMA's published weights for Hugging Face. */
        HALVES
    }

    /**
     * Checks the hyperparameters.
     *
     * @throws IllegalArgumentException if the pairing is null, or the base not positive and finite
     */
    public Rotation {
        Arguments.given("pairing", pairing);
        // Said so that NaN is rejected too.
        if (!(base > 0 && base < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("base must be positive and finite, is " + base);
        }
    }

    /** Returns the paper's: neighbours, base 10000. */
    public static Rotation interleaved() {
        return new Rotation(Pairing.INTERLEAVED, 10000);
    }

    /** Returns that of pairs from two halves, base 10000. */
    public static Rotation halves() {
        return new Rotation(Pairing.HALVES, 10000);
    }

    /** Returns the first feature of pair i of D features. */
    public int first(int i, int features) {
        return pairing == Pairing.INTERLEAVED ? 2 * i : i;
    }

    /** Returns the second feature of pair i of D features. */
    public int second(int i, int features) {
        return pairing == Pairing.INTERLEAVED ? 2 * i + 1 : i + features / 2;
    }

    /** Returns the angle by which pair i of D features is turned at position p. */
    public double angle(int p, int i, int features) {
        return p * Math.pow(base, -2.0 * i / features);
    }
}
