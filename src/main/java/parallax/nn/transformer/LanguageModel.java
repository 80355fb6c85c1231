package parallax.nn.transformer;

import java.util.List;
import parallax.nn.Backend;
import parallax.nn.Indices;
import parallax.tensor.Arguments;

/**
 * A decoder-only language model: at each token, what may come next, seen from the tokens up to it.
 *
 * <pre>logits[b,t] = W · h[b,t],  h = causal Encoder(TokenEmbedding(tokens)),  p(token[b,t+1] = k) = softmax(logits[b,t])[k]</pre>
 *
 * Its layers are an encoder's, made causal: a decoder's without its cross-attention. Pre-norm options and sizes {@code
 * TokenParameters.Sizes.gpt} are GPT-2's.
 *
 * <p>To generate, a token at a time, {@link #begin} reads the prompt and {@link #step} one more token, with the keys and values of those
 * before in a cache: the same logits as {@link #forward} of all tokens at its last, for a fraction of the work. {@link CachedNextToken}
 * makes of it what decoding asks.
 *
 * <p><b>Shapes.</b> tokens (B, T); logits (B, T, V), those of a step (B, V); the parameters as {@link TokenParameters} says.
 *
 * <p><b>Source.</b> A. Radford et al., "Language models are unsupervised multitask learners" (2019), section 2.3; without dropout.
 *
 * @param parts   of a backend
 * @param options of the layers, which are made causal
 */
public record LanguageModel<T>(Parts<T> parts, LayerOptions options) {
    /** Makes the layers causal. */
    public LanguageModel {
        Arguments.given("parts", parts);
        options = Arguments.given("options", options).causal(true);
    }

    /**
     * Returns the logits, and what backward needs. What is not the logits is given back by {@link #release} when it is no longer needed.
     *
     * @param tokens (B, T)
     * @param p      Not modified.
     * @throws IllegalArgumentException if a token is no row of the table, there are more tokens than positions, or the shapes do not fit
     */
    public TokenResult<T> forward(Indices tokens, TokenParameters<T> p) {
        return model().forward(tokens, null, p);
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

    /**
     * Reads a prompt: the logits of what follows it, and a cache to go on from.
     *
     * @param prompt (B, T), T at least 1
     * @param p      Not modified.
     */
    public Step<T> begin(Indices prompt, TokenParameters<T> p) {
        Arguments.given("p", p);
        Backend<T> backend = parts.backend();
        T x = new TokenEmbedding<>(parts).forward(prompt, p.table(), p.positions(), 0);
        Encoder.Result<T> encoder = model().encoder().forward(x, null, p.encoder());
        int tokens = prompt.shape()[1];
        T last = backend.slice(encoder.y(), 1, tokens - 1, tokens);
        Step<T> step = new Step<>(logits(last, p), cached().cache(encoder));
        model().encoder().release(encoder);
        backend.releaseAll(List.of(x, last, encoder.y()));
        return step;
    }

    /**
     * Reads one more token of each text.
     *
     * @param next  B tokens
     * @param cache of the tokens before. Not modified, so that several continuations can share it.
     * @param p     what made the cache. Not modified.
     * @throws IllegalArgumentException if the cache has not p's layers, or not B texts; the message has both numbers
     */
    public Step<T> step(int[] next, KeyValues.Cache<T> cache, TokenParameters<T> p) {
        Backend<T> backend = parts.backend();
        int place = place(next, cache, p);
        Indices tokens = Indices.of(new int[] {next.length, 1}, next);
        T x = new TokenEmbedding<>(parts).forward(tokens, p.table(), p.positions(), place);
        CachedEncoder.Step<T> encoder = cached().step(x, cache, p.encoder());
        Step<T> step = new Step<>(logits(encoder.y(), p), encoder.cache());
        backend.releaseAll(List.of(x, encoder.y()));
        return step;
    }

    // How many tokens the cache has of each text.
    private int place(int[] next, KeyValues.Cache<T> cache, TokenParameters<T> p) {
        Arguments.given("next", next);
        int layers = Arguments.given("cache", cache).layers().size();
        int needed = Arguments.given("p", p).encoder().layers().size();
        if (layers != needed) {
            throw new IllegalArgumentException(
                    "cache has " + layers + " layers, p has " + needed + ": begin with the same parameters");
        }
        int[] keys = parts.backend().shape(cache.layers().get(0).keys());
        if (keys[0] != next.length) {
            throw new IllegalArgumentException(
                    "next has " + next.length + " tokens, cache has " + keys[0] + " texts: there must be one for each");
        }
        return keys[2];
    }

    /** Gives back the memory of a cache. */
    public void release(KeyValues.Cache<T> cache) {
        parts.backend().releaseAll(cache.arrays());
    }

    // (B, 1, E) → (B, V)
    private T logits(T last, TokenParameters<T> p) {
        Backend<T> backend = parts.backend();
        int[] shape = backend.shape(last);
        T rows = backend.reshape(last, shape[0], shape[2]);
        T logits = model().logits(rows, p);
        backend.release(rows);
        return logits;
    }

    private TokenModel<T> model() {
        return new TokenModel<>(parts, options);
    }

    private CachedEncoder<T> cached() {
        return new CachedEncoder<>(parts, options);
    }

    /**
     * What is known after the tokens so far.
     *
     * @param logits (B, V), of the next token
     * @param cache  of the tokens so far
     */
    public record Step<T>(T logits, KeyValues.Cache<T> cache) {}
}
