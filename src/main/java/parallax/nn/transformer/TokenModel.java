package parallax.nn.transformer;

import java.util.List;
import parallax.nn.Backend;
import parallax.nn.Indices;
import parallax.nn.dense.Linear;
import parallax.tensor.Arguments;

/**
 * From tokens to logits: embedding, a stack of layers, a dense layer. What {@link LanguageModel} and {@link MaskedLanguageModel} have in
 * common; they differ in who may attend to whom, and in what they learn to say.
 *
 * <pre>logits = Encoder(TokenEmbedding(tokens)) · Wᵀ + b</pre>
 *
 * W may be the embedding's table itself ("tied"): a token is likely if its vector is like the output.
 *
 * <p><b>Shapes.</b> tokens (B, T); logits (B, T, V); table (V, E); positions (P, E), or none: sinusoidal; W (V, E), or none: tied; b (V), or none.
 *
 * <p><b>Source.</b> Tied weights: O. Press and L. Wolf, "Using the output embedding to improve language models" (2016).
 *
 * @param parts   of a backend
 * @param options of the layers
 */
record TokenModel<T>(Parts<T> parts, LayerOptions options) {
    TokenModel {
        Arguments.given("parts", parts);
        Arguments.given("options", options);
    }

    TokenResult<T> forward(Indices tokens, T mask, TokenParameters<T> p) {
        Arguments.given("p", p);
        T x = new TokenEmbedding<>(parts).forward(tokens, p.table(), p.positions(), 0);
        Encoder.Result<T> encoder = encoder().forward(x, mask, p.encoder());
        return new TokenResult<>(logits(encoder.y(), p), x, encoder);
    }

    T logits(T y, TokenParameters<T> p) {
        return parts.linear().forward(y, p.outputWeight(), p.headBias());
    }

    TokenParameters<T> backward(Indices tokens, TokenParameters<T> p, TokenResult<T> result, T dLogits) {
        Arguments.given("p", p);
        Arguments.given("result", result);
        Backend<T> backend = parts.backend();
        // of  logits = encoder.y · Wᵀ + b
        Linear.Gradients<T> head = parts.linear().backward(result.encoder().y(), p.outputWeight(), dLogits);
        // of  encoder = Encoder(x)
        Encoder.Gradients<T> encoder = encoder().backward(result.x(), p.encoder(), result.encoder(), head.dx());
        // of  x = TokenEmbedding(tokens)
        TokenEmbedding.Gradients<T> embedding =
                new TokenEmbedding<>(parts).backward(tokens, p.table(), p.positions(), encoder.dx());
        backend.releaseAll(List.of(head.dx(), encoder.dx()));
        T dTable = embedding.dTable();
        if (p.headWeight() == null) {
            dTable = backend.add(embedding.dTable(), head.dWeight()); // the table is used twice
            backend.releaseAll(List.of(embedding.dTable(), head.dWeight()));
        }
        if (p.headBias() == null) {
            backend.release(head.dBias());
        }
        return new TokenParameters<>(
                dTable,
                embedding.dPositions(),
                encoder.dParameters(),
                p.headWeight() == null ? null : head.dWeight(),
                p.headBias() == null ? null : head.dBias());
    }

    void release(TokenResult<T> result) {
        encoder().release(result.encoder());
        parts.backend().releaseAll(List.of(result.x(), result.encoder().y()));
    }

    Encoder<T> encoder() {
        return new Encoder<>(parts, options);
    }
}
