package parallax.nn.transformer;

import java.util.List;
import java.util.random.RandomGenerator;
import parallax.nn.Backend;
import parallax.nn.Indices;
import parallax.nn.Named;
import parallax.nn.dense.Linear;
import parallax.tensor.Arguments;

/**
 * The Transformer: from a text, and the beginning of another, to what may come next in the other.
 *
 * <pre>
 * memory = Encoder(TokenEmbedding(source))
 * h      = Decoder(TokenEmbedding(target), memory)         causal: target t sees targets 0 to t
 * logits = h · Wᵀ + b,  p(target[b,t+1] = k) = softmax(logits[b,t])[k]
 * </pre>
 *
 * Positions are sinusoidal and embeddings scaled by √E. Nobody attends to padding. The paper's options are {@link
 * LayerOptions#postNorm}; of its three tied weights (source, target, W) none is tied here, and there is no dropout.
 *
 * <p><b>Shapes.</b> source (B, S) and target (B, T) tokens; memory (B, S, E); h (B, T, E); logits (B, T, V); W (V, E), b (V), the
 * "generator".
 *
 * <p><b>Source.</b> A. Vaswani et al., "Attention is all you need" (2017), section 3 and figure 1.
 *
 * @param parts   of a backend
 * @param options of the layers; the decoder's self-attention is causal, the encoder's is not, whatever they say
 * @param padding the token that is padding, of source and target, or −1 if none is
 */
public record Transformer<T>(Parts<T> parts, LayerOptions options, int padding) {
    /** Checks that there are parts and options. */
    public Transformer {
        Arguments.given("parts", parts);
        Arguments.given("options", options);
    }

    /**
     * Returns the logits, and what backward needs. What is not the logits is given back by {@link #release} when it is no longer needed.
     *
     * @param source (B, S)
     * @param target (B, T)
     * @param p      Not modified.
     * @throws IllegalArgumentException if a token is no row of its table, or the shapes do not fit each other
     */
    public Result<T> forward(Indices source, Indices target, Parameters<T> p) {
        Encoded<T> encoded = encode(source, p);
        Decoded<T> decoded = decode(target, source, encoded.encoder.y(), p);
        T logits = parts.linear().forward(decoded.decoder.y(), p.weight, p.bias);
        return new Result<>(logits, encoded, decoded);
    }

    /** Returns the encoder's output and what it comes from: to be decoded with, several times. */
    public Encoded<T> encode(Indices source, Parameters<T> p) {
        Arguments.given("source", source);
        Arguments.given("p", p);
        T x = new TokenEmbedding<>(parts).forward(source, p.sourceTable, null, 0);
        T mask = Padding.mask(parts.backend(), source, padding);
        Encoder.Result<T> encoder = encoder().forward(x, mask, p.encoder);
        parts.backend().release(mask);
        return new Encoded<>(x, encoder);
    }

    /** Returns the decoder's output and what it comes from, given a memory. */
    public Decoded<T> decode(Indices target, Indices source, T memory, Parameters<T> p) {
        Arguments.given("target", target);
        Arguments.given("source", source);
        Arguments.given("p", p);
        T x = new TokenEmbedding<>(parts).forward(target, p.targetTable, null, 0);
        T mask = Padding.mask(parts.backend(), target, padding);
        T memoryMask = Padding.mask(parts.backend(), source, padding);
        Decoder.Result<T> decoder = decoder().forward(x, memory, mask, memoryMask, p.decoder);
        parts.backend().release(mask);
        parts.backend().release(memoryMask);
        return new Decoded<>(x, decoder);
    }

    /**
     * Returns ∂L/∂p of a loss L, given dLogits = ∂L/∂logits.
     *
     * @param source  what forward was given
     * @param target  what forward was given
     * @param p       what forward was given. Not modified.
     * @param result  what forward returned. Not modified.
     * @param dLogits (B, T, V). Not modified.
     */
    public Parameters<T> backward(Indices source, Indices target, Parameters<T> p, Result<T> result, T dLogits) {
        Arguments.given("p", p);
        Arguments.given("result", result);
        TokenEmbedding<T> embedding = new TokenEmbedding<>(parts);
        // of  logits = h · Wᵀ + b
        Linear.Gradients<T> generator = parts.linear().backward(result.decoded.decoder.y(), p.weight, dLogits);
        // of  h = Decoder(TokenEmbedding(target), memory)
        Decoder.Gradients<T> decoder = decoder()
                .backward(
                        result.decoded.x,
                        result.encoded.encoder.y(),
                        p.decoder,
                        result.decoded.decoder,
                        generator.dx());
        T dTarget =
                embedding.backward(target, p.targetTable, null, decoder.dx()).dTable();
        // of  memory = Encoder(TokenEmbedding(source))
        Encoder.Gradients<T> encoder =
                encoder().backward(result.encoded.x, p.encoder, result.encoded.encoder, decoder.dMemory());
        T dSource =
                embedding.backward(source, p.sourceTable, null, encoder.dx()).dTable();
        parts.backend().releaseAll(List.of(generator.dx(), decoder.dx(), decoder.dMemory(), encoder.dx()));
        return new Parameters<>(
                dSource, dTarget, encoder.dParameters(), decoder.dParameters(), generator.dWeight(), generator.dBias());
    }

    /** Gives back what forward kept for backward; the logits are the caller's still. */
    public void release(Result<T> result) {
        release(result.encoded);
        release(result.decoded);
    }

    /** Gives back all that encoding made, the memory too. */
    public void release(Encoded<T> encoded) {
        encoder().release(encoded.encoder);
        parts.backend().releaseAll(List.of(encoded.x, encoded.encoder.y()));
    }

    /** Gives back all that decoding made. */
    public void release(Decoded<T> decoded) {
        decoder().release(decoded.decoder);
        parts.backend().releaseAll(List.of(decoded.x, decoded.decoder.y()));
    }

    private Encoder<T> encoder() {
        return new Encoder<>(parts, options.causal(false));
    }

    private Decoder<T> decoder() {
        return new Decoder<>(parts, options.causal(true));
    }

    /**
     * What is learned.
     *
     * @param sourceTable (Vs, E), of the source's embedding
     * @param targetTable (V, E), of the target's embedding
     * @param encoder     of the encoder
     * @param decoder     of the decoder
     * @param weight      (V, E), of the generator
     * @param bias        (V), of the generator
     */
    public record Parameters<T>(
            T sourceTable,
            T targetTable,
            Encoder.Parameters<T> encoder,
            Decoder.Parameters<T> decoder,
            T weight,
            T bias) {

        /**
         * Returns parameters to begin with: tables normal with deviation 1/√E, so that they have 1 when scaled; all others as {@link
         * EncoderLayer.Parameters#random} says.
         *
         * @param sourceVocabulary Vs
         * @param targetVocabulary V
         * @param sizes            of the encoder, and of the decoder
         */
        public static <T> Parameters<T> random(
                Backend<T> backend,
                RandomGenerator random,
                LayerOptions options,
                int sourceVocabulary,
                int targetVocabulary,
                StackSizes sizes) {
            int features = sizes.features();
            double deviation = 1 / Math.sqrt(features);
            return new Parameters<>(
                    TokenParameters.normal(backend, random, deviation, sourceVocabulary, features),
                    TokenParameters.normal(backend, random, deviation, targetVocabulary, features),
                    Encoder.Parameters.random(backend, random, options, sizes),
                    Decoder.Parameters.random(backend, random, options, sizes),
                    Xavier.weight(backend, random, targetVocabulary, features),
                    Xavier.bias(backend, targetVocabulary));
        }

        /** Returns the parameters of these names: "source.table", "target.table", "encoder.…", "decoder.…", "generator.weight", "generator.bias". */
        public static <T> Parameters<T> of(Named<T> named) {
            return new Parameters<>(
                    named.get("source.table"),
                    named.get("target.table"),
                    Encoder.Parameters.of(named.under("encoder")),
                    Decoder.Parameters.of(named.under("decoder")),
                    named.get("generator.weight"),
                    named.get("generator.bias"));
        }

        /** Returns the parameters by name. */
        public Named<T> named() {
            return Named.<T>none()
                    .with("source.table", sourceTable)
                    .with("target.table", targetTable)
                    .with("encoder", encoder.named())
                    .with("decoder", decoder.named())
                    .with("generator.weight", weight)
                    .with("generator.bias", bias);
        }
    }

    /**
     * What the model computes.
     *
     * @param logits  (B, T, V)
     * @param encoded the encoder's part
     * @param decoded the decoder's part
     */
    public record Result<T>(T logits, Encoded<T> encoded, Decoded<T> decoded) {}

    /**
     * What the encoder was given and computes.
     *
     * @param x       (B, S, E)
     * @param encoder its y is the memory
     */
    public record Encoded<T>(T x, Encoder.Result<T> encoder) {}

    /**
     * What the decoder was given and computes.
     *
     * @param x       (B, T, E)
     * @param decoder its y is h
     */
    public record Decoded<T>(T x, Decoder.Result<T> decoder) {}
}
