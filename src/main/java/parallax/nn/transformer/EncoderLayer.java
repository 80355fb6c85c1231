package parallax.nn.transformer;

import java.util.random.RandomGenerator;
import parallax.nn.Axes;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.nn.attention.MultiHeadAttention;
import parallax.tensor.Arguments;

/**
 * A layer of the Transformer's encoder: the tokens look at each other, then each is thought about by itself.
 *
 * <pre>
 * post-norm:  a = LayerNorm1(x + SelfAttention(x))       pre-norm:  a = x + SelfAttention(LayerNorm1(x))
 *             y = LayerNorm2(a + FeedForward(a))                    y = a + FeedForward(LayerNorm2(a))
 * </pre>
 *
 * The paper's is post-norm; its other choices are {@link LayerOptions#postNorm}. A causal layer is the decoder-only language
 * model's.
 *
 * <p><b>Shapes.</b> x, a and y (B, T, E): batch, tokens, features; mask broadcast to (B, T, T); parameters with F the features inside
 * of the feed-forward network.
 *
 * <p><b>Source.</b> A. Vaswani et al., "Attention is all you need" (2017), section 3.1 and figure 1, left; without its dropout.
 *
 * @param parts   of a backend
 * @param options of the layer
 */
public record EncoderLayer<T>(Parts<T> parts, LayerOptions options) {
    /** Checks that both are there. */
    public EncoderLayer {
        Arguments.given("parts", parts);
        Arguments.given("options", options);
    }

    /**
     * Returns y, and what backward needs. What is not y is given back by {@link #release} when it is no longer needed.
     *
     * @param x    (B, T, E). Not modified.
     * @param mask broadcast to (B, T, T), 1 = may attend, or null. Not modified.
     * @param p    Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other or the number of heads, or an entry is NaN
     */
    public Result<T> forward(T x, T mask, Parameters<T> p) {
        check(x, p);
        AddNorm.Result<T, MultiHeadAttention.Result<T>> self = addNorm()
                .forward(x, p.norm1, in -> attention().forward(in, in, in, mask, p.self), MultiHeadAttention.Result::y);
        AddNorm.Result<T, FeedForward.Result<T>> ff =
                addNorm().forward(self.y(), p.norm2, in -> feedForward().forward(in, p.ff), FeedForward.Result::y);
        return new Result<>(ff.y(), self, ff);
    }

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param x      what forward was given. Not modified.
     * @param p      what forward was given. Not modified.
     * @param result what forward returned. Not modified.
     * @param dy     ∂L/∂y (B, T, E). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other, or an entry is NaN
     */
    public Gradients<T> backward(T x, Parameters<T> p, Result<T> result, T dy) {
        check(x, p).array("dy", dy, "B", "T", "E");
        Arguments.given("result", result);
        parts.backend().requireNoNaN("dy", dy);
        // of  y = FeedForward(a), added and normalised
        AddNorm.Gradients<T, FeedForward.Gradients<T>> ff = addNorm()
                .backward(
                        result.self.y(),
                        p.norm2,
                        result.ff,
                        dy,
                        d -> feedForward().backward(result.ff.in(), p.ff, result.ff.s(), d),
                        FeedForward.Gradients::dx);
        // of  a = SelfAttention(x), added and normalised
        AddNorm.Gradients<T, MultiHeadAttention.SelfGradients<T>> self = addNorm()
                .backward(
                        x,
                        p.norm1,
                        result.self,
                        ff.dx(),
                        d -> attention().backwardSelf(result.self.in(), p.self, result.self.s(), d),
                        MultiHeadAttention.SelfGradients::dx);
        parts.backend().release(ff.dx());
        return new Gradients<>(
                self.dx(), new Parameters<>(self.s().dParameters(), ff.s().dParameters(), self.dNorm(), ff.dNorm()));
    }

    /** Gives back what forward kept for backward; y is the caller's still. */
    public void release(Result<T> result) {
        Backend<T> backend = parts.backend();
        addNorm().release(result.self);
        addNorm().release(result.ff);
        backend.releaseAll(AttentionParameters.made(result.self.s()));
        backend.releaseAll(result.ff.s().made());
        backend.release(result.self.y());
    }

    private AddNorm<T> addNorm() {
        return AddNorm.of(parts, options);
    }

    private MultiHeadAttention<T> attention() {
        return parts.multiHeadAttention(options.heads(), options.causal());
    }

    private FeedForward<T> feedForward() {
        return new FeedForward<>(parts, options.activation());
    }

    private Axes<T> check(T x, Parameters<T> p) {
        Axes<T> axes = new Axes<>(parts.backend()).array("x", x, "B", "T", "E");
        parts.backend().requireNoNaN("x", x);
        Arguments.given("p", p).check(axes);
        return axes;
    }

    /**
     * What is learned.
     *
     * @param self  of the self-attention
     * @param ff    of the feed-forward network
     * @param norm1 of the self-attention's normalisation
     * @param norm2 of the feed-forward network's normalisation
     */
    public record Parameters<T>(
            MultiHeadAttention.Parameters<T> self,
            FeedForward.Parameters<T> ff,
            NormParameters<T> norm1,
            NormParameters<T> norm2) {

        /**
         * Returns parameters to begin with: weights by Glorot and Bengio (2010), uniform in ±√(6 / (in + out)); biases and β 0; γ 1.
         *
         * @param features E
         * @param hidden   F
         */
        public static <T> Parameters<T> random(Backend<T> backend, RandomGenerator random, int features, int hidden) {
            return new Parameters<>(
                    AttentionParameters.random(backend, random, features),
                    FeedForward.Parameters.random(backend, random, features, hidden),
                    NormParameters.initial(backend, features),
                    NormParameters.initial(backend, features));
        }

        /** Returns the parameters of these names: "self.weightIn", "ff.weight1", "norm1.gamma" and so on. */
        public static <T> Parameters<T> of(Named<T> named) {
            return new Parameters<>(
                    AttentionParameters.of(named.under("self")),
                    FeedForward.Parameters.of(named.under("ff")),
                    NormParameters.of(named.under("norm1")),
                    NormParameters.of(named.under("norm2")));
        }

        /** Returns the parameters by name. */
        public Named<T> named() {
            return Named.<T>none()
                    .with("self", AttentionParameters.named(self))
                    .with("ff", ff.named())
                    .with("norm1", norm1.named())
                    .with("norm2", norm2.named());
        }

        void check(Axes<T> axes) {
            AttentionParameters.check(axes, "self", self);
            FeedForward.Parameters.check(axes, "ff", ff);
            NormParameters.check(axes, "norm1", norm1);
            NormParameters.check(axes, "norm2", norm2);
        }
    }

    /**
     * What the layer computes.
     *
     * @param y    (B, T, E)
     * @param self the self-attention and what is around it
     * @param ff   the feed-forward network and what is around it
     */
    public record Result<T>(
            T y, AddNorm.Result<T, MultiHeadAttention.Result<T>> self, AddNorm.Result<T, FeedForward.Result<T>> ff) {}

    /**
     * The gradients of a loss L.
     *
     * @param dx          ∂L/∂x, of x's shape
     * @param dParameters ∂L/∂p, each of its parameter's shape
     */
    public record Gradients<T>(T dx, Parameters<T> dParameters) {}
}
