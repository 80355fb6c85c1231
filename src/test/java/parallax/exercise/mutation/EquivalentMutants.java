package parallax.exercise.mutation;

import java.util.List;

/** The mutants that no probe can tell from the solution, because they compute the same, each with the reason. */
final class EquivalentMutants {
    private static final String NEVER_USED = "every window has an entry inside of x, which takes its place";

    private static final String KEY_BIAS =
            "a key's bias adds the same to all scores of a query, which softmax does not see";
    private static final String MASK_IN_WEIGHTS = "backward is given the weights, which hold what causality did";

    private static final List<Equivalent> ALL = List.of(
            new Equivalent(
                    "averagePool2d",
                    "boolean inside = 0 <= u && u < x.size(2) && 0 <= v && v < x.size(3);",
                    "2 for 1",
                    "to the machine every number but 0 is true"),
            new Equivalent(
                    "gruStep",
                    "Tensor gates = Tensor.zeros(2, hidden), reset = Tensor.zeros(hidden), next = Tensor.zeros(hidden);",
                    "3 for 2",
                    "a row more is never read"),
            new Equivalent("maxPool2dGradient", "int row = 0, column = 0;", "1 for 0", NEVER_USED),
            new Equivalent("maxPool2dGradient", "int row = 0, column = 0;", "-1 for 0", NEVER_USED),
            new Equivalent(
                    "clipNorm",
                    "return norm > limit ? g.map(v -> v * limit / norm) : g.copy();",
                    "the boundary on the other side",
                    "a norm that is the limit is multiplied by 1"),
            new Equivalent(
                    "decoderMask",
                    "for (int i = 0; i < tokens; i++) {",
                    "-1 for 0",
                    "the row before the first has no column up to it"),
            new Equivalent(
                    "greedy", "for (int k = 1; k < logits.length; k++) {", "0 for 1", "a token is not above itself"),
            new Equivalent(
                    "greedy",
                    "next = logits[k] > logits[next] ? k : next;",
                    "the boundary on the other side",
                    "which of two equally likely tokens is taken is not said"),
            keyBias("2 for 1"),
            keyBias("0 for 1"),
            causalBackward("1 for 0"),
            causalBackward("-1 for 0"));

    private EquivalentMutants() {}

    /**
     * One of them.
     *
     * @param exercise the exercise's name
     * @param line     the line of the solution, as it stands in the lesson
     * @param change   what was changed
     * @param reason   why it computes the same
     */
    record Equivalent(String exercise, String line, String change, String reason) {
        boolean is(Mutants.Mutant mutant) {
            return line.equals(mutant.line()) && change.equals(mutant.change());
        }
    }

    private static Equivalent keyBias(String change) {
        return new Equivalent(
                "multiHeadAttention",
                "Tensor ks = splitHeads(project(k, part(p.weightIn(), 1), part(p.biasIn(), 1)), heads);",
                change,
                KEY_BIAS);
    }

    private static Equivalent causalBackward(String change) {
        return new Equivalent(
                "selfAttentionGradient",
                "Attention.Gradients<Tensor> d = new NaiveAttention(false).backward(",
                change,
                MASK_IN_WEIGHTS);
    }

    static List<Equivalent> of(String exercise) {
        return ALL.stream().filter(e -> e.exercise().equals(exercise)).toList();
    }
}
