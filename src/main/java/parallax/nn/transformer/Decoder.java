package parallax.nn.transformer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.nn.norm.NormGradients;
import parallax.tensor.Arguments;

/**
 * The Transformer's decoder: a stack of layers, each with parameters of its own, all looking at the same memory.
 *
 * <pre>h[0] = x,  h[n] = DecoderLayer(h[n−1], memory),  y = h[N], or LayerNorm(h[N])</pre>
 *
 * A pre-norm stack ends in a normalisation, as nothing else normalises its sum; a post-norm stack needs none (the paper has none,
 * PyTorch's {@code Transformer} has one). It is there if its parameters are.
 *
 * <p><b>Shapes.</b> x, h and y (B, T, E): batch, tokens, features; memory (B, S, E); mask broadcast to
 * (B, T, T), memoryMask to (B, T, S).
 *
 * <p><b>Source.</b> A. Vaswani et al., "Attention is all you need" (2017), section 3.1; the last normalisation: A. Radford et al.,
 * "Language models are unsupervised multitask learners" (2019), section 2.3.
 *
 * @param parts   of a backend
 * @param options of the layers
 */
public record Decoder<T>(Parts<T> parts, LayerOptions options) {
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
        List<DecoderLayer.Result<T>> layers = new ArrayList<>();
        T h = x;
        for (DecoderLayer.Parameters<T> each : Arguments.given("p", p).layers) {
            layers.add(layer().forward(h, memory, mask, memoryMask, each));
            h = layers.get(layers.size() - 1).y();
        }
        return new Result<>(p.norm == null ? h : norm(h, p.norm), layers);
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
        Arguments.given("p", p);
        Arguments.given("result", result);
        Deque<DecoderLayer.Parameters<T>> dLayers = new ArrayDeque<>();
        T dh = dy;
        T dMemory = null;
        NormParameters<T> dNorm = null;
        if (p.norm != null) {
            T last = result.layers.get(result.layers.size() - 1).y();
            NormGradients<T> norm =
                    parts.layerNorm(options.eps()).backward(last, p.norm.gamma(), dy); // of  y = LayerNorm(h[N])
            dh = norm.dx();
            dNorm = NormParameters.of(norm);
        }
        for (int n = result.layers.size() - 1; n >= 0; n--) {
            T given = n == 0 ? x : result.layers.get(n - 1).y();
            DecoderLayer.Gradients<T> layer = layer().backward(
                            given,
                            memory,
                            p.layers.get(n),
                            result.layers.get(n),
                            dh); // of  h[n + 1] = DecoderLayer(h[n], memory)
            dLayers.addFirst(layer.dParameters());
            if (n < result.layers.size() - 1 || p.norm != null) {
                parts.backend().release(dh); // but not dy
            }
            dh = layer.dx();
            dMemory = sum(dMemory, layer.dMemory()); // each layer sees the same memory
        }
        return new Gradients<>(dh, dMemory, new Parameters<>(new ArrayList<>(dLayers), dNorm));
    }

    // Of two arrays made here, given back.
    private T sum(T a, T b) {
        if (a == null) {
            return b;
        }
        T sum = parts.backend().add(a, b);
        parts.backend().releaseAll(List.of(a, b));
        return sum;
    }

    /** Gives back what forward kept for backward; y is the caller's still. */
    public void release(Result<T> result) {
        for (DecoderLayer.Result<T> each : result.layers) {
            layer().release(each);
            if (each.y() != result.y) {
                parts.backend().release(each.y());
            }
        }
    }

    private DecoderLayer<T> layer() {
        return new DecoderLayer<>(parts, options);
    }

    private T norm(T h, NormParameters<T> p) {
        return parts.layerNorm(options.eps()).forward(h, p.gamma(), p.beta());
    }

    /**
     * What is learned.
     *
     * @param layers of each layer, at least one
     * @param norm   of the normalisation at the end, or null for none
     */
    public record Parameters<T>(List<DecoderLayer.Parameters<T>> layers, NormParameters<T> norm) {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Parameters {
            layers = Stacks.copy(layers);
        }

        /**
         * Returns parameters to begin with, as {@link DecoderLayer.Parameters#random} says; a normalisation at the end of a pre-norm
         * stack alone.
         *
         * @param sizes of the stack
         */
        public static <T> Parameters<T> random(
                Backend<T> backend, RandomGenerator random, LayerOptions options, StackSizes sizes) {
            List<DecoderLayer.Parameters<T>> layers = new ArrayList<>();
            for (int n = 0; n < sizes.layers(); n++) {
                layers.add(DecoderLayer.Parameters.random(backend, random, sizes.features(), sizes.hidden()));
            }
            return new Parameters<>(
                    layers, options.normFirst() ? NormParameters.initial(backend, sizes.features()) : null);
        }

        /** Returns the parameters of these names: "0.self.weightIn" and so on for layer 0, "norm.gamma". */
        public static <T> Parameters<T> of(Named<T> named) {
            return new Parameters<>(Stacks.layers(named, DecoderLayer.Parameters::of), Stacks.norm(named));
        }

        /** Returns the parameters by name. */
        public Named<T> named() {
            return Stacks.named(layers, DecoderLayer.Parameters::named, norm);
        }
    }

    /**
     * What the decoder computes.
     *
     * @param y      (B, T, E)
     * @param layers what each layer computes
     */
    public record Result<T>(T y, List<DecoderLayer.Result<T>> layers) {}

    /**
     * The gradients of a loss L.
     *
     * @param dx          ∂L/∂x, of x's shape
     * @param dMemory     ∂L/∂memory, of the memory's shape
     * @param dParameters ∂L/∂p, each of its parameter's shape
     */
    public record Gradients<T>(T dx, T dMemory, Parameters<T> dParameters) {}
}
