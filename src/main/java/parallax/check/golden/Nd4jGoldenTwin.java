package parallax.check.golden;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.check.EmbeddingOperator;
import parallax.check.LinearOperator;
import parallax.check.LossOperators;
import parallax.check.PoolOperators;
import parallax.data.augment.Nd4jCrop;
import parallax.data.augment.Nd4jCutmix;
import parallax.data.augment.Nd4jFlip;
import parallax.data.augment.Nd4jMixup;
import parallax.data.augment.Nd4jRotate;
import parallax.nn.Backend;
import parallax.nn.Nd4jBackend;
import parallax.nn.activation.Nd4jActivation;
import parallax.nn.activation.Nd4jLogSoftmax;
import parallax.nn.activation.Nd4jSoftmax;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.cnn.Nd4jCnn;
import parallax.nn.dense.Nd4jLinear;
import parallax.nn.embedding.Nd4jEmbedding;
import parallax.nn.loss.Nd4jBinaryCrossEntropy;
import parallax.nn.loss.Nd4jCrossEntropy;
import parallax.nn.loss.Nd4jMeanSquaredError;
import parallax.nn.norm.Nd4jBatchNorm2d;
import parallax.nn.norm.Nd4jLayerNorm;
import parallax.nn.pool.Nd4jAveragePool2d;
import parallax.nn.pool.Nd4jGlobalAveragePool2d;
import parallax.nn.pool.Nd4jMaxOverTime;
import parallax.nn.pool.Nd4jMaxPool2d;
import parallax.nn.position.Nd4jLearnedPosition;
import parallax.nn.position.Nd4jRotaryPosition;
import parallax.nn.position.Nd4jSinusoidalPosition;
import parallax.nn.transformer.Nd4jParts;
import parallax.train.Nd4jAdam;
import parallax.train.Nd4jClipping;
import parallax.train.Nd4jSgd;

/** The ND4J twins, to be held against golden cases. */
public final class Nd4jGoldenTwin {
    private Nd4jGoldenTwin() {}

    /** Returns the twin that computes in double precision. */
    public static GoldenTwin<INDArray> inDouble() {
        return of(DataType.DOUBLE);
    }

    /** Returns the twin that computes in single precision. */
    public static GoldenTwin<INDArray> inFloat() {
        return of(DataType.FLOAT);
    }

    private static GoldenTwin<INDArray> of(DataType type) {
        Backend<INDArray> backend = new Nd4jBackend(type);
        Map<String, OperatorReader<INDArray>> operators = new HashMap<>(Map.ofEntries(
                entry("maxPool2d", PoolReaders.max(Nd4jMaxPool2d::new)),
                entry("avgPool2d", PoolReaders.average(Nd4jAveragePool2d::new)),
                entry("globalAvgPool2d", attributes -> PoolOperators.of(new Nd4jGlobalAveragePool2d())),
                entry("maxOverTime", PoolReaders.maxOverTime(new Nd4jMaxOverTime())),
                entry("linear", attributes -> LinearOperator.of(new Nd4jLinear())),
                entry("relu", ActivationReaders.entries(Nonlinearity.RELU, Nd4jActivation::new)),
                entry("gelu", ActivationReaders.entries(Nonlinearity.GELU, Nd4jActivation::new)),
                entry("tanh", ActivationReaders.entries(Nonlinearity.TANH, Nd4jActivation::new)),
                entry("sigmoid", ActivationReaders.entries(Nonlinearity.SIGMOID, Nd4jActivation::new)),
                entry("softmax", ActivationReaders.softmax(Nd4jSoftmax::new)),
                entry("logSoftmax", ActivationReaders.logSoftmax(Nd4jLogSoftmax::new)),
                entry("crossEntropy", LossReaders.crossEntropy(Nd4jCrossEntropy::new, backend)),
                entry("meanSquaredError", attributes -> LossOperators.of(new Nd4jMeanSquaredError(), backend)),
                entry("binaryCrossEntropy", attributes -> LossOperators.of(new Nd4jBinaryCrossEntropy(), backend)),
                entry("layerNorm", NormReaders.layer(Nd4jLayerNorm::new)),
                entry("batchNorm2d", NormReaders.batch(Nd4jBatchNorm2d::new, backend)),
                entry(
                        "embedding",
                        attributes -> EmbeddingOperator.of(new Nd4jEmbedding(), attributes.integers("indices")))));
        operators.putAll(Nd4jConvolutions.operators(backend));
        operators.putAll(Nd4jSequences.operators(backend));
        operators.putAll(TransformerReaders.of(new Nd4jParts(type)));
        operators.putAll(
                AugmentReaders.of(new Nd4jFlip(), new Nd4jCrop(), new Nd4jRotate(), new Nd4jMixup(), new Nd4jCutmix()));
        operators.putAll(
                PositionReaders.of(new Nd4jSinusoidalPosition(), new Nd4jLearnedPosition(), Nd4jRotaryPosition::new));
        operators.putAll(TrainReaders.of(backend, Nd4jSgd::new, Nd4jAdam::new, new Nd4jClipping()));
        operators.put("cnn", new CnnReader<>(sizes -> Nd4jCnn.of(type, sizes)));
        return new GoldenTwin<>(backend, operators);
    }
}
