package parallax.exercise.encoder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.dense.NaiveLinear;
import parallax.tensor.Tensor;

/** Two dense layers with relu between them, for each token by itself. */
public final class FeedForwardExercise {
    private static final Decision<EntryRule> W1 = Decision.of("w1", (w, f, e) -> w.get(f, e));
    private static final Decision<EntryRule> W2 = Decision.of("w2", (w, e, f) -> w.get(e, f));
    private static final Decision<HiddenRule> HIDDEN = Decision.of("hidden", (sum, b) -> Math.max(0, sum + b));
    private static final Decision<OutRule> OUT = Decision.of("out", (sum, b, hidden) -> sum + b);
    private static final Decision<TokenRule> TOKEN = Decision.of("token", (x, b, t, e) -> x.get(b, t, e));

    /** The exercise. */
    public static final Exercise<Forward> EXERCISE = Exercise.named("feedForward", Forward.class)
            .call(
                    "y",
                    (f, in) ->
                            f.apply(in.tensor("x"), in.tensor("w1"), in.tensor("b1"), in.tensor("w2"), in.tensor("b2")))
            .reference((x, w1, b1, w2, b2) -> {
                Tensor hidden = new NaiveLinear().forward(x, w1, b1).map(v -> Math.max(0, v));
                return new NaiveLinear().forward(hidden, w2, b2);
            })
            .cases(Sizes.of("B=1 T=1 E=1 F=1"), FeedForwardExercise::in)
            .labels(labels())
            .probe("one token", "E=2 F=3")
            .probe("two tokens", "T=2 E=3 F=4")
            .probe("as many inside as outside", "T=2 E=3 F=3")
            .probe("two sentences", "B=2 T=3 E=4 F=5")
            .probe("fewer inside than outside", "B=2 T=4 E=5 F=2")
            .mistakes(FeedForwardExercise::algorithm, mistakes())
            .right("hidden feature by hidden feature", FeedForwardExercise::byHidden)
            .right(
                    "in float",
                    (x, w1, b1, w2, b2) -> byHidden(x, w1, b1, w2, b2).map(v -> (float) v))
            .hints(
                    "A token's E numbers become F hidden numbers, those that are negative become 0, and the F become E again.",
                    "For each b and t: hidden feature f is b1[f] and a sum over e of w1[f,e] x[b,t,e], or 0 if that is negative. Output e "
                            + "is b2[e] and a sum over f of w2[e,f] hidden[f].",
                    "For each hidden f compute its number h = Math.max(0, sum) first; then y.add(w2.get(e, f) * h, b, t, e) for all e. b2 is added once.")
            .build();

    private FeedForwardExercise() {}

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "relu-missing",
                        HIDDEN.as((sum, b) -> sum + b),
                        "Your hidden numbers may be negative",
                        "what stands between the two dense layers? Without it, would two be more than one?"),
                new Mistake(
                        "relu-before-bias",
                        HIDDEN.as((sum, b) -> Math.max(0, sum) + b),
                        "Your relu is taken before the bias is added",
                        "does b1 belong inside of the relu or outside?"),
                new Mistake(
                        "relu-kept-negatives",
                        HIDDEN.as((sum, b) -> Math.min(0, sum + b)),
                        "Your hidden numbers are the negative ones",
                        "which numbers does relu set to 0?"),
                new Mistake(
                        "absolute",
                        HIDDEN.as((sum, b) -> Math.abs(sum + b)),
                        "Your hidden numbers lose their sign where they should become 0",
                        "what does relu make of -2?"),
                new Mistake(
                        "bias1-missing",
                        HIDDEN.as((sum, b) -> Math.max(0, sum)),
                        "Your hidden numbers do without b1",
                        "what is each hidden sum before the first product is added?"),
                new Mistake(
                        "bias2-missing",
                        OUT.as((sum, b, hidden) -> sum),
                        "Your answer does without b2",
                        "what is each output sum before the first product is added?"),
                new Mistake(
                        "bias2-per-hidden",
                        OUT.as((sum, b, hidden) -> sum + b * hidden),
                        "Your b2 is added once for each hidden number",
                        "in which of your loops is b2 added, and how often does it run?"),
                new Mistake(
                        "relu-at-the-end",
                        OUT.as((sum, b, hidden) -> Math.max(0, sum + b)),
                        "Your answer has no negative entry",
                        "is there a relu after the second layer, too?"),
                new Mistake(
                        "weight1-transposed",
                        W1.as((w, f, e) -> w.get(e, f)),
                        "Your code reads w1 with its two axes exchanged",
                        "w1 has the axes (hidden, feature): which index comes first?"),
                new Mistake(
                        "weight2-transposed",
                        W2.as((w, e, f) -> w.get(f, e)),
                        "Your code reads w2 with its two axes exchanged",
                        "w2 has the axes (feature, hidden): which index comes first?"),
                new Mistake(
                        "first-token-for-all",
                        TOKEN.as((x, b, t, e) -> x.get(b, 0, e)),
                        "All tokens get the answer of the first",
                        "which token do you read when you write token t?"),
                new Mistake(
                        "first-sentence-for-all",
                        TOKEN.as((x, b, t, e) -> x.get(0, t, e)),
                        "All sentences get the answer of the first",
                        "which sentence do you read when you write sentence b?"),
                new Mistake(
                        "tokens-mixed",
                        TOKEN.as((x, b, t, e) -> mean(x, b, e)),
                        "Every token gets the answer for the mean of its sentence",
                        "does a token know of the others here, or is it by itself?"));
    }

    private static double mean(Tensor x, int b, int e) {
        double sum = 0;
        for (int t = 0; t < x.size(1); t++) {
            sum += x.get(b, t, e);
        }
        return sum / x.size(1);
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("B", "sentences");
        labels.put("T", "tokens");
        labels.put("E", "features");
        labels.put("F", "hidden features");
        return labels;
    }

    private static Case in(Sizes z) {
        return Case.empty()
                .with("x", Entries.halves(1, z.get("B"), z.get("T"), z.get("E")))
                .with("w1", Entries.halves(2, z.get("F"), z.get("E")))
                .with("b1", Entries.halves(3, z.get("F")))
                .with("w2", Entries.halves(4, z.get("E"), z.get("F")))
                .with("b2", Entries.halves(5, z.get("E")));
    }

    private static Forward algorithm(Choices choices) {
        return (x, w1, b1, w2, b2) -> {
            Tensor y = Tensor.zeros(x.shape());
            for (int b = 0; b < x.size(0); b++)
                for (int t = 0; t < x.size(1); t++) {
                    double[] hidden = hidden(choices, x, w1, b1, b, t);
                    for (int e = 0; e < x.size(2); e++) {
                        double sum = 0;
                        for (int f = 0; f < hidden.length; f++) {
                            sum += choices.of(W2).of(w2, e, f) * hidden[f];
                        }
                        y.set(choices.of(OUT).of(sum, b2.get(e), hidden.length), b, t, e);
                    }
                }
            return y;
        };
    }

    private static double[] hidden(Choices choices, Tensor x, Tensor w1, Tensor b1, int b, int t) {
        double[] hidden = new double[b1.length()];
        for (int f = 0; f < hidden.length; f++) {
            double sum = 0;
            for (int e = 0; e < x.size(2); e++) {
                sum += choices.of(W1).of(w1, f, e) * choices.of(TOKEN).of(x, b, t, e);
            }
            hidden[f] = choices.of(HIDDEN).of(sum, b1.get(f));
        }
        return hidden;
    }

    private static Tensor byHidden(Tensor x, Tensor w1, Tensor b1, Tensor w2, Tensor b2) {
        Tensor y = Tensor.zeros(x.shape());
        for (int t = x.size(1) - 1; t >= 0; t--)
            for (int b = 0; b < x.size(0); b++) {
                for (int e = 0; e < x.size(2); e++) {
                    y.set(b2.get(e), b, t, e);
                }
                for (int f = 0; f < b1.length(); f++) {
                    double h = b1.get(f);
                    for (int e = 0; e < x.size(2); e++) {
                        h += x.get(b, t, e) * w1.get(f, e);
                    }
                    for (int e = 0; e < x.size(2) && h > 0; e++) {
                        y.add(h * w2.get(e, f), b, t, e);
                    }
                }
            }
        return y;
    }

    private interface EntryRule {
        double of(Tensor w, int i, int j);
    }

    private interface HiddenRule {
        double of(double sum, double bias);
    }

    private interface OutRule {
        double of(double sum, double bias, int hidden);
    }

    private interface TokenRule {
        double of(Tensor x, int b, int t, int e);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Forward {
        /**
         * Returns y (B, T, E).
         *
         * @param x  (B, T, E). Not modified.
         * @param w1 (F, E). Not modified.
         * @param b1 (F). Not modified.
         * @param w2 (E, F). Not modified.
         * @param b2 (E). Not modified.
         */
        Tensor apply(Tensor x, Tensor w1, Tensor b1, Tensor w2, Tensor b2);
    }
}
