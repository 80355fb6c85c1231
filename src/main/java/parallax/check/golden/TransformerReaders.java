package parallax.check.golden;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import parallax.check.LanguageModelOperators;
import parallax.check.TransformerOperators;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.transformer.Decoder;
import parallax.nn.transformer.DecoderLayer;
import parallax.nn.transformer.Encoder;
import parallax.nn.transformer.EncoderLayer;
import parallax.nn.transformer.LanguageModel;
import parallax.nn.transformer.LayerOptions;
import parallax.nn.transformer.MaskedLanguageModel;
import parallax.nn.transformer.Parts;
import parallax.nn.transformer.Transformer;

/** The Transformer's layers, stacks and models of one backend, by the names that golden cases call them. */
final class TransformerReaders {
    private TransformerReaders() {}

    static <T> Map<String, OperatorReader<T>> of(Parts<T> parts) {
        UnaryOperator<String> naming = TransformerOperators::golden;
        return Map.of(
                "transformerEncoderLayer",
                a -> TransformerOperators.of(new EncoderLayer<>(parts, options(a)), naming),
                "transformerDecoderLayer",
                a -> TransformerOperators.of(new DecoderLayer<>(parts, options(a)), naming),
                "transformerEncoder",
                a -> TransformerOperators.of(new Encoder<>(parts, options(a)), a.integer("layers", 1)),
                "transformerDecoder",
                a -> TransformerOperators.of(new Decoder<>(parts, options(a)), a.integer("layers", 1)),
                "transformer",
                a -> LanguageModelOperators.of(
                        new Transformer<>(parts, options(a), a.integer("padding", -1)),
                        a.integers("source"),
                        a.integers("target"),
                        a.integer("layers", 1)),
                "languageModel",
                a -> LanguageModelOperators.of(
                        new LanguageModel<>(parts, options(a)), a.integers("tokens"), a.integer("layers", 1)),
                "maskedLanguageModel",
                a -> LanguageModelOperators.of(
                        new MaskedLanguageModel<>(parts, options(a), a.integer("padding", -1)),
                        a.integers("tokens"),
                        a.integer("layers", 1)));
    }

    private static LayerOptions options(Attributes attributes) throws MalformedCaseException {
        return new LayerOptions(
                attributes.integer("heads", 1),
                attributes.flag("normFirst", false),
                activation(attributes.text("activation", "relu")),
                attributes.number("eps", 1e-5),
                attributes.flag("causal", false));
    }

    private static Nonlinearity activation(String name) throws MalformedCaseException {
        return Stream.of(Nonlinearity.values())
                .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new MalformedCaseException(
                        "attributes.activation must be relu, gelu, tanh or sigmoid, is \"" + name + "\""));
    }
}
