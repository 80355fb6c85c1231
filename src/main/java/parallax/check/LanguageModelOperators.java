package parallax.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import parallax.nn.Indices;
import parallax.nn.Named;
import parallax.nn.transformer.LanguageModel;
import parallax.nn.transformer.MaskedLanguageModel;
import parallax.nn.transformer.TokenParameters;
import parallax.nn.transformer.TokenResult;
import parallax.nn.transformer.Transformer;

/** Whole Transformers by names: parameters → logits, the tokens bound already. */
public final class LanguageModelOperators {
    private static final List<String> MAYBE =
            List.of("positions", "head.weight", "head.bias", "encoder.norm.gamma", "encoder.norm.beta");

    private LanguageModelOperators() {}

    /** Returns the parameters of so many layers → logits. */
    public static <T> Operator<T> of(LanguageModel<T> model, Indices tokens, int layers) {
        return ofTokens(
                layers,
                p -> model.forward(tokens, p),
                (p, result, dLogits) -> model.backward(tokens, p, result, dLogits),
                model::release);
    }

    /** Returns the parameters of so many layers → logits. */
    public static <T> Operator<T> of(MaskedLanguageModel<T> model, Indices tokens, int layers) {
        return ofTokens(
                layers,
                p -> model.forward(tokens, p),
                (p, result, dLogits) -> model.backward(tokens, p, result, dLogits),
                model::release);
    }

    private interface Backward<T> {
        TokenParameters<T> apply(TokenParameters<T> p, TokenResult<T> result, T dLogits);
    }

    private static <T> Operator<T> ofTokens(
            int layers,
            Function<TokenParameters<T>, TokenResult<T>> forward,
            Backward<T> backward,
            Consumer<TokenResult<T>> release) {
        return operator(
                names(layers),
                MAYBE,
                (in, p) -> {
                    TokenResult<T> result = forward.apply(TokenParameters.of(p));
                    release.accept(result);
                    return result.logits();
                },
                (in, p, dLogits) -> {
                    TokenParameters<T> parameters = TokenParameters.of(p);
                    TokenResult<T> result = forward.apply(parameters);
                    TokenParameters<T> d = backward.apply(parameters, result, dLogits);
                    release.accept(result);
                    return d.named();
                });
    }

    /** Returns the parameters of so many layers on either side → logits. */
    public static <T> Operator<T> of(Transformer<T> model, Indices source, Indices target, int layers) {
        List<String> names =
                new ArrayList<>(List.of("source.table", "target.table", "generator.weight", "generator.bias"));
        names.addAll(TransformerOperators.stacked("encoder.", TransformerOperators.ENCODER_LAYER, layers));
        names.addAll(TransformerOperators.stacked("decoder.", TransformerOperators.DECODER_LAYER, layers));
        List<String> norms = Stream.of("encoder.", "decoder.")
                .flatMap(stack -> TransformerOperators.NORM.stream().map(name -> stack + name))
                .toList();
        return operator(
                names,
                norms,
                (in, p) -> {
                    Transformer.Result<T> result = model.forward(source, target, Transformer.Parameters.of(p));
                    model.release(result);
                    return result.logits();
                },
                (in, p, dLogits) -> {
                    Transformer.Parameters<T> parameters = Transformer.Parameters.of(p);
                    Transformer.Result<T> result = model.forward(source, target, parameters);
                    Transformer.Parameters<T> d = model.backward(source, target, parameters, result, dLogits);
                    model.release(result);
                    return d.named();
                });
    }

    private static List<String> names(int layers) {
        List<String> names = new ArrayList<>(List.of("table"));
        names.addAll(TransformerOperators.stacked("encoder.", TransformerOperators.ENCODER_LAYER, layers));
        return names;
    }

    private static <T> Operator<T> operator(
            List<String> names,
            List<String> maybe,
            BiFunction<Map<String, T>, Named<T>, T> run,
            ModelOperator.Differentiate<T> differentiate) {
        return new ModelOperator<>(
                List.of(), List.of(), names, maybe, UnaryOperator.identity(), "logits", run, differentiate);
    }
}
