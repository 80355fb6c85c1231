package parallax.check;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parallax.nn.Named;
import parallax.nn.transformer.Decoder;
import parallax.nn.transformer.DecoderLayer;
import parallax.nn.transformer.Encoder;
import parallax.nn.transformer.EncoderLayer;

/**
 * The Transformer's layers and stacks by names: x, memory, masks (may be absent, have no gradient) and parameters → y.
 *
 * <p>Parameters are called as in their {@link Named}, "self.weightIn", "0.self.weightIn"; golden cases of layers call them "selfWeightIn".
 */
public final class TransformerOperators {
    static final List<String> ENCODER_LAYER = Stream.of(
                    behind("self", "weightIn", "biasIn", "weightOut", "biasOut"),
                    behind("ff", "weight1", "bias1", "weight2", "bias2"),
                    behind("norm1", "gamma", "beta"),
                    behind("norm2", "gamma", "beta"))
            .flatMap(List::stream)
            .toList();
    static final List<String> DECODER_LAYER = Stream.of(
                    ENCODER_LAYER,
                    behind("cross", "weightIn", "biasIn", "weightOut", "biasOut"),
                    behind("norm3", "gamma", "beta"))
            .flatMap(List::stream)
            .toList();
    static final List<String> NORM = behind("norm", "gamma", "beta");

    private TransformerOperators() {}

    /** Returns what golden cases call a layer's parameter: "selfWeightIn" for "self.weightIn". */
    public static String golden(String name) {
        int point = name.indexOf('.');
        return name.substring(0, point) + Character.toUpperCase(name.charAt(point + 1)) + name.substring(point + 2);
    }

    /**
     * Returns x, mask?, parameters → y.
     *
     * @param naming what cases call a parameter, for its name
     */
    public static <T> Operator<T> of(EncoderLayer<T> layer, UnaryOperator<String> naming) {
        return new ModelOperator<>(
                List.of("x"),
                List.of("mask"),
                ENCODER_LAYER,
                List.of(),
                naming,
                "y",
                (in, p) -> {
                    EncoderLayer.Result<T> result =
                            layer.forward(in.get("x"), in.get("mask"), EncoderLayer.Parameters.of(p));
                    layer.release(result);
                    return result.y();
                },
                (in, p, dy) -> {
                    EncoderLayer.Parameters<T> parameters = EncoderLayer.Parameters.of(p);
                    EncoderLayer.Result<T> result = layer.forward(in.get("x"), in.get("mask"), parameters);
                    EncoderLayer.Gradients<T> g = layer.backward(in.get("x"), parameters, result, dy);
                    layer.release(result);
                    return g.dParameters().named().with("x", g.dx());
                });
    }

    /**
     * Returns x, memory, mask?, memoryMask?, parameters → y.
     *
     * @param naming what cases call a parameter, for its name
     */
    public static <T> Operator<T> of(DecoderLayer<T> layer, UnaryOperator<String> naming) {
        return new ModelOperator<>(
                List.of("x", "memory"),
                List.of("mask", "memoryMask"),
                DECODER_LAYER,
                List.of(),
                naming,
                "y",
                (in, p) -> {
                    DecoderLayer.Result<T> result = layer.forward(
                            in.get("x"),
                            in.get("memory"),
                            in.get("mask"),
                            in.get("memoryMask"),
                            DecoderLayer.Parameters.of(p));
                    layer.release(result);
                    return result.y();
                },
                (in, p, dy) -> {
                    DecoderLayer.Parameters<T> parameters = DecoderLayer.Parameters.of(p);
                    DecoderLayer.Result<T> result = layer.forward(
                            in.get("x"), in.get("memory"), in.get("mask"), in.get("memoryMask"), parameters);
                    DecoderLayer.Gradients<T> g = layer.backward(in.get("x"), in.get("memory"), parameters, result, dy);
                    layer.release(result);
                    return g.dParameters().named().with("x", g.dx()).with("memory", g.dMemory());
                });
    }

    /** Returns x, mask?, parameters of so many layers, those of the last normalisation? → y. */
    public static <T> Operator<T> of(Encoder<T> encoder, int layers) {
        return new ModelOperator<>(
                List.of("x"),
                List.of("mask"),
                stacked("", ENCODER_LAYER, layers),
                NORM,
                UnaryOperator.identity(),
                "y",
                (in, p) -> {
                    Encoder.Result<T> result = encoder.forward(in.get("x"), in.get("mask"), Encoder.Parameters.of(p));
                    encoder.release(result);
                    return result.y();
                },
                (in, p, dy) -> {
                    Encoder.Parameters<T> parameters = Encoder.Parameters.of(p);
                    Encoder.Result<T> result = encoder.forward(in.get("x"), in.get("mask"), parameters);
                    Encoder.Gradients<T> g = encoder.backward(in.get("x"), parameters, result, dy);
                    encoder.release(result);
                    return g.dParameters().named().with("x", g.dx());
                });
    }

    /** Returns x, memory, mask?, memoryMask?, parameters of so many layers, those of the last normalisation? → y. */
    public static <T> Operator<T> of(Decoder<T> decoder, int layers) {
        return new ModelOperator<>(
                List.of("x", "memory"),
                List.of("mask", "memoryMask"),
                stacked("", DECODER_LAYER, layers),
                NORM,
                UnaryOperator.identity(),
                "y",
                (in, p) -> {
                    Decoder.Result<T> result = decoder.forward(
                            in.get("x"),
                            in.get("memory"),
                            in.get("mask"),
                            in.get("memoryMask"),
                            Decoder.Parameters.of(p));
                    decoder.release(result);
                    return result.y();
                },
                (in, p, dy) -> {
                    Decoder.Parameters<T> parameters = Decoder.Parameters.of(p);
                    Decoder.Result<T> result = decoder.forward(
                            in.get("x"), in.get("memory"), in.get("mask"), in.get("memoryMask"), parameters);
                    Decoder.Gradients<T> g = decoder.backward(in.get("x"), in.get("memory"), parameters, result, dy);
                    decoder.release(result);
                    return g.dParameters().named().with("x", g.dx()).with("memory", g.dMemory());
                });
    }

    static List<String> stacked(String prefix, List<String> layer, int layers) {
        return IntStream.range(0, layers)
                .boxed()
                .flatMap(n -> layer.stream().map(name -> prefix + n + "." + name))
                .toList();
    }

    static List<String> behind(String prefix, String... names) {
        return Stream.of(names).map(name -> prefix + "." + name).toList();
    }
}
