package parallax.check.golden;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parallax.check.Comparison;
import parallax.check.EmbeddingOperator;
import parallax.check.GradientCheck;
import parallax.check.LinearOperator;
import parallax.check.LossOperators;
import parallax.check.Operator;
import parallax.check.PoolOperators;
import parallax.check.Report;
import parallax.check.Tolerance;
import parallax.data.augment.NaiveCrop;
import parallax.data.augment.NaiveCutmix;
import parallax.data.augment.NaiveFlip;
import parallax.data.augment.NaiveMixup;
import parallax.data.augment.NaiveRotate;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.activation.NaiveActivation;
import parallax.nn.activation.NaiveLogSoftmax;
import parallax.nn.activation.NaiveSoftmax;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.cnn.NaiveCnn;
import parallax.nn.dense.NaiveLinear;
import parallax.nn.embedding.NaiveEmbedding;
import parallax.nn.loss.NaiveBinaryCrossEntropy;
import parallax.nn.loss.NaiveCrossEntropy;
import parallax.nn.loss.NaiveMeanSquaredError;
import parallax.nn.norm.NaiveBatchNorm2d;
import parallax.nn.norm.NaiveLayerNorm;
import parallax.nn.pool.NaiveAveragePool2d;
import parallax.nn.pool.NaiveGlobalAveragePool2d;
import parallax.nn.pool.NaiveMaxOverTime;
import parallax.nn.pool.NaiveMaxPool2d;
import parallax.nn.position.NaiveLearnedPosition;
import parallax.nn.position.NaiveRotaryPosition;
import parallax.nn.position.NaiveSinusoidalPosition;
import parallax.nn.transformer.NaiveParts;
import parallax.tensor.Tensor;
import parallax.train.NaiveAdam;
import parallax.train.NaiveClipping;
import parallax.train.NaiveSgd;

/**
 * One backend's operators, to be held against golden cases. A new operator is a line in {@link #naive()} and one in
 * {@link Nd4jGoldenTwin}.
 *
 * @param backend   of the arrays
 * @param operators by the name that cases call them
 */
public record GoldenTwin<T>(Backend<T> backend, Map<String, OperatorReader<T>> operators) {
    /** Copies the map. */
    public GoldenTwin {
        operators = Map.copyOf(operators);
    }

    /** Returns the naive twins. */
    public static GoldenTwin<Tensor> naive() {
        Backend<Tensor> backend = new NaiveBackend();
        Map<String, OperatorReader<Tensor>> operators = new HashMap<>(Map.ofEntries(
                entry("maxPool2d", PoolReaders.max(NaiveMaxPool2d::new)),
                entry("avgPool2d", PoolReaders.average(NaiveAveragePool2d::new)),
                entry("globalAvgPool2d", attributes -> PoolOperators.of(new NaiveGlobalAveragePool2d())),
                entry("maxOverTime", PoolReaders.maxOverTime(new NaiveMaxOverTime())),
                entry("linear", attributes -> LinearOperator.of(new NaiveLinear())),
                entry("relu", ActivationReaders.entries(Nonlinearity.RELU, NaiveActivation::new)),
                entry("gelu", ActivationReaders.entries(Nonlinearity.GELU, NaiveActivation::new)),
                entry("tanh", ActivationReaders.entries(Nonlinearity.TANH, NaiveActivation::new)),
                entry("sigmoid", ActivationReaders.entries(Nonlinearity.SIGMOID, NaiveActivation::new)),
                entry("softmax", ActivationReaders.softmax(NaiveSoftmax::new)),
                entry("logSoftmax", ActivationReaders.logSoftmax(NaiveLogSoftmax::new)),
                entry("crossEntropy", LossReaders.crossEntropy(NaiveCrossEntropy::new, backend)),
                entry("meanSquaredError", attributes -> LossOperators.of(new NaiveMeanSquaredError(), backend)),
                entry("binaryCrossEntropy", attributes -> LossOperators.of(new NaiveBinaryCrossEntropy(), backend)),
                entry("layerNorm", NormReaders.layer(NaiveLayerNorm::new)),
                entry("batchNorm2d", NormReaders.batch(NaiveBatchNorm2d::new, backend)),
                entry(
                        "embedding",
                        attributes -> EmbeddingOperator.of(new NaiveEmbedding(), attributes.integers("indices")))));
        operators.putAll(NaiveConvolutions.operators());
        operators.putAll(NaiveSequences.operators(backend));
        operators.putAll(AugmentReaders.of(
                new NaiveFlip(), new NaiveCrop(), new NaiveRotate(), new NaiveMixup(), new NaiveCutmix()));
        operators.putAll(TransformerReaders.of(new NaiveParts()));
        operators.putAll(PositionReaders.of(
                new NaiveSinusoidalPosition(), new NaiveLearnedPosition(), NaiveRotaryPosition::new));
        operators.putAll(TrainReaders.of(backend, NaiveSgd::new, NaiveAdam::new, new NaiveClipping()));
        operators.put("cnn", new CnnReader<>(NaiveCnn::of));
        return new GoldenTwin<>(backend, operators);
    }

    /** Returns whether there is a twin of the operator. */
    public boolean knows(String op) {
        return operators.containsKey(op);
    }

    /**
     * Runs a case: every output and gradient it has is compared.
     *
     * @throws MalformedCaseException   if the operator is unknown, or the case does not fit it; the message names the field
     * @throws IllegalArgumentException if the operator rejects its inputs
     */
    public Report run(GoldenCase golden) throws MalformedCaseException {
        if (!knows(golden.op())) {
            throw new MalformedCaseException("unknown op " + golden.op());
        }
        Operator<T> operator = operators.get(golden.op()).read(golden.attributes());
        requireFit(golden, operator);
        Tolerance tolerance = tolerance(golden);
        Map<String, T> inputs = converted(golden.inputs());
        Map<String, T> actual = operator.forward(inputs);
        List<Comparison> all = new ArrayList<>();
        golden.outputs()
                .forEach((name, y) -> all.add(Comparison.of(name, y, backend.tensor(actual.get(name)), tolerance)));
        if (!golden.gradients().isEmpty()) {
            Map<String, Tensor> upstream = new LinkedHashMap<>();
            actual.forEach((name, y) ->
                    upstream.put(name, golden.upstream().getOrDefault(name, Tensor.zeros(backend.shape(y)))));
            Map<String, T> gradients = operator.backward(inputs, converted(upstream));
            golden.gradients()
                    .forEach((name, dv) -> all.add(Comparison.of(
                            GradientCheck.gradientName(name), dv, backend.tensor(gradients.get(name)), tolerance)));
        }
        return new Report(backend.name(), all);
    }

    private Tolerance tolerance(GoldenCase golden) {
        if (backend.epsilon() > Math.ulp(1.0)) {
            return Tolerance.FLOAT_GOLDEN;
        }
        return golden.single() ? Tolerance.FLOAT_SOURCE : Tolerance.DOUBLE;
    }

    private void requireFit(GoldenCase golden, Operator<T> operator) throws MalformedCaseException {
        if (!golden.attributes().unread().isEmpty()) {
            throw new MalformedCaseException("unknown attributes of " + golden.op() + ": "
                    + String.join(", ", golden.attributes().unread()));
        }
        for (String name : operator.inputs()) {
            if (!golden.inputs().containsKey(name)) {
                throw new MalformedCaseException("inputs." + name + " is missing, " + golden.op() + " needs it");
            }
        }
        List<String> inputs = new ArrayList<>(operator.inputs());
        inputs.addAll(operator.optionalInputs());
        requireKnown("inputs", golden.inputs().keySet(), "the inputs of " + golden.op(), inputs);
        requireKnown("outputs", golden.outputs().keySet(), "the outputs of " + golden.op(), operator.outputs());
        requireKnown("upstream", golden.upstream().keySet(), "the outputs of " + golden.op(), operator.outputs());
        requireKnown(
                "gradients",
                golden.gradients().keySet(),
                "the inputs of the case",
                List.copyOf(golden.inputs().keySet()));
    }

    private static void requireKnown(String field, Set<String> names, String what, List<String> known)
            throws MalformedCaseException {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new MalformedCaseException(
                        "unknown field " + field + "." + name + ", " + what + " are " + String.join(", ", known));
            }
        }
    }

    private Map<String, T> converted(Map<String, Tensor> tensors) {
        Map<String, T> arrays = new LinkedHashMap<>();
        tensors.forEach((name, t) -> arrays.put(name, backend.of(t)));
        return arrays;
    }
}
