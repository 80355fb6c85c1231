package parallax.exercise.encoder;

import parallax.nn.Backend;
import parallax.nn.activation.Activation;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.attention.Attention;
import parallax.nn.attention.MultiHeadAttention;
import parallax.nn.dense.Linear;
import parallax.nn.embedding.Embedding;
import parallax.nn.norm.LayerNorm;
import parallax.nn.norm.NormGradients;
import parallax.nn.position.LearnedPosition;
import parallax.nn.position.SinusoidalPosition;
import parallax.nn.transformer.Parts;
import parallax.tensor.Tensor;

/**
 * The parts of a Transformer with another normalisation, to see what a mistake in it does to a whole network.
 *
 * @param parts all others
 * @param over  what is normalised
 * @param <T>   the array type of the backend
 */
public record NormParts<T>(Parts<T> parts, NormOver over) implements Parts<T> {
    @Override
    public LayerNorm<T> layerNorm(double eps) {
        return new Norm<>(parts.backend(), over.norm(eps));
    }

    @Override
    public Backend<T> backend() {
        return parts.backend();
    }

    @Override
    public Linear<T> linear() {
        return parts.linear();
    }

    @Override
    public Activation<T> activation(Nonlinearity f) {
        return parts.activation(f);
    }

    @Override
    public MultiHeadAttention<T> multiHeadAttention(int heads, boolean causal) {
        return parts.multiHeadAttention(heads, causal);
    }

    @Override
    public Attention<T> attention() {
        return parts.attention();
    }

    @Override
    public Embedding<T> embedding() {
        return parts.embedding();
    }

    @Override
    public SinusoidalPosition<T> sinusoidalPosition() {
        return parts.sinusoidalPosition();
    }

    @Override
    public LearnedPosition<T> learnedPosition() {
        return parts.learnedPosition();
    }

    private record Norm<T>(Backend<T> backend, LayerNorm<Tensor> norm) implements LayerNorm<T> {
        @Override
        public T forward(T x, T gamma, T beta) {
            return backend.of(norm.forward(backend.tensor(x), backend.tensor(gamma), backend.tensor(beta)));
        }

        @Override
        public NormGradients<T> backward(T x, T gamma, T dy) {
            NormGradients<Tensor> d = norm.backward(backend.tensor(x), backend.tensor(gamma), backend.tensor(dy));
            return new NormGradients<>(backend.of(d.dx()), backend.of(d.dGamma()), backend.of(d.dBeta()));
        }
    }
}
