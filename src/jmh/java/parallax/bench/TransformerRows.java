package parallax.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
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
        return List.of(
                row("encoder layer", "")
                        .attention("self", FEATURES)
                        .feedForward("ff", FEATURES, HIDDEN)
                        .norm("norm1", FEATURES)
                        .norm("norm2", FEATURES)
                        .contest(
                                () -> encoder(new NaiveParts()),
                                () -> encoder(new Nd4jParts(DataType.FLOAT)),
                                () -> TransformerRows::encoder),
                row("decoder layer", " S" + TOKENS)
                        .input("memory", BATCH, TOKENS, FEATURES)
                        .attention("self", FEATURES)
                        .attention("cross", FEATURES)
                        .feedForward("ff", FEATURES, HIDDEN)
                        .norm("norm1", FEATURES)
                        .norm("norm2", FEATURES)
                        .norm("norm3", FEATURES)
                        .contest(
                                () -> decoder(new NaiveParts()),
                                () -> decoder(new Nd4jParts(DataType.FLOAT)),
                                () -> TransformerRows::decoder));
    }

    private static Row row(String name, String more) {
        return Row.of(name, "B" + BATCH + " T" + TOKENS + more + " E" + FEATURES + " h" + HEADS + " F" + HIDDEN)
                .input("x", BATCH, TOKENS, FEATURES)
                .input("dy", BATCH, TOKENS, FEATURES);
    }

    private static <T> Computation<T> encoder(Parts<T> parts) {
        EncoderLayer<T> layer = new EncoderLayer<>(parts, LayerOptions.postNorm(HEADS));
        return run -> {
            EncoderLayer.Parameters<T> p = EncoderLayer.Parameters.of(Named.of(run.inputs()));
            EncoderLayer.Result<T> result = layer.forward(run.in("x"), null, p);
            run.y(result.y());
            if (run.backward()) {
                EncoderLayer.Gradients<T> d = layer.backward(run.in("x"), p, result, run.in("dy"));
                run.gradient("x", d.dx());
                d.dParameters().named().forEach(run::gradient);
            }
            layer.release(result);
        };
    }

    private static NDArray encoder(Map<String, NDArray> a) {
        NDArray x = a.get("x");
        NDArray self = Libtorch.norm(a, "norm1", x.add(Libtorch.multiHead(a, "self", HEADS, x, x, null)));
        return Libtorch.norm(a, "norm2", self.add(feedForward(a, self)));
    }

    private static <T> Computation<T> decoder(Parts<T> parts) {
        DecoderLayer<T> layer =
                new DecoderLayer<>(parts, LayerOptions.postNorm(HEADS).causal(true));
        return run -> {
            DecoderLayer.Parameters<T> p = DecoderLayer.Parameters.of(Named.of(run.inputs()));
            DecoderLayer.Result<T> result = layer.forward(run.in("x"), run.in("memory"), null, null, p);
            run.y(result.y());
            if (run.backward()) {
                DecoderLayer.Gradients<T> d =
                        layer.backward(run.in("x"), run.in("memory"), p, result, run.in("dy"));
                run.gradient("x", d.dx());
                run.gradient("memory", d.dMemory());
                d.dParameters().named().forEach(run::gradient);
            }
            layer.release(result);
        };
    }

    private static NDArray decoder(Map<String, NDArray> a) {
        NDArray x = a.get("x");
        NDArray memory = a.get("memory");
        NDArray causal = Libtorch.causal(x);
        NDArray self = Libtorch.norm(a, "norm1", x.add(Libtorch.multiHead(a, "self", HEADS, x, x, causal)));
        NDArray cross = Libtorch.norm(a, "norm2", self.add(Libtorch.multiHead(a, "cross", HEADS, self, memory, null)));
        return Libtorch.norm(a, "norm3", cross.add(feedForward(a, cross)));
    }

    private static NDArray feedForward(Map<String, NDArray> a, NDArray x) {
        return Libtorch.contract(a, "ff", Activation.relu(Libtorch.expand(a, "ff", x)));
    }
}
