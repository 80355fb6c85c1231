package parallax.exercise.multihead;

import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;

/** How many numbers multi-head attention learns. */
public final class ParameterCountExercise {
    private static final String HEADS =
            "four weights of E × E do for any number of heads: what does a head own of them?";

    /** The exercise. */
    public static final Exercise<Count> EXERCISE = Exercise.named("multiHeadParameters", Count.class)
            .call("count", (f, in) -> f.of(in.integer("features"), in.integer("heads")))
            .reference((e, h) -> 4 * e * e + 4 * e)
            .cases(
                    Sizes.of("size=1 heads=1"),
                    z -> Case.empty()
                            .with("features", z.get("size") * z.get("heads"))
                            .with("heads", z.get("heads")))
            .labels(Map.of("size", "features of a head", "heads", "heads"))
            .probe("one feature", "")
            .probe("6 features, 1 head", "size=6")
            .probe("6 features, 2 heads", "size=3 heads=2")
            .probe("6 features, 3 heads", "size=2 heads=3")
            .probe("512 features, 8 heads", "size=64 heads=8")
            .wrong(
                    "biases-missing",
                    (e, h) -> 4 * e * e,
                    "Your count lacks the biases",
                    "how many numbers does each projection add to a token?")
            .wrong(
                    "output-missing",
                    (e, h) -> 3 * e * e + 3 * e,
                    "Your count is that of Q, K and V alone",
                    "what happens to the heads' outputs, once they are side by side?")
            .wrong(
                    "output-bias-missing",
                    (e, h) -> 4 * e * e + 3 * e,
                    "Your count lacks one bias",
                    "how many of the four projections have a bias?")
            .wrong(
                    "one-bias",
                    (e, h) -> 4 * e * e + e,
                    "Your count has one bias alone",
                    "how many of the four projections have a bias?")
            .wrong(
                    "one-projection",
                    (e, h) -> e * e + e,
                    "Your count is that of a single projection",
                    "how many projections are there, the one of the output included?")
            .wrong("times-heads", (e, h) -> 4 * e * e * h + 4 * e * h, "Your count grows with the heads", HEADS)
            .wrong(
                    "in-times-heads",
                    (e, h) -> 3 * h * (e * e + e) + e * e + e,
                    "Your heads own weights of E × E each",
                    HEADS)
            .wrong(
                    "one-head-of-all",
                    (e, h) -> 3 * (e * e / h + e / h) + e * e + e,
                    "Your count has the weights of one head alone",
                    "how many heads are there, each with E/h rows?")
            .wrong(
                    "rows-alone",
                    (e, h) -> 4 * e + 4 * e,
                    "Your projections have as many weights as features",
                    "one output is a sum over all E inputs: how many weights has it, and how many outputs are there?")
            .right("by heads", (e, h) -> h * 3 * (e / h) * (e + 1) + e * (e + 1))
            .right("by rows of packed weights", (e, h) -> (3 * e + e) * (e + 1))
            .hints(
                    "Four projections, each from E numbers to E numbers. How many numbers does one of them have?",
                    "One projection has a weight (E, E) and a bias (E). The heads share its rows among them: nothing is added.",
                    "Four times (features * features + features).")
            .build();

    private ParameterCountExercise() {}

    /** What the learner writes. */
    @FunctionalInterface
    public interface Count {
        /**
         * Returns the number of weights and biases.
         *
         * @param features E, a multiple of heads
         * @param heads    h
         */
        int of(int features, int heads);
    }
}
