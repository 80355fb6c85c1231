package parallax.exercise.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parallax.exercise.Exercises;
import parallax.exercise.diagnosis.Exercise;

/** The probes of each exercise tell a solution from all its mutants, but for those that compute the same. */
class MutationTest {
    private static final Map<String, Object> SOLUTIONS = Map.of(
            "outputSize", new Solutions.OutputSize(),
            "samePadding", new Solutions.SamePadding(),
            "pad", new Solutions.Pad(),
            "correlate", new Solutions.Correlate(),
            "conv2d", new Solutions.Forward(),
            "conv2dBiasGradient", new Solutions.BiasGradient(),
            "conv2dWeightGradient", new Solutions.WeightGradient(),
            "conv2dInputGradient", new Solutions.InputGradient(),
            "sgdStep", new Solutions.SgdStep());

    @TestFactory
    Stream<DynamicTest> everyMutantThatComputesOtherwiseIsKilled() {
        return new TreeMap<>(SOLUTIONS)
                .entrySet().stream()
                        .map(e -> dynamicTest(e.getKey(), () -> killed(Exercises.named(e.getKey()), e.getValue())));
    }

    /** The one exercise without an algorithm is left out: edgeKernel's answer is a constant. */
    @TestFactory
    Stream<DynamicTest> everyExerciseWithAnAlgorithmHasASolution() {
        return Exercises.all().stream()
                .map(Exercise::name)
                .filter(name -> !name.equals("edgeKernel"))
                .map(name -> dynamicTest(name, () -> assertTrue(SOLUTIONS.containsKey(name))));
    }

    private static <F> void killed(Exercise<F> exercise, Object solution) throws Exception {
        Fuel.fill();
        Object unchanged = Mutants.unchanged(solution.getClass());
        assertTrue(exercise.passes(exercise.type().cast(unchanged)), "the solution itself");
        List<Mutants.Mutant> mutants = Mutants.of(solution.getClass());
        List<String> survivors = new ArrayList<>();
        for (Mutants.Mutant mutant : mutants) {
            Fuel.fill();
            if (exercise.passes(exercise.type().cast(mutant.object()))) {
                survivors.add(mutant.line() + " " + mutant.change());
            }
        }
        assertTrue(mutants.size() >= 8, mutants.size() + " mutants");
        assertEquals(List.of(), survivors, survivors.size() + " of " + mutants.size());
    }
}
