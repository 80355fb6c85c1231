package parallax.nn.transformer;

import java.util.List;
import java.util.function.Function;
import parallax.nn.Backend;
import parallax.nn.norm.LayerNorm;
import parallax.nn.norm.NormGradients;

/**
 * What is around every sublayer S of a Transformer, an attention or a feed-forward network: "Add &amp; Norm".
 *
 * <pre>
 * post-norm:  y = LayerNorm(x + S(x))
 * pre-norm:   y = x + S(LayerNorm(x))
 * </pre>
 *
 * <p><b>Source.</b> Post-norm: A. Vaswani et al., "Attention is all you need" (2017), section 3.1. Pre-norm, which learns without a
 * warm-up: R. Xiong et al., "On layer normalization in the Transformer architecture" (2020), figure 1.
 *
 * @param backend   of the arrays
 * @param layerNorm LayerNorm
 * @param normFirst whether pre-norm
 */
public record AddNorm<T>(Backend<T> backend, LayerNorm<T> layerNorm, boolean normFirst) {
    static <T> AddNorm<T> of(Parts<T> parts, LayerOptions options) {
        return new AddNorm<>(parts.backend(), parts.layerNorm(options.eps()), options.normFirst());
    }

    /**
     * Returns y, and what backward needs.
     *
     * @param x        of any shape (…, E). Not modified.
     * @param p        of the normalisation. Not modified.
     * @param sublayer S: its result, for its input
     * @param output   the output in S's result
     */
    public <S> Result<T, S> forward(T x, NormParameters<T> p, Function<T, S> sublayer, Function<S, T> output) {
        T in = normFirst ? layerNorm.forward(x, p.gamma(), p.beta()) : x;
        S s = sublayer.apply(in);
        T sum = backend.add(x, output.apply(s));
        T y = normFirst ? sum : layerNorm.forward(sum, p.gamma(), p.beta());
        return new Result<>(y, in, s, sum);
    }

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param x        what forward was given. Not modified.
     * @param p        what forward was given. Not modified.
     * @param result   what forward returned. Not modified.
     * @param dy       ∂L/∂y, of x's shape. Not modified.
     * @param sublayer backward of S: its gradients, for that at its output
     * @param input    the gradient at its input in S's gradients; released
     */
    public <G> Gradients<T, G> backward(
            T x, NormParameters<T> p, Result<T, ?> result, T dy, Function<T, G> sublayer, Function<G, T> input) {
        return normFirst
                ? backwardOfPreNorm(x, p, dy, sublayer, input)
                : backwardOfPostNorm(p, result, dy, sublayer, input);
    }

    private <G> Gradients<T, G> backwardOfPreNorm(
            T x, NormParameters<T> p, T dy, Function<T, G> sublayer, Function<G, T> input) {
        G s = sublayer.apply(dy);
        T dIn = input.apply(s);
        NormGradients<T> norm = layerNorm.backward(x, p.gamma(), dIn); // of  in = layerNorm(x)
        T dx = backend.add(dy, norm.dx()); // of  y = x + S(in)
        backend.releaseAll(List.of(dIn, norm.dx()));
        return new Gradients<>(dx, NormParameters.of(norm), s);
    }

    private <G> Gradients<T, G> backwardOfPostNorm(
            NormParameters<T> p, Result<T, ?> result, T dy, Function<T, G> sublayer, Function<G, T> input) {
        NormGradients<T> norm = layerNorm.backward(result.sum, p.gamma(), dy); // of  y = layerNorm(sum)
        G s = sublayer.apply(norm.dx());
        T dIn = input.apply(s);
        T dx = backend.add(norm.dx(), dIn); // of  sum = x + S(x)
        backend.releaseAll(List.of(norm.dx(), dIn));
        return new Gradients<>(dx, NormParameters.of(norm), s);
    }

    /** Gives back what forward made, but for y and what S made. */
    public void release(Result<T, ?> result) {
        // The other one is x, or y.
        backend.release(normFirst ? result.in : result.sum);
    }

    /**
     * What is computed.
     *
     * @param y   the output
     * @param in  what S was given
     * @param s   what S returned
     * @param sum x + S(in)
     */
    public record Result<T, S>(T y, T in, S s, T sum) {}

    /**
     * The gradients of a loss L.
     *
     * @param dx    ∂L/∂x
     * @param dNorm ∂L/∂γ and ∂L/∂β
     * @param s     what backward of S returned
     */
    public record Gradients<T, G>(T dx, NormParameters<T> dNorm, G s) {}
}
