package parallax.exercise.encoder;

import java.util.List;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.position.NaiveSinusoidalPosition;
import parallax.tensor.Tensor;

/** The sines and cosines that say where a token stands. */
public final class SinusoidsExercise {
    private static final Decision<PlaceRule> PLACE = Decision.of("place", t -> t);
    private static final Decision<ExponentRule> EXPONENT = Decision.of("exponent", (e, n) -> (double) (e - e % 2) / n);
    private static final Decision<WaveRule> WAVE =
            Decision.of("wave", (angle, e) -> e % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
    private static final Decision<Double> BASE = Decision.of("base", 10000.0);

    /** The exercise. */
    public static final Exercise<Positions> EXERCISE = Exercise.named("sinusoids", Positions.class)
            .call("positions", (f, in) -> f.apply(in.integer("tokens"), in.integer("features")))
            .reference((tokens, features) -> new NaiveSinusoidalPosition()
                    .forward(Tensor.zeros(1, tokens, features), 0)
                    .reshape(tokens, features))
            .cases(
                    Sizes.of("T=2 E=2"),
                    z -> Case.empty().with("tokens", z.get("T")).with("features", z.get("E")))
            .labels(Map.of("T", "tokens", "E", "features"))
            .settings(in -> in.integer("tokens") + " tokens, " + in.integer("features") + " features")
            .probe("two features", "T=3")
            .probe("four features", "T=3 E=4")
            .probe("six features", "T=5 E=6")
            .probe("an odd number of features", "T=4 E=5")
            .mistakes(SinusoidsExercise::algorithm, mistakes())
            .right("pair by pair", SinusoidsExercise::byPairs)
            .right("in float", (tokens, features) -> byPairs(tokens, features).map(v -> (float) v))
            .hints(
                    "Features go in pairs. Both of a pair have the same angle; the first gets its sine, the second its cosine.",
                    "The pair of feature e begins at the even number e - e % 2. That number is the 2i of the formula.",
                    "double angle = t / Math.pow(10000, (double) (e - e % 2) / features); then Math.sin(angle) if e is even, else Math.cos(angle).")
            .build();

    private SinusoidsExercise() {}

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "exponent-doubled",
                        EXPONENT.as((e, n) -> 2.0 * (e - e % 2) / n),
                        "Your exponent is twice what it should be",
                        "the formula's 2i is the even feature itself: is it doubled once more?"),
                new Mistake(
                        "exponent-halved",
                        EXPONENT.as((e, n) -> 0.5 * (e - e % 2) / n),
                        "Your exponent is half of what it should be",
                        "of feature 4, i is 2: what is 2i?"),
                new Mistake(
                        "mispaired",
                        EXPONENT.as((e, n) -> (double) e / n),
                        "The sine and the cosine of a pair have different angles in your code",
                        "features 2 and 3 are one pair: which number stands in the exponent of both?"),
                new Mistake(
                        "whole-division",
                        EXPONENT.as((e, n) -> Math.floorDiv(e - e % 2, n)),
                        "Your features all turn at the same speed",
                        "what does Java make of 2 / 6?"),
                new Mistake(
                        "swapped",
                        WAVE.as((angle, e) -> e % 2 == 0 ? Math.cos(angle) : Math.sin(angle)),
                        "Your sines and cosines have changed places",
                        "which of the two does an even feature get?"),
                new Mistake(
                        "sines-alone",
                        WAVE.as((angle, e) -> Math.sin(angle)),
                        "Your code has no cosines",
                        "what do odd features get?"),
                new Mistake(
                        "cosines-alone",
                        WAVE.as((angle, e) -> Math.cos(angle)),
                        "Your code has no sines",
                        "what do even features get?"),
                new Mistake(
                        "starts-at-one",
                        PLACE.as(t -> t + 1),
                        "Your first token stands at place 1",
                        "what is the place of the first token?"),
                new Mistake(
                        "base-1000",
                        BASE.as(1000.0),
                        "Your speeds are those of another base",
                        "how many zeros has the base in the formula?"));
    }

    private static Positions algorithm(Choices choices) {
        return (tokens, features) -> {
            Tensor positions = Tensor.zeros(tokens, features);
            for (int t = 0; t < tokens; t++)
                for (int e = 0; e < features; e++) {
                    double angle = choices.of(PLACE).of(t)
                            / Math.pow(choices.of(BASE), choices.of(EXPONENT).of(e, features));
                    positions.set(choices.of(WAVE).of(angle, e), t, e);
                }
            return positions;
        };
    }

    private static Tensor byPairs(int tokens, int features) {
        Tensor positions = Tensor.zeros(tokens, features);
        for (int e = 0; e < features; e += 2) {
            double speed = Math.exp(-Math.log(10000) * e / features);
            for (int t = 0; t < tokens; t++) {
                positions.set(Math.sin(t * speed), t, e);
                if (e + 1 < features) {
                    positions.set(Math.cos(t * speed), t, e + 1);
                }
            }
        }
        return positions;
    }

    private interface PlaceRule {
        double of(int t);
    }

    private interface ExponentRule {
        double of(int e, int n);
    }

    private interface WaveRule {
        double of(double angle, int e);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Positions {
        /** Returns the numbers (T, E) that are added to the tokens of a sentence. */
        Tensor apply(int tokens, int features);
    }
}
