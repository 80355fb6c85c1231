package parallax.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import parallax.nn.Backend;
import parallax.nn.Indices;
import parallax.nn.Named;
import parallax.nn.cnn.Cnn;
import parallax.nn.cnn.CnnParameters;
import parallax.nn.cnn.CnnSizes;
import parallax.nn.cnn.NaiveCnn;
import parallax.nn.cnn.Nd4jCnn;
import parallax.nn.loss.CrossEntropy;
import parallax.nn.loss.NaiveCrossEntropy;
import parallax.nn.loss.Nd4jCrossEntropy;
import parallax.nn.transformer.LanguageModel;
import parallax.nn.transformer.LayerOptions;
import parallax.nn.transformer.NaiveParts;
import parallax.nn.transformer.Nd4jParts;
import parallax.nn.transformer.Parts;
import parallax.nn.transformer.TokenParameters;
import parallax.nn.transformer.TokenResult;
import parallax.tensor.Tensor;
import parallax.train.Adam;
import parallax.train.NaiveAdam;
import parallax.train.Nd4jAdam;
import parallax.train.Optimizer;
import parallax.train.OptimizerState;

/** The rows of whole training steps: forward, loss, backward, Adam. */
final class TrainingRows {
    private static final int IMAGES = 64;
    private static final CnnSizes CNN = new CnnSizes(1, 28, 28, 8, 16, 5, 10);

    private static final int SEQUENCES = 32;
    private static final int STEPS = 32;
    private static final int VOCABULARY = 64;
    private static final int FEATURES = 64;
    private static final int HIDDEN = 256;
    private static final int HEADS = 4;
    private static final int LAYERS = 2;

    private TrainingRows() {}

    static List<Row> all() {
        return List.of(cnn(), languageModel());
    }

    private static Row cnn() {
        int[] labels = numbers(IMAGES, CNN.classes());
        return Row.of("CNN step", "64x1x28x28 k5 8, k5 16, Adam")
                .input("x", IMAGES, CNN.channels(), CNN.height(), CNN.width())
                .weight("conv1.weight", CNN.filters1(), CNN.channels(), CNN.kernel(), CNN.kernel())
                .input("conv1.bias", CNN.filters1())
                .weight("conv2.weight", CNN.filters2(), CNN.filters1(), CNN.kernel(), CNN.kernel())
                .input("conv2.bias", CNN.filters2())
                .weight("dense.weight", CNN.classes(), CNN.features())
                .input("dense.bias", CNN.classes())
                .trains("x")
                .because("three fifths of the step are the gradients of the two convolutions, which at this size gain little from a"
                        + " second thread")
                .contest(
                        () -> cnn(NaiveCnn.of(CNN), new NaiveCrossEntropy(), new NaiveAdam(Adam.standard()), labels),
                        () -> cnn(
                                Nd4jCnn.of(org.nd4j.linalg.api.buffer.DataType.FLOAT, CNN),
                                new Nd4jCrossEntropy(),
                                new Nd4jAdam(Adam.standard()),
                                labels),
                        () -> a -> cnn(a, labels));
    }

    private static <T> Computation<T> cnn(Cnn<T> model, CrossEntropy<T> loss, Optimizer<T> adam, int[] labels) {
        Training<T> training = new Training<>(model.backend(), adam);
        return run -> {
            T x = run.in("x");
            Named<T> parameters = training.parameters(run, "x");
            CnnParameters<T> p = CnnParameters.of(parameters);
            Cnn.Trace<T> trace = model.forward(x, p);
            training.loss(run, loss.forward(trace.logits(), labels));
            T dLogits = run.keep(loss.backward(trace.logits(), labels, 1));
            Cnn.Gradients<T> d = model.backward(x, p, trace, dLogits);
            run.keep(d.dx());
            model.release(trace);
            training.step(run, parameters, d.parameters().named());
        };
    }

    private static NDArray cnn(Map<String, NDArray> a, int[] labels) {
        NDArray p1 = block(a, "conv1", a.get("x"));
        NDArray p2 = block(a, "conv2", p1);
        NDArray logits =
                Libtorch.linear(p2.reshape(IMAGES, CNN.features()), a.get("dense.weight"), a.get("dense.bias"));
        return Libtorch.crossEntropy(logits, labels);
    }

    private static NDArray block(Map<String, NDArray> a, String name, NDArray x) {
        Shape one = new Shape(1, 1);
        Shape two = new Shape(2, 2);
        NDArray conv = Conv2d.conv2d(x, a.get(name + ".weight"), a.get(name + ".bias"), one, two, one)
                .singletonOrThrow();
        return Pool.maxPool2d(Activation.relu(conv), two, two, new Shape(0, 0), false);
    }

    private static Row languageModel() {
        int[] tokens = numbers(SEQUENCES * STEPS, VOCABULARY);
        Row row = Row.of("language model step", "B32 T32 E64 h4 F256, 2 layers, Adam")
                .weight("table", VOCABULARY, FEATURES)
                .weight("positions", STEPS, FEATURES);
        for (int n = 0; n < LAYERS; n++) {
            String layer = "encoder." + n;
            row = row.attention(layer + ".self", FEATURES)
                    .feedForward(layer + ".ff", FEATURES, HIDDEN)
                    .norm(layer + ".norm1", FEATURES)
                    .norm(layer + ".norm2", FEATURES);
        }
        return row.norm("encoder.norm", FEATURES)
                .trains()
                .contest(
                        () -> languageModel(
                                new NaiveParts(), new NaiveCrossEntropy(), new NaiveAdam(Adam.standard()), tokens),
                        () -> languageModel(
                                new Nd4jParts(org.nd4j.linalg.api.buffer.DataType.FLOAT),
                                new Nd4jCrossEntropy(),
                                new Nd4jAdam(Adam.standard()),
                                tokens),
                        () -> a -> languageModel(a, tokens));
    }

    private static <T> Computation<T> languageModel(
            Parts<T> parts, CrossEntropy<T> loss, Optimizer<T> adam, int[] tokens) {
        LanguageModel<T> model = new LanguageModel<>(parts, LayerOptions.preNorm(HEADS));
        Training<T> training = new Training<>(parts.backend(), adam);
        Backend<T> backend = parts.backend();
        Indices read = Indices.of(new int[] {SEQUENCES, STEPS}, tokens);
        int[] next = next(tokens);
        return run -> {
            Named<T> parameters = training.parameters(run);
            TokenParameters<T> p = TokenParameters.of(parameters);
            TokenResult<T> result = model.forward(read, p);
            T rows = run.keep(backend.reshape(run.keep(result.logits()), tokens.length, VOCABULARY));
            training.loss(run, loss.forward(rows, next));
            T dRows = run.keep(loss.backward(rows, next, 1));
            T dLogits = run.keep(backend.reshape(dRows, SEQUENCES, STEPS, VOCABULARY));
            Named<T> gradients = model.backward(read, p, result, dLogits).named();
            model.release(result);
            training.step(run, parameters, gradients);
        };
    }

    private static NDArray languageModel(Map<String, NDArray> a, int[] tokens) {
        NDArray table = a.get("table");
        NDArray read = table.getManager().create(tokens, new Shape(SEQUENCES, STEPS)).toType(DataType.INT64, false);
        NDArray x = ai.djl.nn.core.Embedding.embedding(read, table, ai.djl.ndarray.types.SparseFormat.DENSE)
                .singletonOrThrow()
                .add(a.get("positions"));
        NDArray causal = Libtorch.causal(x);
        for (int n = 0; n < LAYERS; n++) {
            String layer = "encoder." + n;
            NDArray in = Libtorch.norm(a, layer + ".norm1", x);
            x = x.add(Libtorch.multiHead(a, layer + ".self", HEADS, in, in, causal));
            NDArray sum = Libtorch.expand(a, layer + ".ff", Libtorch.norm(a, layer + ".norm2", x));
            x = x.add(Libtorch.contract(a, layer + ".ff", Activation.gelu(sum)));
        }
        NDArray rows = Libtorch.norm(a, "encoder.norm", x).reshape(tokens.length, FEATURES);
        return Libtorch.crossEntropy(rows.matMul(table.transpose()), next(tokens));
    }

    // What is to be told at each token: the one after it; which one at a sequence's end does not matter here.
    private static int[] next(int[] tokens) {
        int[] next = new int[tokens.length];
        System.arraycopy(tokens, 1, next, 0, tokens.length - 1);
        return next;
    }

    private static int[] numbers(int count, int below) {
        return new Random(3).ints(count, 0, below).toArray();
    }

    /** What the twins' training steps have in common. */
    private static final class Training<T> {
        private final Backend<T> backend;
        private final Optimizer<T> adam;
        private OptimizerState<T> state;

        Training(Backend<T> backend, Optimizer<T> adam) {
            this.backend = backend;
            this.adam = adam;
        }

        /** Returns the inputs but for those that stay as they are. */
        Named<T> parameters(Run<T> run, String... unchanged) {
            Map<String, T> parameters = new LinkedHashMap<>(run.inputs());
            parameters.keySet().removeAll(List.of(unchanged));
            return Named.of(parameters);
        }

        void loss(Run<T> run, double loss) {
            run.y(backend.of(Tensor.of(new int[0], loss)));
        }

        void step(Run<T> run, Named<T> parameters, Named<T> gradients) {
            gradients.forEach(run::gradient);
            if (state == null) {
                state = adam.start(parameters);
            }
            adam.step(parameters, gradients, state, 1e-3);
        }
    }
}
