package parallax.exercise.encoder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Entrywise;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.norm.NaiveLayerNorm;
import parallax.tensor.Tensor;

/** The whole encoder: sublayers on top of each other, each with its residual connection and norm, and the last norm. */
public final class EncoderExercise {
    private static final StepRule RIGHT_POST = (x, h, s, norm) -> norm.apply(Entrywise.sum(h, s.apply(h)));
    private static final StepRule RIGHT_PRE = (x, h, s, norm) -> Entrywise.sum(h, s.apply(norm.apply(h)));
    private static final Decision<StepRule> POST = Decision.of("post", RIGHT_POST);
    private static final Decision<StepRule> PRE = Decision.of("pre", RIGHT_PRE);
    private static final Decision<LastRule> LAST = Decision.of("last norm", first -> first);
    private static final Decision<IndexRule> SUBLAYER = Decision.of("sublayer", (n, count) -> n);
    private static final Decision<IndexRule> NORM = Decision.of("norm", (n, count) -> n);
    private static final Decision<CountRule> COUNT = Decision.of("count", count -> count);

    /** The exercise. */
    public static final Exercise<Forward> EXERCISE = Exercise.named("encoder", Forward.class)
            .call("y", EncoderExercise::call)
            .reference(algorithm(Choices.right()))
            .cases(
                    Sizes.of("T=1 E=2 N=1 pre=0"),
                    z -> Case.empty()
                            .with("x", Entries.halves(1, z.get("T"), z.get("E")))
                            .with("count", z.get("N"))
                            .with("normFirst", z.get("pre") == 1))
            .labels(Map.of("T", "tokens", "E", "features", "N", "sublayers", "pre", "norm first"))
            .settings(in -> (in.get("normFirst", Boolean.class) ? "normFirst, " : "not normFirst, ")
                    + in.integer("count") + " sublayers")
            .probe("post-norm, one layer", "T=2 E=3 N=2")
            .probe("pre-norm, one layer", "T=2 E=3 N=2 pre=1")
            .probe("post-norm, two layers", "T=3 E=4 N=4")
            .probe("pre-norm, two layers", "T=3 E=4 N=4 pre=1")
            .mistakes(EncoderExercise::algorithm, mistakes())
            .right("as a list of steps", EncoderExercise::byFolding)
            .right("in float", (x, s, n, first) -> byFolding(x, s, n, first).map(v -> (float) v))
            .hints(
                    "One array goes through all sublayers: what the first makes of x is what the second is given.",
                    "Sublayer n has norm n, and what you wrote for one sublayer does the rest. After the loop, with pre-norm, one norm is left.",
                    "h = addNorm(h, sublayers.get(n), norms.get(n), normFirst) in the loop; then norms.get(sublayers.size()).apply(h) if normFirst.")
            .build();

    private EncoderExercise() {}

    private static Tensor call(Forward f, Case in) {
        int count = in.integer("count");
        int features = in.tensor("x").size(1);
        List<UnaryOperator<Tensor>> sublayers =
                IntStream.range(0, count).mapToObj(EncoderExercise::sublayer).toList();
        List<UnaryOperator<Tensor>> norms =
                IntStream.rangeClosed(0, count).mapToObj(n -> norm(n, features)).toList();
        return f.apply(in.tensor("x"), sublayers, norms, in.get("normFirst", Boolean.class));
    }

    private static UnaryOperator<Tensor> sublayer(int n) {
        return x -> StandIns.sublayer(x).map(v -> (n + 1) * 0.5 * v + n);
    }

    private static UnaryOperator<Tensor> norm(int n, int features) {
        Tensor gamma = Entries.halves(2 * n + 2, features);
        Tensor beta = Entries.halves(2 * n + 3, features);
        return x -> new NaiveLayerNorm(0.5).forward(x, gamma, beta);
    }

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "last-norm-missing",
                        LAST.as(first -> false),
                        "With pre-norm, nothing normalises what leaves your last sublayer",
                        "with pre-norm, what has been normalised is the input of each sublayer: what of the last sum?"),
                new Mistake(
                        "last-norm-always",
                        LAST.as(first -> true),
                        "With post-norm, your code normalises once more at the end",
                        "with post-norm, what was the last thing that the last sublayer's sum went through?"),
                new Mistake(
                        "last-norm-of-the-other",
                        LAST.as(first -> !first),
                        "Your last norm is there with post-norm and missing with pre-norm",
                        "which of the two ways leaves its last sum as it is?"),
                new Mistake(
                        "always-post",
                        PRE.as(RIGHT_POST),
                        "Your sublayers are post-norm where pre-norm is asked for",
                        "where do you hand normFirst on?"),
                new Mistake(
                        "always-pre",
                        POST.as(RIGHT_PRE),
                        "Your sublayers are pre-norm where post-norm is asked for",
                        "where do you hand normFirst on?"),
                new Mistake(
                        "residual-missing",
                        POST.as((x, h, s, norm) -> norm.apply(s.apply(h)))
                                .with(PRE, (x, h, s, norm) -> s.apply(norm.apply(h))),
                        "Your code has no residual connections",
                        "if all sublayers return 0, what is left of x?"),
                new Mistake(
                        "residual-from-the-start",
                        POST.as((x, h, s, norm) -> norm.apply(Entrywise.sum(x, s.apply(h))))
                                .with(PRE, (x, h, s, norm) -> Entrywise.sum(x, s.apply(norm.apply(h)))),
                        "Each of your sublayers adds to the encoder's first input",
                        "what passes by the second sublayer: x, or what the first has made of it?"),
                new Mistake(
                        "first-sublayer-for-all",
                        SUBLAYER.as((n, count) -> 0),
                        "Your code runs the first sublayer again and again",
                        "which of the sublayers does the n-th turn of your loop run?"),
                new Mistake(
                        "first-norm-for-all",
                        NORM.as((n, count) -> 0),
                        "All your sublayers share the first norm",
                        "which norm belongs to sublayer n?"),
                new Mistake(
                        "norm-of-the-next",
                        NORM.as((n, count) -> n + 1),
                        "Each of your sublayers has the norm of the next",
                        "which norm belongs to sublayer 0?"),
                new Mistake(
                        "backwards",
                        SUBLAYER.as((n, count) -> count - 1 - n).with(NORM, (n, count) -> count - 1 - n),
                        "Your code runs the sublayers from the last to the first",
                        "which sublayer gets x?"),
                new Mistake(
                        "stops-early",
                        COUNT.as(count -> count - 1),
                        "Your code leaves out the last sublayer",
                        "with two sublayers, which values does the index of your loop take?"),
                new Mistake(
                        "first-alone",
                        COUNT.as(count -> Math.min(count, 1)),
                        "Your code stops after the first sublayer",
                        "does your loop run through all sublayers?",
                        true));
    }

    private static Forward algorithm(Choices choices) {
        return (x, sublayers, norms, normFirst) -> {
            Tensor h = x;
            int count = sublayers.size();
            for (int n = 0; n < choices.of(COUNT).of(count); n++) {
                UnaryOperator<Tensor> sublayer =
                        sublayers.get(choices.of(SUBLAYER).of(n, count));
                UnaryOperator<Tensor> norm = norms.get(choices.of(NORM).of(n, count));
                h = choices.of(normFirst ? PRE : POST).of(x, h, sublayer, norm);
            }
            return choices.of(LAST).of(normFirst) ? norms.get(count).apply(h) : h;
        };
    }

    private static Tensor byFolding(
            Tensor x, List<UnaryOperator<Tensor>> sublayers, List<UnaryOperator<Tensor>> norms, boolean normFirst) {
        List<UnaryOperator<Tensor>> all = new ArrayList<>();
        for (int n = 0; n < sublayers.size(); n++) {
            UnaryOperator<Tensor> s = sublayers.get(n);
            UnaryOperator<Tensor> norm = norms.get(n);
            UnaryOperator<Tensor> sum = h -> Entrywise.sum(s.apply(normFirst ? norm.apply(h) : h), h);
            all.addAll(normFirst ? List.of(sum) : List.of(sum, norm));
        }
        all.addAll(normFirst ? List.of(norms.get(sublayers.size())) : Collections.emptyList());
        Tensor h = x;
        for (UnaryOperator<Tensor> each : all) {
            h = each.apply(h);
        }
        return h;
    }

    private interface StepRule {
        Tensor of(Tensor x, Tensor h, UnaryOperator<Tensor> sublayer, UnaryOperator<Tensor> norm);
    }

    private interface LastRule {
        boolean of(boolean normFirst);
    }

    private interface IndexRule {
        int of(int n, int count);
    }

    private interface CountRule {
        int of(int count);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Returns y (T, E).
         *
         * @param x         (T, E). Not modified.
         * @param sublayers attention, feed-forward, attention, ...: (T, E) to (T, E)
         * @param norms     one for each sublayer, and one more for the end of a pre-norm stack
         * @param normFirst whether pre-norm
         */
        Tensor apply(
                Tensor x, List<UnaryOperator<Tensor>> sublayers, List<UnaryOperator<Tensor>> norms, boolean normFirst);
    }
}
