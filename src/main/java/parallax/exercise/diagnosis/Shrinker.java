package parallax.exercise.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import parallax.tensor.Tensor;

/**
 * Makes a failing case as small as it can be while it still fails in the same way: first the sizes, then the entries.
 *
 * <p>Greedy, one step after another, until no step is left or the effort is spent; what stands then is a failing case in
 * any event.
 */
final class Shrinker<F> {
    private static final int MOST_CALLS = 5000;
    private static final long MOST_NANOS = 2_000_000_000L;

    private final Exercise<F> exercise;
    private final F function;
    private final Fault.Kind kind;
    private final long start = System.nanoTime();
    private Trial best;
    private int calls;

    private Shrinker(Exercise<F> exercise, F function, Trial failing) {
        this.exercise = exercise;
        this.function = function;
        this.best = failing;
        this.kind = failing.fault().orElseThrow().kind();
    }

    /** Returns a small failing case. */
    static <F> Counterexample shrink(Exercise<F> exercise, F function, Trial failing) {
        Shrinker<F> shrinker = new Shrinker<>(exercise, function, failing);
        shrinker.shrinkSizes();
        shrinker.shrinkEntries();
        return Counterexample.of(exercise, shrinker.best, shrinker.needs());
    }

    private void shrinkSizes() {
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (String name : exercise.smallest().names()) {
                smaller |= shrinkSize(name);
            }
        }
    }

    private boolean shrinkSize(String name) {
        int least = exercise.smallest().get(name);
        int now = best.probe().sizes().get(name);
        for (int size : new TreeSet<>(List.of(least, (least + now) / 2, now - 1))) {
            if (least <= size && size < now && adopt(best.probe().sizes().with(name, size))) {
                return true;
            }
        }
        return false;
    }

    private boolean adopt(Sizes sizes) {
        try {
            return adopt(new Probe(best.probe().name(), sizes), exercise.in(sizes));
        } catch (IllegalArgumentException sizesDoNotFit) {
            return false;
        }
    }

    private void shrinkEntries() {
        for (Map.Entry<String, Object> argument : best.in().arguments().entrySet()) {
            if (argument.getValue() instanceof Tensor t) {
                String name = argument.getKey();
                if (!adopt(name, Tensor.zeros(t.shape())) && !adopt(name, t.map(v -> 1))) {
                    for (int k = 0; k < t.length(); k++) {
                        shrinkEntry(name, k);
                    }
                }
            }
        }
    }

    private void shrinkEntry(String name, int k) {
        for (double simple : new double[] {0, 1, 2}) {
            Tensor t = best.in().tensor(name).copy();
            if (t.data()[k] == simple) {
                return;
            }
            t.data()[k] = simple;
            if (adopt(name, t)) {
                return;
            }
        }
    }

    private boolean adopt(String name, Tensor tensor) {
        return adopt(best.probe(), best.in().with(name, tensor));
    }

    /** Takes the case if the function fails there in the same way. */
    private boolean adopt(Probe probe, Case in) {
        if (calls++ >= MOST_CALLS || System.nanoTime() - start > MOST_NANOS) {
            return false;
        }
        Trial trial = Trial.of(exercise, function, probe, in);
        if (!trial.is(kind)) {
            return false;
        }
        best = trial;
        return true;
    }

    /** Returns the sizes that are above their least: what it takes to fail. */
    private List<String> needs() {
        List<String> needs = new ArrayList<>();
        for (String name : exercise.smallest().names()) {
            int size = best.probe().sizes().get(name);
            if (size > exercise.smallest().get(name)) {
                needs.add(Optional.ofNullable(exercise.labels().get(name)).orElse(name) + " " + size);
            }
        }
        return needs;
    }
}
