package parallax.nn.transformer;

import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.activation.Activation;
import parallax.nn.activation.NaiveActivation;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.attention.Attention;
import parallax.nn.attention.MultiHeadAttention;
import parallax.nn.attention.NaiveAttention;
import parallax.nn.attention.NaiveMultiHeadAttention;
import parallax.nn.dense.Linear;
import parallax.nn.dense.NaiveLinear;
import parallax.nn.embedding.Embedding;
import parallax.nn.embedding.NaiveEmbedding;
import parallax.nn.norm.LayerNorm;
import parallax.nn.norm.NaiveLayerNorm;
import parallax.nn.position.LearnedPosition;
import parallax.nn.position.NaiveLearnedPosition;
import parallax.nn.position.NaiveSinusoidalPosition;
import parallax.nn.position.SinusoidalPosition;
import parallax.tensor.Tensor;

/** The naive twins, on tensors. */
public record NaiveParts() implements Parts<Tensor> {
    @Override
    public Backend<Tensor> backend() {
        return new NaiveBackend();
    }

    @Override
    public Linear<Tensor> linear() {
        return new NaiveLinear();
    }

    @Override
    public LayerNorm<Tensor> layerNorm(double eps) {
        return new NaiveLayerNorm(eps);
    }

    @Override
    public Activation<Tensor> activation(Nonlinearity f) {
        return new NaiveActivation(f);
    }

    @Override
    public MultiHeadAttention<Tensor> multiHeadAttention(int heads, boolean causal) {
        return new NaiveMultiHeadAttention(heads, causal);
    }

    @Override
    public Attention<Tensor> attention() {
        return new NaiveAttention(false);
    }

    @Override
    public Embedding<Tensor> embedding() {
        return new NaiveEmbedding();
    }

    @Override
    public SinusoidalPosition<Tensor> sinusoidalPosition() {
        return new NaiveSinusoidalPosition();
    }

    @Override
    public LearnedPosition<Tensor> learnedPosition() {
        return new NaiveLearnedPosition();
    }
}
