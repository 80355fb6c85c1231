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

/** The way back through a residual connection and its normalisation, both ways. */
public final class AddNormGradientExercise {
    private static final StandIns.Way RIGHT_POST =
            (dy, s, norm) -> Entrywise.sum(norm.apply(dy), s.apply(norm.apply(dy)));
    private static final StandIns.Way RIGHT_PRE = (dy, s, norm) -> Entrywise.sum(dy, norm.apply(s.apply(dy)));
    private static final Decision<StandIns.Way> POST = Decision.of("post", RIGHT_POST);
    private static final Decision<StandIns.Way> PRE = Decision.of("pre", RIGHT_PRE);

    /** The exercise. */
    public static final Exercise<Gradient> EXERCISE = Exercise.named("addNormGradient", Gradient.class)
            .call("dx", AddNormGradientExercise::call)
            .reference(algorithm(Choices.right()))
            .cases(
                    Sizes.of("T=1 E=2 pre=0"),
                    z -> Case.empty()
                            .with("dy", Entries.halves(1, z.get("T"), z.get("E")))
                            .with("normBack", StandIns.normGradient(z))
                            .with("normFirst", z.get("pre") == 1))
            .labels(Map.of("T", "tokens", "E", "features", "pre", "norm first"))
            .settings(in -> in.get("normFirst", Boolean.class) ? "normFirst" : "not normFirst")
            .probe("post-norm", "E=3")
            .probe("post-norm, two tokens", "T=2 E=4")
            .probe("pre-norm", "E=3 pre=1")
            .probe("pre-norm, three tokens", "T=3 E=4 pre=1")
            .mistakes(AddNormGradientExercise::algorithm, mistakes())
            .right("the branch first", AddNormGradientExercise::branchFirst)
            .right(
                    "in float",
                    (dy, s, norm, first) -> branchFirst(dy, s, norm, first).map(v -> (float) v))
            .hints(
                    "In the sum, x went two ways: by itself, and through the sublayer. What comes back on the two ways adds up.",
                    "Go through the forward lines in reverse order. Post-norm: the norm was last, so its gradient comes first. Pre-norm: the sum was last.",
                    "Post-norm: d = normBack.apply(dy), then the sum of d and sublayerBack.apply(d). Pre-norm: the sum of dy and "
                            + "normBack.apply(sublayerBack.apply(dy)).")
            .build();

    private AddNormGradientExercise() {}

    @SuppressWarnings("unchecked") // made above
    private static Tensor call(Gradient f, Case in) {
        return f.apply(
                in.tensor("dy"),
                StandIns::sublayerGradient,
                (UnaryOperator<Tensor>) in.get("normBack", UnaryOperator.class),
                in.get("normFirst", Boolean.class));
    }

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "residual-forgotten",
                        POST.as((dy, s, norm) -> s.apply(norm.apply(dy)))
                                .with(PRE, (dy, s, norm) -> norm.apply(s.apply(dy))),
                        "Your gradient comes through the sublayer alone",
                        "x went two ways into the sum: which of them did nothing come back on?"),
                new Mistake(
                        "sublayer-forgotten",
                        POST.as((dy, s, norm) -> norm.apply(dy)).with(PRE, (dy, s, norm) -> dy),
                        "Your gradient comes past the sublayer alone",
                        "x went two ways into the sum: which of them did nothing come back on?"),
                new Mistake(
                        "always-post",
                        PRE.as(RIGHT_POST),
                        "Your code goes back through post-norm where pre-norm was used",
                        "where does your code use normFirst?",
                        true),
                new Mistake(
                        "always-pre",
                        POST.as(RIGHT_PRE),
                        "Your code goes back through pre-norm where post-norm was used",
                        "where does your code use normFirst, and which way is the other?",
                        true),
                new Mistake(
                        "ways-swapped",
                        POST.as(RIGHT_PRE).with(PRE, RIGHT_POST),
                        "Your two ways have changed places",
                        "with normFirst, what was the last thing that forward did?"),
                new Mistake(
                        "norm-forgotten",
                        POST.as((dy, s, norm) -> Entrywise.sum(dy, s.apply(dy)))
                                .with(PRE, (dy, s, norm) -> Entrywise.sum(dy, s.apply(dy))),
                        "Your gradient does not pass the norm",
                        "where do you call normBack?",
                        true),
                new Mistake(
                        "residual-past-the-norm",
                        POST.as((dy, s, norm) -> Entrywise.sum(dy, s.apply(norm.apply(dy)))),
                        "With post-norm, what comes past the sublayer also comes past the norm in your code",
                        "with post-norm, did x get to y without being normalised?"),
                new Mistake(
                        "branch-past-the-norm",
                        POST.as((dy, s, norm) -> Entrywise.sum(norm.apply(dy), s.apply(dy))),
                        "With post-norm, what comes through the sublayer does not come through the norm in your code",
                        "with post-norm, did the sublayer's output get to y without being normalised?"),
                new Mistake(
                        "norm-on-both",
                        PRE.as((dy, s, norm) -> norm.apply(Entrywise.sum(dy, s.apply(dy)))),
                        "With pre-norm, what comes past the sublayer goes through the norm in your code",
                        "with pre-norm, was the x that passed by the sublayer normalised?"),
                new Mistake(
                        "forward-order",
                        PRE.as((dy, s, norm) -> Entrywise.sum(dy, s.apply(norm.apply(dy)))),
                        "With pre-norm, your gradient goes through norm and sublayer in the order of forward",
                        "forward went through the norm first: what comes first on the way back?"),
                new Mistake(
                        "multiplied",
                        POST.as((dy, s, norm) -> Entrywise.product(norm.apply(dy), s.apply(norm.apply(dy))))
                                .with(PRE, (dy, s, norm) -> Entrywise.product(dy, norm.apply(s.apply(dy)))),
                        "Your code multiplies what comes back on the two ways",
                        "if x may reach y on two ways, do their effects add or multiply?"));
    }

    private static Gradient algorithm(Choices choices) {
        return (dy, sublayerBack, normBack, normFirst) ->
                choices.of(normFirst ? PRE : POST).of(dy, sublayerBack, normBack);
    }

    private static Tensor branchFirst(
            Tensor dy, UnaryOperator<Tensor> sublayerBack, UnaryOperator<Tensor> normBack, boolean normFirst) {
        Tensor d = normFirst ? dy : normBack.apply(dy);
        Tensor branch = sublayerBack.apply(d);
        Tensor dx = normFirst ? normBack.apply(branch) : branch;
        return Entrywise.sum(dx, d);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradient {
        /**
         * Returns dx (T, E).
         *
         * @param dy           (T, E), the gradient of y. Not modified.
         * @param sublayerBack from the gradient of the sublayer's output to that of its input
         * @param normBack     from the gradient of the norm's output to that of its input
         * @param normFirst    whether pre-norm
         */
        Tensor apply(Tensor dy, UnaryOperator<Tensor> sublayerBack, UnaryOperator<Tensor> normBack, boolean normFirst);
    }
}
