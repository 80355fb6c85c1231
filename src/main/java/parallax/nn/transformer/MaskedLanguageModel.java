package parallax.nn.transformer;

import parallax.nn.Indices;
import parallax.tensor.Arguments;

/**
 * A masked language model: which token stands at each place, seen from both sides.
 *
 * <pre>logits[b,t] = W · h[b,t] + c,  h = Encoder(TokenEmbedding(tokens)),  p(the token at t is k) = softmax(logits[b,t])[k]</pre>
 *
 * Some tokens were hidden before ({@link TokenMasking}), and the loss looks at their places alone. Nobody attends to padding. Post-norm
 * options with gelu and sizes {@code TokenParameters.Sizes.bert} are BERT's, without its segments, its second task, and the dense layer and
 * normalisations before its head and after its embedding.
 *
 * <p><b>Shapes.</b> tokens (B, T); logits (B, T, V); the parameters as {@link TokenParameters} says.
 *
 * <p><b>Source.</b> J. Devlin et al., "BERT: Pre-training of deep bidirectional Transformers for language understanding" (2018), section 3.1.
 *
 * @param parts   of a backend
 * @param options of the layers, which are made not causal
 * @param padding the token that is padding, or −1 if none is
 */
public record MaskedLanguageModel<T>(Parts<T> parts, LayerOptions options, int padding) {
    /** Makes the layers see both sides. */
    public MaskedLanguageModel {
        Arguments.given("parts", parts);
        options = Arguments.given("options", options).causal(false);
    }

    /**
     * Returns the logits, and what backward needs. What is not the logits is given back by {@link #release} when it is no longer needed.
     *
     * @param tokens (B, T)
     * @param p      Not modified.
     * @throws IllegalArgumentException if a token is no row of the table, there are more tokens than positions, or the shapes do not fit
     */
    public TokenResult<T> forward(Indices tokens, TokenParameters<T> p) {
        T mask = Padding.mask(parts.backend(), tokens, padding);
        TokenResult<T> result = model().forward(tokens, mask, p);
        parts.backend().release(mask);
        return result;
    }

    /**
     * Returns ∂L/∂p of a loss L, given dLogits = ∂L/∂logits.
     *
     * @param tokens  what forward was given
     * @param p       what forward was given. Not modified.
     * @param result  what forward returned. Not modified.
     * @param dLogits (B, T, V). Not modified.
     */
    public TokenParameters<T> backward(Indices tokens, TokenParameters<T> p, TokenResult<T> result, T dLogits) {
        return model().backward(tokens, p, result, dLogits);
    }

    /** Gives back what forward kept for backward; the logits are the caller's still. */
    public void release(TokenResult<T> result) {
        model().release(result);
    }

    private TokenModel<T> model() {
        return new TokenModel<>(parts, options);
    }
}
