package parallax.nn.transformer;

import java.util.random.RandomGenerator;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.tensor.Tensor;

/**
 * What a language model learns.
 *
 * @param table      (V, E), of the embedding
 * @param positions  (P, E), the vectors of the positions, or null: sinusoidal ones, and the embedding scaled by √E
 * @param encoder    of the layers
 * @param headWeight (V, E), or null for the table itself
 * @param headBias   (V), or null for none
 */
public record TokenParameters<T>(T table, T positions, Encoder.Parameters<T> encoder, T headWeight, T headBias) {

    /**
     * Returns parameters to begin with: the layers' as {@link EncoderLayer.Parameters#random} says, the head's weight likewise, its
     * bias 0. Beside learned positions the table and they are normal with deviation 0.02 (GPT-2, BERT); otherwise the table is with 1/√E, so
     * that it has deviation 1 when it is scaled.
     */
    public static <T> TokenParameters<T> random(
            Backend<T> backend, RandomGenerator random, LayerOptions options, Sizes sizes) {
        int features = sizes.stack.features();
        boolean learned = sizes.longest > 0;
        double deviation = learned ? 0.02 : 1 / Math.sqrt(features);
        return new TokenParameters<>(
                normal(backend, random, deviation, sizes.vocabulary, features),
                learned ? normal(backend, random, deviation, sizes.longest, features) : null,
                Encoder.Parameters.random(backend, random, options, sizes.stack),
                sizes.tied ? null : Xavier.weight(backend, random, sizes.vocabulary, features),
                sizes.biased ? Xavier.bias(backend, sizes.vocabulary) : null);
    }

    /** Returns the parameters of these names: "table", "positions"?, "encoder.0.self.weightIn" and so on, "head.weight"?, "head.bias"?. */
    public static <T> TokenParameters<T> of(Named<T> named) {
        return new TokenParameters<>(
                named.get("table"),
                orNull(named, "positions"),
                Encoder.Parameters.of(named.under("encoder")),
                orNull(named, "head.weight"),
                orNull(named, "head.bias"));
    }

    /** Returns the parameters by name; tied weights are there once. */
    public Named<T> named() {
        Named<T> all = Named.<T>none().with("table", table);
        all = positions == null ? all : all.with("positions", positions);
        all = all.with("encoder", encoder.named());
        all = headWeight == null ? all : all.with("head.weight", headWeight);
        return headBias == null ? all : all.with("head.bias", headBias);
    }

    T outputWeight() {
        return headWeight == null ? table : headWeight;
    }

    static <T> T normal(Backend<T> backend, RandomGenerator random, double deviation, int... shape) {
        return backend.of(Tensor.randn(random, shape).map(v -> deviation * v));
    }

    private static <T> T orNull(Named<T> named, String name) {
        return named.has(name) ? named.get(name) : null;
    }

    /**
     * How large a language model is.
     *
     * @param vocabulary V, how many tokens there are
     * @param longest    P, the longest text there can be, or 0 for sinusoidal positions, which know no longest
     * @param stack      of the layers
     * @param tied       whether the head's weight is the embedding's table
     * @param biased     whether the head has a bias
     */
    public record Sizes(int vocabulary, int longest, StackSizes stack, boolean tied, boolean biased) {
        /**
         * Checks the sizes.
         *
         * @throws IllegalArgumentException if there is no token, or the longest text is negative
         */
        public Sizes {
            StackSizes.require("vocabulary", vocabulary);
            if (longest < 0) {
                throw new IllegalArgumentException("longest must be at least 0, is " + longest);
            }
        }

        /** Returns GPT-2's: learned positions, tied, without a bias. */
        public static Sizes gpt(int vocabulary, int longest, StackSizes stack) {
            return new Sizes(vocabulary, longest, stack, true, false);
        }

        /** Returns BERT's: learned positions, tied, with a bias. */
        public static Sizes bert(int vocabulary, int longest, StackSizes stack) {
            return new Sizes(vocabulary, longest, stack, true, true);
        }
    }
}
