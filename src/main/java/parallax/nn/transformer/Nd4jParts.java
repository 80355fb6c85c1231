package parallax.nn.transformer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Backend;
import parallax.nn.Nd4jBackend;
import parallax.nn.activation.Activation;
import parallax.nn.activation.Nd4jActivation;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.attention.Attention;
import parallax.nn.attention.MultiHeadAttention;
import parallax.nn.attention.Nd4jAttention;
import parallax.nn.attention.Nd4jMultiHeadAttention;
import parallax.nn.dense.Linear;
import parallax.nn.dense.Nd4jLinear;
import parallax.nn.embedding.Embedding;
import parallax.nn.embedding.Nd4jEmbedding;
import parallax.nn.norm.LayerNorm;
import parallax.nn.norm.Nd4jLayerNorm;
import parallax.nn.position.LearnedPosition;
import parallax.nn.position.Nd4jLearnedPosition;
import parallax.nn.position.Nd4jSinusoidalPosition;
import parallax.nn.position.SinusoidalPosition;

/**
 * The ND4J twins.
 *
 * @param type FLOAT or DOUBLE, of all arrays
 */
public record Nd4jParts(DataType type) implements Parts<INDArray> {
    @Override
    public Backend<INDArray> backend() {
        return new Nd4jBackend(type);
    }

    @Override
    public Linear<INDArray> linear() {
        return new Nd4jLinear();
    }

    @Override
    public LayerNorm<INDArray> layerNorm(double eps) {
        return new Nd4jLayerNorm(eps);
    }

    @Override
    public Activation<INDArray> activation(Nonlinearity f) {
        return new Nd4jActivation(f);
    }

    @Override
    public MultiHeadAttention<INDArray> multiHeadAttention(int heads, boolean causal) {
        return new Nd4jMultiHeadAttention(heads, causal);
    }

    @Override
    public Attention<INDArray> attention() {
        return new Nd4jAttention(false);
    }

    @Override
    public Embedding<INDArray> embedding() {
        return new Nd4jEmbedding();
    }

    @Override
    public SinusoidalPosition<INDArray> sinusoidalPosition() {
        return new Nd4jSinusoidalPosition();
    }

    @Override
    public LearnedPosition<INDArray> learnedPosition() {
        return new Nd4jLearnedPosition();
    }
}
