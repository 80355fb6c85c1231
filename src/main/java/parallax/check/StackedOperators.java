package parallax.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.nn.recurrent.Bidirectional;
import parallax.nn.recurrent.Recurrence;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.nn.recurrent.Stacked;

/**
 * Stacks of recurrences by names: x, h0, (c0,) each layer's parameters → y, hn(, cn).
 *
 * <p>h0, c0, hn and cn are (layers · directions, B, H), as PyTorch has them. Parameters are named layer0.weightInput and so on, or, of two
 * directions, layer0.forward.weightInput and layer0.reverse.weightInput.
 */
public final class StackedOperators<T> {
    private static final List<String> PARAMETERS = List.of("weightInput", "weightHidden", "biasInput", "biasHidden");

    private final Backend<T> backend;
    private final int layers;
    private final int[] lengths;

    /**
     * Makes them.
     *
     * @param backend of the arrays
     * @param layers  how many
     * @param lengths how many steps of each sequence count, or null if all do. Copied.
     */
    public StackedOperators(Backend<T> backend, int layers, int[] lengths) {
        this.backend = backend;
        this.layers = layers;
        this.lengths = lengths == null ? null : lengths.clone();
    }

    /**
     * A state and the arrays it is made of.
     *
     * @param names  of the arrays: h, or h and c
     * @param join   arrays → state
     * @param arrays state → arrays
     */
    public record States<T, S>(List<String> names, Function<List<T>, S> join, Function<S, List<T>> arrays) {}

    /** Returns the stack in one direction. */
    public <S, R extends Recurrence.Result<T, S>> Operator<T> forward(
            Recurrence<T, S, RecurrentParameters<T>, R> part, States<T, S> states) {
        return operator(
                new Stacked<>(backend, part),
                1,
                states.names,
                all -> all.stream().map(states.join).toList(),
                state -> state.stream().map(states.arrays).toList(),
                named -> Stacked.parameters(named, RecurrentParameters::of),
                p -> Stacked.named(p, RecurrentParameters::named));
    }

    /** Returns the stack in both directions. */
    public <S, R extends Recurrence.Result<T, S>> Operator<T> bidirectional(
            Recurrence<T, S, RecurrentParameters<T>, R> part, States<T, S> states) {
        return operator(
                new Stacked<>(backend, new Bidirectional<>(backend, part)),
                2,
                states.names,
                all -> {
                    List<Bidirectional.Both<S>> pairs = new ArrayList<>();
                    for (int k = 0; k < all.size(); k += 2) {
                        pairs.add(new Bidirectional.Both<>(
                                states.join.apply(all.get(k)), states.join.apply(all.get(k + 1))));
                    }
                    return pairs;
                },
                state -> {
                    List<List<T>> all = new ArrayList<>();
                    state.forEach(both -> {
                        all.add(states.arrays.apply(both.forward()));
                        all.add(states.arrays.apply(both.reverse()));
                    });
                    return all;
                },
                named -> Stacked.parameters(named, layer -> Bidirectional.Both.of(layer, RecurrentParameters::of)),
                p -> Stacked.named(p, both -> both.named(RecurrentParameters::named)));
    }

    private <S, P, R extends Recurrence.Result<T, S>> Operator<T> operator(
            Recurrence<T, S, P, R> stack,
            int directions,
            List<String> names,
            Function<List<List<T>>, S> join,
            Function<S, List<List<T>>> arrays,
            Function<Named<T>, P> parameters,
            Function<P, Named<T>> named) {
        int states = layers * directions;
        Function<Map<String, T>, S> start = in -> join.apply(split(in, names, "0", states));
        Function<Map<String, T>, P> p = in -> parameters.apply(Named.of(given(in, directions)));
        List<String> inputs = new ArrayList<>(List.of("x"));
        names.forEach(name -> inputs.add(name + "0"));
        inputs.addAll(parameterNames(directions));
        List<String> outputs = new ArrayList<>(List.of("y"));
        names.forEach(name -> outputs.add(name + "n"));
        return new NamedOperator<>(
                inputs,
                List.of(),
                outputs,
                in -> {
                    R result = stack.forward(in.get("x"), start.apply(in), p.apply(in), lengths);
                    Map<String, T> out = new LinkedHashMap<>(joined(arrays.apply(result.end()), names, "n"));
                    out.put("y", result.y());
                    return out;
                },
                (in, up) -> {
                    R result = stack.forward(in.get("x"), start.apply(in), p.apply(in), lengths);
                    S dEnd = join.apply(split(up, names, "n", states));
                    Recurrence.Gradients<T, S, P> g = stack.backward(
                            in.get("x"), start.apply(in), p.apply(in), lengths, result, up.get("y"), dEnd);
                    Map<String, T> gradients = new LinkedHashMap<>(joined(arrays.apply(g.dStart()), names, "0"));
                    gradients.put("x", g.dx());
                    gradients.putAll(named.apply(g.dParameters()).asMap());
                    return gradients;
                });
    }

    private List<String> parameterNames(int directions) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < layers; k++) {
            for (String direction : directions == 1 ? List.of("") : List.of("forward.", "reverse.")) {
                for (String parameter : PARAMETERS) {
                    names.add("layer" + k + "." + direction + parameter);
                }
            }
        }
        return names;
    }

    private Map<String, T> given(Map<String, T> in, int directions) {
        Map<String, T> parameters = new LinkedHashMap<>(in);
        parameters.keySet().retainAll(parameterNames(directions));
        return parameters;
    }

    // (N, B, H) of each name → N lists of arrays (B, H)
    private List<List<T>> split(Map<String, T> in, List<String> names, String suffix, int states) {
        List<List<T>> all = new ArrayList<>();
        for (int k = 0; k < states; k++) {
            List<T> state = new ArrayList<>();
            for (String name : names) {
                T part = backend.slice(in.get(name + suffix), 0, k, k + 1);
                int[] shape = backend.shape(part);
                state.add(backend.reshape(part, shape[1], shape[2]));
            }
            all.add(state);
        }
        return all;
    }

    private Map<String, T> joined(List<List<T>> states, List<String> names, String suffix) {
        Map<String, T> joined = new LinkedHashMap<>();
        for (int n = 0; n < names.size(); n++) {
            T all = null;
            for (List<T> state : states) {
                int[] shape = backend.shape(state.get(n));
                T one = backend.reshape(state.get(n), 1, shape[0], shape[1]);
                all = all == null ? one : backend.concat(0, all, one);
            }
            joined.put(names.get(n) + suffix, all);
        }
        return joined;
    }
}
