package parallax.nn.recurrent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.tensor.Arguments;

/**
 * Recurrences one above the other: each reads the outputs of the one below.
 *
 * <pre>h[0] = x,  h[n] = the outputs of layer n over h[n−1],  y = h[N]</pre>
 *
 * <p>There are as many layers as parameters, each with a state of its own. A bidirectional part makes a bidirectional stack, in which a layer reads
 * both directions of the one below, as in PyTorch.
 *
 * <p><b>Source.</b> A. Graves, A. Mohamed and G. Hinton, "Speech recognition with deep recurrent neural networks" (2013), section 2. Written once for
 * both twins.
 *
 * @param backend of the arrays
 * @param part    the recurrence of every layer
 */
public record Stacked<T, S, P, R extends Recurrence.Result<T, S>>(Backend<T> backend, Recurrence<T, S, P, R> part)
        implements Recurrence<T, List<S>, List<P>, Stacked.Result<T, S, R>> {
    /**
     * Checks that backend and part are there.
     *
     * @throws IllegalArgumentException if one is null
     */
    public Stacked {
        Arguments.given("backend", backend);
        Arguments.given("part", part);
    }

    /**
     * What the layers compute.
     *
     * @param layers what each returned, the lowest first
     */
    public record Result<T, S, R extends Recurrence.Result<T, S>>(List<R> layers)
            implements Recurrence.Result<T, List<S>> {
        /** Copies the list. */
        public Result {
            layers = List.copyOf(layers);
        }

        @Override
        public T y() {
            return layers.get(layers.size() - 1).y();
        }

        @Override
        public List<S> end() {
            return layers.stream().map(Recurrence.Result::end).toList();
        }

        @Override
        public List<T> arrays() {
            return layers.stream().flatMap(layer -> layer.arrays().stream()).toList();
        }
    }

    /** Returns the names of each layer's behind "layer0.", "layer1." and so on. */
    public static <T, P> Named<T> named(List<P> layers, Function<P, Named<T>> part) {
        Named<T> all = Named.none();
        for (int k = 0; k < layers.size(); k++) {
            all = all.with("layer" + k, part.apply(layers.get(k)));
        }
        return all;
    }

    /** Returns what is made of the parameters under "layer0", "layer1" and so on, as many as there are. */
    public static <T, P> List<P> parameters(Named<T> named, Function<Named<T>, P> part) {
        List<P> layers = new ArrayList<>();
        for (Named<T> each = named.under("layer0");
                !each.names().isEmpty();
                each = named.under("layer" + layers.size())) {
            layers.add(part.apply(each));
        }
        return layers;
    }

    @Override
    public Result<T, S, R> forward(T x, List<S> start, List<P> p, int[] lengths) {
        requireLayers("start", start, p);
        List<R> layers = new ArrayList<>();
        T h = x;
        for (int k = 0; k < p.size(); k++) {
            layers.add(part.forward(h, start.get(k), p.get(k), lengths));
            h = layers.get(k).y();
        }
        return new Result<>(layers);
    }

    @Override
    public Gradients<T, List<S>, List<P>> backward(
            T x, List<S> start, List<P> p, int[] lengths, Result<T, S, R> result, T dy, List<S> dEnd) {
        requireLayers("start", start, p);
        requireLayers("result", Arguments.given("result", result).layers, p);
        if (dEnd != null) {
            requireLayers("dEnd", dEnd, p);
        }
        Deque<S> dStart = new ArrayDeque<>();
        Deque<P> dParameters = new ArrayDeque<>();
        T dh = dy;
        for (int k = p.size() - 1; k >= 0; k--) {
            // of  h = part.forward(h, start[k], p[k])
            T h = k == 0 ? x : result.layers.get(k - 1).y();
            Gradients<T, S, P> g = part.backward(
                    h, start.get(k), p.get(k), lengths, result.layers.get(k), dh, dEnd == null ? null : dEnd.get(k));
            if (k < p.size() - 1) {
                backend.release(dh);
            }
            dh = g.dx();
            dStart.addFirst(g.dStart());
            dParameters.addFirst(g.dParameters());
        }
        return new Gradients<>(dh, List.copyOf(dStart), List.copyOf(dParameters));
    }

    private static void requireLayers(String name, List<?> list, List<?> p) {
        Arguments.given(name, list);
        if (Arguments.given("p", p).isEmpty()) {
            throw new IllegalArgumentException("p has 0 layers, must have at least 1");
        }
        if (list.size() != p.size()) {
            throw new IllegalArgumentException(name + " has " + list.size() + " layers, p has " + p.size());
        }
    }
}
