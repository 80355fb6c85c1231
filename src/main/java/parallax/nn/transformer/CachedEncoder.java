package parallax.nn.transformer;

import java.util.ArrayList;
import java.util.List;
import parallax.nn.Backend;
import parallax.nn.attention.Attention;
import parallax.nn.attention.MultiHeadAttention;

/**
 * A causal {@link Encoder} one token at a time: the new token attends to the keys and values of those before, which are kept.
 *
 * <pre>
 * q, k, v of the new token alone;  K' = K and k behind it;  V' = V and v behind it
 * head n = Attention(q[n], K'[n], V'[n])
 * </pre>
 *
 * The result is that of the whole stack at its last token: a token's keys and values depend on no later one. A step costs as much as
 * one token and looks at T of them, where the whole stack would compute all T again.
 *
 * <p>A cache is a value: a step returns another and leaves the one it was given as it was, so that two continuations can share it. It is
 * the caller's to give back.
 *
 * @param parts   of a backend
 * @param options of the layers, which are causal
 */
record CachedEncoder<T>(Parts<T> parts, LayerOptions options) {
    /** Returns the keys and values that forward of the whole stack has computed, as copies. */
    KeyValues.Cache<T> cache(Encoder.Result<T> result) {
        List<KeyValues<T>> layers = new ArrayList<>();
        for (EncoderLayer.Result<T> layer : result.layers()) {
            MultiHeadAttention.Projected<T> projected = layer.self().s().projected();
            layers.add(new KeyValues<>(copy(projected.k()), copy(projected.v())));
        }
        return new KeyValues.Cache<>(layers);
    }

    /**
     * Returns y of one more token.
     *
     * @param x    (B, 1, E). Not modified.
     * @param past of the tokens before. Not modified.
     * @param p    Not modified.
     */
    Step<T> step(T x, KeyValues.Cache<T> past, Encoder.Parameters<T> p) {
        Backend<T> backend = parts.backend();
        List<KeyValues<T>> layers = new ArrayList<>();
        T h = x;
        for (int n = 0; n < p.layers().size(); n++) {
            T given = h;
            h = layer(given, past.layers().get(n), p.layers().get(n), layers);
            if (n > 0) {
                backend.release(given);
            }
        }
        T y = h;
        if (p.norm() != null) {
            y = parts.layerNorm(options.eps())
                    .forward(h, p.norm().gamma(), p.norm().beta());
            backend.release(h);
        }
        return new Step<>(y, new KeyValues.Cache<>(layers));
    }

    private T layer(T x, KeyValues<T> past, EncoderLayer.Parameters<T> p, List<KeyValues<T>> layers) {
        Backend<T> backend = parts.backend();
        AddNorm<T> addNorm = AddNorm.of(parts, options);
        FeedForward<T> feedForward = new FeedForward<>(parts, options.activation());
        AddNorm.Result<T, Attended<T>> self =
                addNorm.forward(x, p.norm1(), in -> attend(in, past, p.self()), Attended::y);
        AddNorm.Result<T, FeedForward.Result<T>> ff =
                addNorm.forward(self.y(), p.norm2(), in -> feedForward.forward(in, p.ff()), FeedForward.Result::y);
        layers.add(self.s().all);
        addNorm.release(self);
        addNorm.release(ff);
        backend.release(self.s().y);
        backend.releaseAll(ff.s().made());
        backend.release(self.y());
        return ff.y();
    }

    private Attended<T> attend(T x, KeyValues<T> past, MultiHeadAttention.Parameters<T> p) {
        Backend<T> backend = parts.backend();
        int batch = backend.shape(x)[0];
        int features = backend.shape(x)[2];
        int size = features / options.heads();
        T projected = parts.linear().forward(x, p.weightIn(), p.biasIn()); // q, k and v side by side
        T split = backend.reshape(projected, batch, 3, options.heads(), size);
        T q = backend.slice(split, 1, 0, 1);
        T qs = backend.reshape(q, batch * options.heads(), 1, size);
        KeyValues<T> all = new KeyValues<>(behind(past.keys(), split, 1), behind(past.values(), split, 2));
        int tokens = backend.shape(all.keys())[2];
        T ks = backend.reshape(all.keys(), batch * options.heads(), tokens, size);
        T vs = backend.reshape(all.values(), batch * options.heads(), tokens, size);
        Attention.Result<T> heads = parts.attention().forward(qs, ks, vs, null);
        T side = backend.reshape(heads.y(), batch, 1, features);
        T y = parts.linear().forward(side, p.weightOut(), p.biasOut());
        backend.releaseAll(List.of(projected, split, q, qs, ks, vs, heads.y(), heads.weights(), side));
        return new Attended<>(y, all);
    }

    // (B, h, T, E/h) and part 1 (k) or 2 (v) of (B, 3, h, E/h) → (B, h, T + 1, E/h)
    private T behind(T past, T split, int part) {
        Backend<T> backend = parts.backend();
        int[] shape = backend.shape(past);
        T slice = backend.slice(split, 1, part, part + 1);
        T last = backend.reshape(slice, shape[0], shape[1], 1, shape[3]);
        T all = backend.concat(2, past, last);
        backend.releaseAll(List.of(slice, last));
        return all;
    }

    private T copy(T a) {
        return parts.backend().reshape(a, parts.backend().shape(a));
    }

    private record Attended<T>(T y, KeyValues<T> all) {}

    record Step<T>(T y, KeyValues.Cache<T> cache) {}
}
