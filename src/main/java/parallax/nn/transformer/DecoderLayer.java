package parallax.nn.transformer;

import java.util.List;
import java.util.random.RandomGenerator;
import parallax.nn.Axes;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.nn.attention.MultiHeadAttention;
import parallax.tensor.Arguments;

/**
 * A layer of the Transformer's decoder: the tokens look at each other, then at the encoder's output, then each is thought about by
 * itself.
 *
 * <pre>
 * post-norm:  a = LayerNorm1(x + SelfAttention(x))               pre-norm:  a = x + SelfAttention(LayerNorm1(x))
 *             c = LayerNorm2(a + CrossAttention(a, memory))                 c = a + CrossAttention(LayerNorm2(a), memory)
 *             y = LayerNorm3(c + FeedForward(c))                            y = c + FeedForward(LayerNorm3(c))
 * </pre>
 *
 * CrossAttention has its queries from the first argument, keys and values from the memory. The paper's layer is post-norm and its
 * self-attention causal, "masked": options {@code LayerOptions.postNorm(h).causal(true)}. The cross-attention is never causal.
 *
 * <p><b>Shapes.</b> x, a, c and y (B, T, E): batch, tokens, features; memory (B, S, E); mask broadcast to (B, T, T), memoryMask to
 * (B, T, S); parameters with F the features inside of the feed-forward network.
 *
 * <p><b>Source.</b> A. Vaswani et al., "Attention is all you need" (2017), section 3.1 and figure 1, right; without its dropout.
 *
 * @param parts   of a backend
 * @param options of the layer
 */
public record DecoderLayer<T>(Parts<T> parts, LayerOptions options) {
    /** Checks that both are there. */
    public DecoderLayer {
        Arguments.given("parts", parts);
        Arguments.given("options", options);
    }

    /**
     * Returns y, and what backward needs. What is not y is given back by {@link #release} when it is no longer needed.
     *
     * @param x          (B, T, E). Not modified.
     * @param memory     (B, S, E). Not modified.
     * @param mask       of x, broadcast to (B, T, T), 1 = may attend, or null. Not modified.
     * @param memoryMask of the memory, broadcast to (B, T, S), 1 = may attend, or null. Not modified.
     * @param p          Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other or the number of heads, or an entry is NaN
     */
    public Result<T> forward(T x, T memory, T mask, T memoryMask, Parameters<T> p) {
        check(x, memory, p);
        AddNorm.Result<T, MultiHeadAttention.Result<T>> self = addNorm()
                .forward(
                        x,
                        p.norm1,
                        in -> selfAttention().forward(in, in, in, mask, p.self),
                        MultiHeadAttention.Result::y);
        AddNorm.Result<T, MultiHeadAttention.Result<T>> cross = addNorm()
                .forward(
                        self.y(),
                        p.norm2,
                        in -> crossAttention().forward(in, memory, memory, memoryMask, p.cross),
                        MultiHeadAttention.Result::y);
        AddNorm.Result<T, FeedForward.Result<T>> ff =
                addNorm().forward(cross.y(), p.norm3, in -> feedForward().forward(in, p.ff), FeedForward.Result::y);
        return new Result<>(ff.y(), self, cross, ff);
    }

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param x      what forward was given. Not modified.
     * @param memory what forward was given. Not modified.
     * @param p      what forward was given. Not modified.
     * @param result what forward returned. Not modified.
     * @param dy     ∂L/∂y (B, T, E). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other, or an entry is NaN
     */
    public Gradients<T> backward(T x, T memory, Parameters<T> p, Result<T> result, T dy) {
        check(x, memory, p).array("dy", dy, "B", "T", "E");
        Arguments.given("result", result);
        parts.backend().requireNoNaN("dy", dy);
        // of  y = FeedForward(c), added and normalised
        AddNorm.Gradients<T, FeedForward.Gradients<T>> ff = addNorm()
                .backward(
                        result.cross.y(),
                        p.norm3,
                        result.ff,
                        dy,
                        d -> feedForward().backward(result.ff.in(), p.ff, result.ff.s(), d),
                        FeedForward.Gradients::dx);
        // of  c = CrossAttention(a, memory), added and normalised
        AddNorm.Gradients<T, MultiHeadAttention.Gradients<T>> cross = addNorm()
                .backward(
                        result.self.y(),
                        p.norm2,
                        result.cross,
                        ff.dx(),
                        d -> crossAttention().backward(result.cross.in(), memory, memory, p.cross, result.cross.s(), d),
                        MultiHeadAttention.Gradients::dq);
        // of  a = SelfAttention(x), added and normalised
        AddNorm.Gradients<T, MultiHeadAttention.SelfGradients<T>> self = addNorm()
                .backward(
                        x,
                        p.norm1,
                        result.self,
                        cross.dx(),
                        d -> selfAttention().backwardSelf(result.self.in(), p.self, result.self.s(), d),
                        MultiHeadAttention.SelfGradients::dx);
        T dMemory = parts.backend().add(cross.s().dk(), cross.s().dv());
        parts.backend()
                .releaseAll(
                        List.of(ff.dx(), cross.dx(), cross.s().dk(), cross.s().dv()));
        return new Gradients<>(
                self.dx(),
                dMemory,
                new Parameters<>(
                        self.s().dParameters(),
                        cross.s().dParameters(),
                        ff.s().dParameters(),
                        self.dNorm(),
                        cross.dNorm(),
                        ff.dNorm()));
    }

    /** Gives back what forward kept for backward; y is the caller's still. */
    public void release(Result<T> result) {
        Backend<T> backend = parts.backend();
        addNorm().release(result.self);
        addNorm().release(result.cross);
        addNorm().release(result.ff);
        backend.releaseAll(AttentionParameters.made(result.self.s()));
        backend.releaseAll(AttentionParameters.made(result.cross.s()));
        backend.releaseAll(result.ff.s().made());
        backend.releaseAll(List.of(result.self.y(), result.cross.y()));
    }

    private AddNorm<T> addNorm() {
        return AddNorm.of(parts, options);
    }

    private MultiHeadAttention<T> selfAttention() {
        return parts.multiHeadAttention(options.heads(), options.causal());
    }

    private MultiHeadAttention<T> crossAttention() {
        return parts.multiHeadAttention(options.heads(), false);
    }

    private FeedForward<T> feedForward() {
        return new FeedForward<>(parts, options.activation());
    }

    private Axes<T> check(T x, T memory, Parameters<T> p) {
        Axes<T> axes = new Axes<>(parts.backend())
                .array("x", x, "B", "T", "E")
                .array("memory", memory, "B", "S", "E")
                .noNaN();
        Arguments.given("p", p).check(axes);
        return axes;
    }

    /**
     * What is learned.
     *
     * @param self  of the self-attention
     * @param cross of the cross-attention
     * @param ff    of the feed-forward network
     * @param norm1 of the self-attention's normalisation
     * @param norm2 of the cross-attention's normalisation
     * @param norm3 of the feed-forward network's normalisation
     */
    public record Parameters<T>(
            MultiHeadAttention.Parameters<T> self,
            MultiHeadAttention.Parameters<T> cross,
            FeedForward.Parameters<T> ff,
            NormParameters<T> norm1,
            NormParameters<T> norm2,
            NormParameters<T> norm3) {

        /**
         * Returns parameters to begin with: weights by Glorot and Bengio (2010), uniform in ±√(6 / (in + out)); biases and β 0; γ 1.
         *
         * @param features E
         * @param hidden   F
         */
        public static <T> Parameters<T> random(Backend<T> backend, RandomGenerator random, int features, int hidden) {
            return new Parameters<>(
                    AttentionParameters.random(backend, random, features),
                    AttentionParameters.random(backend, random, features),
                    FeedForward.Parameters.random(backend, random, features, hidden),
                    NormParameters.initial(backend, features),
                    NormParameters.initial(backend, features),
                    NormParameters.initial(backend, features));
        }

        /** Returns the parameters of these names: "self.weightIn", "cross.weightIn", "ff.weight1", "norm1.gamma" and so on. */
        public static <T> Parameters<T> of(Named<T> named) {
            return new Parameters<>(
                    AttentionParameters.of(named.under("self")),
                    AttentionParameters.of(named.under("cross")),
                    FeedForward.Parameters.of(named.under("ff")),
                    NormParameters.of(named.under("norm1")),
                    NormParameters.of(named.under("norm2")),
                    NormParameters.of(named.under("norm3")));
        }

        /** Returns the parameters by name. */
        public Named<T> named() {
            return Named.<T>none()
                    .with("self", AttentionParameters.named(self))
                    .with("cross", AttentionParameters.named(cross))
                    .with("ff", ff.named())
                    .with("norm1", norm1.named())
                    .with("norm2", norm2.named())
                    .with("norm3", norm3.named());
        }

        void check(Axes<T> axes) {
            AttentionParameters.check(axes, "self", self);
            AttentionParameters.check(axes, "cross", cross);
            FeedForward.Parameters.check(axes, "ff", ff);
            NormParameters.check(axes, "norm1", norm1);
            NormParameters.check(axes, "norm2", norm2);
            NormParameters.check(axes, "norm3", norm3);
        }
    }

    /**
     * What the layer computes.
     *
     * @param y     (B, T, E)
     * @param self  the self-attention and what is around it
     * @param cross the cross-attention and what is around it
     * @param ff    the feed-forward network and what is around it
     */
    public record Result<T>(
            T y,
            AddNorm.Result<T, MultiHeadAttention.Result<T>> self,
            AddNorm.Result<T, MultiHeadAttention.Result<T>> cross,
            AddNorm.Result<T, FeedForward.Result<T>> ff) {}

    /**
     * The gradients of a loss L.
     *
     * @param dx          ∂L/∂x, of x's shape
     * @param dMemory     ∂L/∂memory, of the memory's shape
     * @param dParameters ∂L/∂p, each of its parameter's shape
     */
    public record Gradients<T>(T dx, T dMemory, Parameters<T> dParameters) {}
}
