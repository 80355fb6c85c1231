package parallax.nn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.activation.Nd4jActivation;
import parallax.nn.activation.Nd4jLogSoftmax;
import parallax.nn.activation.Nd4jSoftmax;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.attention.AdditiveAttention;
import parallax.nn.attention.Nd4jAdditiveAttention;
import parallax.nn.cnn.Cnn;
import parallax.nn.cnn.CnnParameters;
import parallax.nn.cnn.CnnSizes;
import parallax.nn.cnn.Nd4jCnn;
import parallax.nn.dense.Linear;
import parallax.nn.dense.Nd4jLinear;
import parallax.nn.dropout.Dropout;
import parallax.nn.dropout.Nd4jDropout;
import parallax.nn.embedding.Nd4jEmbedding;
import parallax.nn.loss.Nd4jBinaryCrossEntropy;
import parallax.nn.loss.Nd4jCrossEntropy;
import parallax.nn.loss.Nd4jMeanSquaredError;
import parallax.nn.norm.BatchNorm2d;
import parallax.nn.norm.Nd4jBatchNorm2d;
import parallax.nn.norm.Nd4jLayerNorm;
import parallax.nn.norm.NormGradients;
import parallax.nn.pool.Nd4jAveragePool2d;
import parallax.nn.pool.Nd4jGlobalAveragePool2d;
import parallax.nn.pool.Nd4jMaxOverTime;
import parallax.nn.pool.Nd4jMaxPool2d;
import parallax.nn.pool.Pooling;
import parallax.nn.position.LearnedPosition;
import parallax.nn.position.Nd4jLearnedPosition;
import parallax.nn.position.Nd4jRotaryPosition;
import parallax.nn.position.Nd4jSinusoidalPosition;
import parallax.nn.position.Rotation;
import parallax.tensor.Tensor;
import parallax.train.Adam;
import parallax.train.Nd4jAdam;
import parallax.train.Nd4jClipping;
import parallax.train.Nd4jSgd;
import parallax.train.Optimizer;
import parallax.train.OptimizerState;
import parallax.train.Sgd;

/**
 * Calls every ND4J twin again and again, forward and backward, closes what it returns, and prints by how many bytes the process
 * grew at most.
 *
 * <p>A program of its own: only in a process whose Java heap is of fixed size, and touched from the start, is what the process
 * grows by memory outside of the heap.
 */
final class Nd4jSoak {
    private final Backend<INDArray> backend;
    private final int rows;

    private Nd4jSoak(DataType type, int rows) {
        backend = new Nd4jBackend(type);
        this.rows = rows;
    }

    /** Prints a line for each twin: its name, the growth over 400 calls on small arrays, and that over 80 on large ones. */
    public static void main(String[] args) {
        Map<String, Runnable> small = new Nd4jSoak(DataType.DOUBLE, 2).calls();
        Map<String, Runnable> large = new Nd4jSoak(DataType.FLOAT, 512).calls();
        small.forEach(
                (name, call) -> System.out.println(name + " " + growth(400, call) + " " + growth(80, large.get(name))));
    }

    private static long growth(int calls, Runnable call) {
        for (int k = 0; k < 10; k++) {
            call.run();
        }
        long start = Pointer.physicalBytes();
        long most = 0;
        for (int k = 0; k < calls; k++) {
            call.run();
            most = Math.max(most, Pointer.physicalBytes() - start);
        }
        return most;
    }

    private Map<String, Runnable> calls() {
        INDArray maps = array(rows, 8, 8, 8);
        INDArray matrix = array(rows, 512);
        INDArray sequence = array(rows, 16, 32);
        Map<String, Runnable> calls = new LinkedHashMap<>();
        Nd4jMaxPool2d max = new Nd4jMaxPool2d(Pooling.of(2));
        add(calls, "maxPool2d", maps, max::forward, max::backward);
        Nd4jAveragePool2d average = new Nd4jAveragePool2d(Pooling.of(2), false);
        add(calls, "avgPool2d", maps, average::forward, average::backward);
        Nd4jGlobalAveragePool2d global = new Nd4jGlobalAveragePool2d();
        add(calls, "globalAvgPool2d", maps, global::forward, global::backward);
        int[] lengths = new Random(1).ints(rows, 1, 17).toArray();
        Nd4jMaxOverTime overTime = new Nd4jMaxOverTime();
        add(
                calls,
                "maxOverTime",
                sequence,
                x -> overTime.forward(x, lengths),
                (x, dy) -> overTime.backward(x, lengths, dy));
        for (Nonlinearity f : Nonlinearity.values()) {
            Nd4jActivation activation = new Nd4jActivation(f);
            add(calls, f.toString(), matrix, activation::forward, activation::backward);
        }
        // Over the first axis: the copies that need be made are made.
        Nd4jSoftmax softmax = new Nd4jSoftmax(0);
        add(calls, "softmax", matrix, softmax::forward, softmax::backward);
        Nd4jLogSoftmax logSoftmax = new Nd4jLogSoftmax(0);
        add(calls, "logSoftmax", matrix, logSoftmax::forward, logSoftmax::backward);
        calls.putAll(new Nd4jRecurrentCalls(backend, rows).all());
        calls.put("linear", linear(matrix));
        calls.putAll(new Nd4jConvCalls(backend, rows).all());
        Nd4jSinusoidalPosition sinusoidal = new Nd4jSinusoidalPosition();
        add(calls, "sinusoidalPosition", sequence, x -> sinusoidal.forward(x, 3), (x, dy) -> sinusoidal.backward(dy));
        Nd4jRotaryPosition rotary = new Nd4jRotaryPosition(Rotation.interleaved());
        add(calls, "rotaryPosition", sequence, x -> rotary.forward(x, 3), (x, dy) -> rotary.backward(3, dy));
        calls.put("additiveAttention", additiveAttention(sequence));
        calls.put("learnedPosition", learnedPosition(sequence));
        calls.put("layerNorm", layerNorm(matrix));
        calls.put("batchNorm2d", batchNorm(maps));
        calls.put("embedding", embedding(matrix));
        calls.put("dropout", dropout(matrix));
        calls.put("crossEntropy", crossEntropy(matrix));
        calls.put("sgd", step(new Nd4jSgd(new Sgd(0.9, true, 0.1)), matrix));
        calls.put("adam", step(new Nd4jAdam(new Adam(0.9, 0.99, 1e-8, 0.1, false)), matrix));
        calls.put("adamW", step(new Nd4jAdam(Adam.decoupled(0.1)), matrix));
        calls.put("cnn", cnn());
        INDArray target = array(rows, 512).muli(0).addi(0.5);
        Nd4jMeanSquaredError squared = new Nd4jMeanSquaredError();
        calls.put("meanSquaredError", () -> {
            squared.forward(matrix, target);
            squared.backward(matrix, target, 1).close();
        });
        Nd4jBinaryCrossEntropy binary = new Nd4jBinaryCrossEntropy();
        calls.put("binaryCrossEntropy", () -> {
            binary.forward(matrix, target);
            binary.backward(matrix, target, 1).close();
        });
        return calls;
    }

    private static void add(
            Map<String, Runnable> calls,
            String name,
            INDArray x,
            UnaryOperator<INDArray> forward,
            BiFunction<INDArray, INDArray, INDArray> backward) {
        calls.put(name, () -> {
            INDArray y = forward.apply(x);
            backward.apply(x, y.length() == x.length() ? x : y).close();
            y.close();
        });
    }

    private Runnable linear(INDArray x) {
        INDArray weight = array(512, 512).permute(1, 0);
        INDArray bias = array(512);
        Linear<INDArray> twin = new Nd4jLinear();
        return () -> {
            INDArray y = twin.forward(x, weight, bias);
            Linear.Gradients<INDArray> g = twin.backward(x, weight, y);
            close(y, g.dx(), g.dWeight(), g.dBias());
        };
    }

    private Runnable additiveAttention(INDArray x) {
        INDArray weight = array(8, 32);
        INDArray vector = array(8);
        AdditiveAttention.Parameters<INDArray> p = new AdditiveAttention.Parameters<>(weight, weight, vector, vector);
        Nd4jAdditiveAttention twin = new Nd4jAdditiveAttention();
        return () -> {
            AdditiveAttention.Result<INDArray> result = twin.forward(x, x, x, null, p);
            AdditiveAttention.Gradients<INDArray> g = twin.backward(x, x, x, p, result, x, null);
            close(result.y(), result.weights(), result.hidden(), g.dq(), g.dk(), g.dv());
            g.dParameters().named().forEach((name, dp) -> dp.close());
        };
    }

    private Runnable learnedPosition(INDArray x) {
        INDArray table = array(512, 32);
        Nd4jLearnedPosition twin = new Nd4jLearnedPosition();
        return () -> {
            LearnedPosition.Gradients<INDArray> g = twin.backward(table, 3, x);
            close(twin.forward(x, table, 3), g.dx(), g.dTable());
        };
    }

    private Runnable layerNorm(INDArray x) {
        INDArray gamma = array(512);
        Nd4jLayerNorm twin = new Nd4jLayerNorm(1e-5);
        return () -> {
            INDArray y = twin.forward(x, gamma, gamma);
            close(y);
            close(twin.backward(x, gamma, x));
        };
    }

    private Runnable batchNorm(INDArray x) {
        INDArray gamma = array(8);
        INDArray ones = array(8).muli(0).addi(1);
        BatchNorm2d.Statistics<INDArray> running = new BatchNorm2d.Statistics<>(gamma, ones);
        Nd4jBatchNorm2d twin = new Nd4jBatchNorm2d(1e-5, 0.1);
        return () -> {
            BatchNorm2d.Trained<INDArray> trained = twin.train(x, gamma, gamma, running);
            close(trained.y(), trained.running().mean(), trained.running().variance());
            close(twin.evaluate(x, gamma, gamma, running));
            close(twin.backwardOfTrain(x, gamma, x));
            close(twin.backwardOfEvaluate(x, gamma, running, x));
        };
    }

    private Runnable embedding(INDArray table) {
        Indices indices = Indices.of(new Random(2).ints(rows, 0, rows).toArray());
        Nd4jEmbedding twin = new Nd4jEmbedding();
        return () -> close(twin.forward(table, indices), twin.backward(table, indices, table));
    }

    private Runnable dropout(INDArray x) {
        Random random = new Random(3);
        Nd4jDropout twin = new Nd4jDropout(0.5);
        return () -> {
            Dropout.Dropped<INDArray> dropped = twin.forward(x, random);
            close(dropped.y(), dropped.mask(), twin.backward(dropped.mask(), x));
        };
    }

    private Runnable crossEntropy(INDArray x) {
        int[] labels = new Random(4).ints(rows, 0, 512).toArray();
        Nd4jCrossEntropy twin = new Nd4jCrossEntropy(labels[0] + 1, 0.1);
        return () -> {
            twin.forward(x, labels);
            close(twin.backward(x, labels, 1));
        };
    }

    private static Runnable step(Optimizer<INDArray> optimizer, INDArray x) {
        Named<INDArray> parameters = Named.<INDArray>none().with("w", x.dup());
        Named<INDArray> gradients = Named.<INDArray>none().with("w", x.dup());
        OptimizerState<INDArray> state = optimizer.start(parameters);
        return () -> {
            new Nd4jClipping().byNorm(gradients, 1);
            optimizer.step(parameters, gradients, state, 1e-3);
        };
    }

    private Runnable cnn() {
        CnnSizes z = new CnnSizes(1, 12, 12, 4, 8, 3, 5);
        INDArray x = array(rows, 1, 12, 12);
        INDArray dLogits = array(rows, 5);
        CnnParameters<INDArray> p =
                CnnParameters.of(CnnParameters.random(z, new Random(6)).named().map(backend::of));
        Cnn<INDArray> twin = Nd4jCnn.of(x.dataType(), z);
        return () -> {
            Cnn.Trace<INDArray> trace = twin.forward(x, p);
            Cnn.Gradients<INDArray> g = twin.backward(x, p, trace, dLogits);
            twin.release(trace);
            close(g.dx());
            g.parameters().named().forEach((name, dw) -> close(dw));
        };
    }

    private INDArray array(int... shape) {
        return backend.of(Tensor.randn(new Random(5), shape));
    }

    private static void close(NormGradients<INDArray> g) {
        close(g.dx(), g.dGamma(), g.dBeta());
    }

    private static void close(INDArray... arrays) {
        Stream.of(arrays).forEach(INDArray::close);
    }
}
