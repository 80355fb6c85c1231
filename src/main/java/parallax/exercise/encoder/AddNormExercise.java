package parallax.exercise.encoder;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Entrywise;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The residual connection and the normalisation around a sublayer, both ways. */
public final class AddNormExercise {
    private static final StandIns.Way RIGHT_POST = (x, s, norm) -> norm.apply(Entrywise.sum(x, s.apply(x)));
    private static final StandIns.Way RIGHT_PRE = (x, s, norm) -> Entrywise.sum(x, s.apply(norm.apply(x)));
    private static final Decision<StandIns.Way> POST = Decision.of("post", RIGHT_POST);
    private static final Decision<StandIns.Way> PRE = Decision.of("pre", RIGHT_PRE);

    /** The exercise. */
    public static final Exercise<Forward> EXERCISE = Exercise.named("addNorm", Forward.class)
            .call("y", AddNormExercise::call)
            .reference(algorithm(Choices.right()))
            .cases(
                    Sizes.of("T=1 E=2 pre=0"),
                    z -> Case.empty()
                            .with("x", Entries.halves(1, z.get("T"), z.get("E")))
                            .with("norm", StandIns.norm(z))
                            .with("normFirst", z.get("pre") == 1))
            .labels(Map.of("T", "tokens", "E", "features", "pre", "norm first"))
            .settings(in -> in.get("normFirst", Boolean.class) ? "normFirst" : "not normFirst")
            .probe("post-norm", "E=3")
            .probe("post-norm, two tokens", "T=2 E=4")
            .probe("pre-norm", "E=3 pre=1")
            .probe("pre-norm, three tokens", "T=3 E=4 pre=1")
            .mistakes(AddNormExercise::algorithm, mistakes())
            .right("the input first, then both", AddNormExercise::inOne)
            .right("in float", (x, s, norm, first) -> inOne(x, s, norm, first).map(v -> (float) v))
            .hints(
                    "x itself is always one of the two things that are added. The question is what the sublayer is given, and what is normalised.",
                    "Post-norm: the sublayer gets x, the sum is normalised. Pre-norm: the sublayer gets the normalised x, the sum stays as it is.",
                    "Tensor in = normFirst ? norm.apply(x) : x; then the sum of x and sublayer.apply(in), entry by entry; then norm.apply of it "
                            + "unless normFirst.")
            .build();

    private AddNormExercise() {}

    @SuppressWarnings("unchecked") // made above
    private static Tensor call(Forward f, Case in) {
        return f.apply(
                in.tensor("x"),
                StandIns::sublayer,
                (UnaryOperator<Tensor>) in.get("norm", UnaryOperator.class),
                in.get("normFirst", Boolean.class));
    }

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "residual-missing",
                        POST.as((x, s, norm) -> norm.apply(s.apply(x)))
                                .with(PRE, (x, s, norm) -> s.apply(norm.apply(x))),
                        "Your answer is the sublayer's alone",
                        "if the sublayer returns 0, what is left of x?"),
                new Mistake(
                        "always-post",
                        PRE.as(RIGHT_POST),
                        "Your code does post-norm where pre-norm is asked for",
                        "where does your code use normFirst?",
                        true),
                new Mistake(
                        "always-pre",
                        POST.as(RIGHT_PRE),
                        "Your code does pre-norm where post-norm is asked for",
                        "where does your code use normFirst, and which way is the other?",
                        true),
                new Mistake(
                        "ways-swapped",
                        POST.as(RIGHT_PRE).with(PRE, RIGHT_POST),
                        "Your two ways have changed places",
                        "normFirst means that the norm comes before what?"),
                new Mistake(
                        "norm-missing",
                        POST.as((x, s, norm) -> Entrywise.sum(x, s.apply(x)))
                                .with(PRE, (x, s, norm) -> Entrywise.sum(x, s.apply(x))),
                        "Nothing is normalised in your answer",
                        "where do you call norm?",
                        true),
                new Mistake(
                        "sublayer-missing",
                        POST.as((x, s, norm) -> norm.apply(x)).with(PRE, (x, s, norm) -> norm.apply(x)),
                        "Your answer is x normalised, without the sublayer",
                        "where do you call sublayer?"),
                new Mistake(
                        "sublayer-alone-normalised",
                        POST.as((x, s, norm) -> Entrywise.sum(x, norm.apply(s.apply(x)))),
                        "With post-norm, your code normalises what the sublayer returns, and then adds",
                        "which is normalised, the sum or one of its terms?"),
                new Mistake(
                        "input-alone-normalised",
                        POST.as((x, s, norm) -> Entrywise.sum(norm.apply(x), s.apply(x))),
                        "With post-norm, your code normalises x alone, and then adds",
                        "which is normalised, the sum or one of its terms?"),
                new Mistake(
                        "residual-normalised",
                        PRE.as((x, s, norm) -> Entrywise.sum(norm.apply(x), s.apply(norm.apply(x)))),
                        "With pre-norm, your code adds the normalised x instead of x itself",
                        "which x should pass by the sublayer untouched?"),
                new Mistake(
                        "normalised-twice",
                        PRE.as((x, s, norm) -> norm.apply(Entrywise.sum(x, s.apply(norm.apply(x))))),
                        "With pre-norm, your sum is normalised once more",
                        "with pre-norm, is anything normalised after the addition?"),
                new Mistake(
                        "pre-and-post",
                        POST.as((x, s, norm) -> norm.apply(Entrywise.sum(x, s.apply(norm.apply(x))))),
                        "With post-norm, your sublayer gets a normalised x",
                        "with post-norm, is anything normalised before the addition?"),
                new Mistake(
                        "sublayer-normalised-after",
                        PRE.as((x, s, norm) -> Entrywise.sum(x, norm.apply(s.apply(x)))),
                        "With pre-norm, your code normalises what the sublayer returns instead of what it is given",
                        "the norm comes first: before what?"),
                new Mistake(
                        "multiplied",
                        POST.as((x, s, norm) -> norm.apply(Entrywise.product(x, s.apply(x))))
                                .with(PRE, (x, s, norm) -> Entrywise.product(x, s.apply(norm.apply(x)))),
                        "Your code multiplies x by what the sublayer returns",
                        "if the sublayer returns 0, what should be left of x?"),
                new Mistake(
                        "x-twice",
                        POST.as((x, s, norm) -> norm.apply(Entrywise.sum(x, x)))
                                .with(PRE, (x, s, norm) -> Entrywise.sum(x, x)),
                        "Your code adds x to itself",
                        "what are the two terms of the sum?"));
    }

    private static Forward algorithm(Choices choices) {
        return (x, sublayer, norm, normFirst) ->
                choices.of(normFirst ? PRE : POST).of(x, sublayer, norm);
    }

    private static Tensor inOne(
            Tensor x, UnaryOperator<Tensor> sublayer, UnaryOperator<Tensor> norm, boolean normFirst) {
        Tensor y = sublayer.apply(normFirst ? norm.apply(x) : x).copy();
        for (int t = x.size(0) - 1; t >= 0; t--)
            for (int e = 0; e < x.size(1); e++) {
                y.add(x.get(t, e), t, e);
            }
        return normFirst ? y : norm.apply(y);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Returns y (T, E).
         *
         * @param x         (T, E). Not modified.
         * @param sublayer  (T, E) to (T, E)
         * @param norm      (T, E) to (T, E)
         * @param normFirst whether pre-norm
         */
        Tensor apply(Tensor x, UnaryOperator<Tensor> sublayer, UnaryOperator<Tensor> norm, boolean normFirst);
    }
}
