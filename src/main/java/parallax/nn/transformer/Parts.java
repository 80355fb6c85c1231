package parallax.nn.transformer;

import parallax.nn.Backend;
import parallax.nn.activation.Activation;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.attention.Attention;
import parallax.nn.attention.MultiHeadAttention;
import parallax.nn.dense.Linear;
import parallax.nn.embedding.Embedding;
import parallax.nn.norm.LayerNorm;
import parallax.nn.position.LearnedPosition;
import parallax.nn.position.SinusoidalPosition;

/**
 * The algorithms of one backend that a Transformer is put together from.
 *
 * <p>Layers and models are written once, in terms of these: given {@link NaiveParts} they compute on tensors with loops, given
 * {@link Nd4jParts} on ND4J's arrays, fast. Any part may be replaced by one of your own.
 *
 * @param <T> the array type of the backend: Tensor or INDArray
 */
public interface Parts<T> {
    /** Returns the backend itself. */
    Backend<T> backend();

    /** Returns the dense layer. */
    Linear<T> linear();

    /** Returns layer normalisation with the given ε. */
    LayerNorm<T> layerNorm(double eps);

    /** Returns a function of each entry. */
    Activation<T> activation(Nonlinearity f);

    /** Returns multi-head attention of h heads; causal if query i may attend to keys 0 to i alone. */
    MultiHeadAttention<T> multiHeadAttention(int heads, boolean causal);

    /** Returns scaled dot product attention, not causal. */
    Attention<T> attention();

    /** Returns the embedding. */
    Embedding<T> embedding();

    /** Returns sinusoidal positions. */
    SinusoidalPosition<T> sinusoidalPosition();

    /** Returns learned positions. */
    LearnedPosition<T> learnedPosition();
}
