package parallax.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import parallax.nn.Named;
import parallax.nn.transformer.DecoderLayer;
import parallax.nn.transformer.EncoderLayer;
import parallax.nn.transformer.LayerOptions;
import parallax.nn.transformer.NaiveParts;
import parallax.nn.transformer.Nd4jParts;
import parallax.nn.transformer.Parts;

/** The rows of a Transformer's layers: post-norm, relu. */
final class TransformerRows {
    private static final int BATCH = 8;
    private static final int TOKENS = 128;
    private static final int FEATURES = 256;
    private static final int HEADS = 8;
    private static final int HIDDEN = 1024;

    private TransformerRows() {}

    static List<Row> all() {
        return List.of(encoder(), decoder());
    }

    private static Row encoder() {
        Row row = row("encoder layer", "");
        return norms(feedForward(attention(row, "self")), 2)
                .contest(
                        () -> encoder(new NaiveParts()),
                        () -> encoder(nd4j()),
                        () -> a -> {
                            NDArray x = a.get("x");
                            NDArray self = norm(a, "norm1", x.add(attention(a, "self", x, x, null)));
                            return norm(a, "norm2", self.add(feedForward(a, self)));
                        });
    }

    private static Row decoder() {
        Row row = row("decoder layer", " S" + TOKENS).input("memory", BATCH, TOKENS, FEATURES);
        return norms(feedForward(attention(attention(row, "self"), "cross")), 3)
                .contest(
                        () -> decoder(new NaiveParts()),
                        () -> decoder(nd4j()),
                        () -> a -> {
                            NDArray x = a.get("x");
                            NDArray memory = a.get("memory");
                            NDArray self = norm(a, "norm1", x.add(attention(a, "self", x, x, Libtorch.causal(x))));
                            NDArray cross = norm(a, "norm2", self.add(attention(a, "cross", self, memory, null)));
                            return norm(a, "norm3", cross.add(feedForward(a, cross)));
                        });
    }

    private static Row row(String name, String more) {
        return Row.of(name, "B" + BATCH + " T" + TOKENS + more + " E" + FEATURES + " h" + HEADS + " F" + HIDDEN)
                .input("x", BATCH, TOKENS, FEATURES)
                .input("dy", BATCH, TOKENS, FEATURES);
    }

    private static Row attention(Row row, String name) {
        return row.weight(name + ".weightIn", 3 * FEATURES, FEATURES)
                .input(name + ".biasIn", 3 * FEATURES)
                .weight(name + ".weightOut", FEATURES, FEATURES)
                .input(name + ".biasOut", FEATURES);
    }

    private static Row feedForward(Row row) {
        return row.weight("ff.weight1", HIDDEN, FEATURES)
                .input("ff.bias1", HIDDEN)
                .weight("ff.weight2", FEATURES, HIDDEN)
                .input("ff.bias2", FEATURES);
    }

    private static Row norms(Row row, int count) {
        Row with = row;
        for (int k = 1; k <= count; k++) {
            with = with.input("norm" + k + ".gamma", FEATURES).input("norm" + k + ".beta", FEATURES);
        }
        return with;
    }

    private static Nd4jParts nd4j() {
        return new Nd4jParts(DataType.FLOAT);
    }

    private static <T> Computation<T> encoder(Parts<T> parts) {
        EncoderLayer<T> layer = new EncoderLayer<>(parts, LayerOptions.postNorm(HEADS));
        return run -> {
            EncoderLayer.Parameters<T> p = EncoderLayer.Parameters.of(Named.of(run.inputs()));
            EncoderLayer.Result<T> result = layer.forward(run.in("x"), null, p);
            run.y(result.y());
            if (run.backward()) {
                var d = layer.backward(run.in("x"), p, result, run.in("dy"));
                run.gradient("x", d.dx());
                d.dParameters().named().forEach(run::gradient);
            }
            layer.release(result);
        };
    }

    private static <T> Computation<T> decoder(Parts<T> parts) {
        DecoderLayer<T> layer =
                new DecoderLayer<>(parts, LayerOptions.postNorm(HEADS).causal(true));
        return run -> {
            DecoderLayer.Parameters<T> p = DecoderLayer.Parameters.of(Named.of(run.inputs()));
            DecoderLayer.Result<T> result = layer.forward(run.in("x"), run.in("memory"), null, null, p);
            run.y(result.y());
            if (run.backward()) {
                var d = layer.backward(run.in("x"), run.in("memory"), p, result, run.in("dy"));
                run.gradient("x", d.dx());
                run.gradient("memory", d.dMemory());
                d.dParameters().named().forEach(run::gradient);
            }
            layer.release(result);
        };
    }

    // Self-attention projects once; cross-attention projects q by the first third of the weights, k and v by the rest.
    private static NDArray attention(Map<String, NDArray> a, String name, NDArray x, NDArray memory, NDArray mask) {
        return Libtorch.multiHead(
                x,
                memory,
                mask,
                HEADS,
                a.get(name + ".weightIn"),
                a.get(name + ".biasIn"),
                a.get(name + ".weightOut"),
                a.get(name + ".biasOut"));
    }

    private static NDArray feedForward(Map<String, NDArray> a, NDArray x) {
        NDArray hidden = ai.djl.nn.Activation.relu(Libtorch.linear(x, a.get("ff.weight1"), a.get("ff.bias1")));
        return Libtorch.linear(hidden, a.get("ff.weight2"), a.get("ff.bias2"));
    }

    private static NDArray norm(Map<String, NDArray> a, String name, NDArray x) {
        return LayerNorm.layerNorm(x, new Shape(FEATURES), a.get(name + ".gamma"), a.get(name + ".beta"), 1e-5f)
                .singletonOrThrow();
    }
}
