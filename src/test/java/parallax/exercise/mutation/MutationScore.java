package parallax.exercise.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parallax.exercise.Exercises;
import parallax.exercise.diagnosis.Exercise;

/**
 * What an exercise's probes say of its solution's mutants.
 *
 * @param mutants    how many there are
 * @param survivors  those that pass although they compute otherwise
 * @param equivalent how many compute the same
 * @param stale      what is listed as equivalent and is not among those that pass
 */
record MutationScore(
        int mutants, List<Mutants.Mutant> survivors, int equivalent, List<EquivalentMutants.Equivalent> stale) {
    private static final Map<String, MutationScore> KNOWN = new ConcurrentHashMap<>();

    /** Returns how many mutants are killed. */
    int killed() {
        return mutants - survivors.size() - equivalent;
    }

    /** Returns the score of an exercise; it is measured once in a run of the tests, as that takes a while. */
    static MutationScore of(LessonSolution solution) {
        return KNOWN.computeIfAbsent(solution.exercise(), name -> measured(Exercises.named(name), solution));
    }

    private static <F> MutationScore measured(Exercise<F> exercise, LessonSolution solution) {
        try {
            List<EquivalentMutants.Equivalent> stale = new ArrayList<>(EquivalentMutants.of(exercise.name()));
            List<EquivalentMutants.Equivalent> known = List.copyOf(stale);
            List<Mutants.Mutant> survivors = new ArrayList<>();
            List<Mutants.Mutant> mutants = Mutants.of(solution);
            int equivalent = 0;
            for (Mutants.Mutant mutant : mutants) {
                Fuel.fill();
                if (exercise.passes(exercise.type().cast(mutant.function()))) {
                    if (known.stream().anyMatch(e -> e.is(mutant))) {
                        equivalent++;
                        stale.removeIf(e -> e.is(mutant));
                    } else {
                        survivors.add(mutant);
                    }
                }
            }
            return new MutationScore(mutants.size(), survivors, equivalent, stale);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(solution.lesson(), e);
        }
    }
}
