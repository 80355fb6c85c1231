package parallax.nn.transformer;

/**
 * What a language model computes.
 *
 * @param logits  (B, T, V)
 * @param x       (B, T, E), what the layers were given
 * @param encoder what the layers compute
 */
public record TokenResult<T>(T logits, T x, Encoder.Result<T> encoder) {}
