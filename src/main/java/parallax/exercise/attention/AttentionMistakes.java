package parallax.exercise.attention;

import java.util.List;
import java.util.stream.Stream;
import parallax.exercise.diagnosis.Mistake;

/** The mistakes of attention, each a decision of {@link AttentionLoops} taken otherwise. */
final class AttentionMistakes {
    private AttentionMistakes() {}

    /** Returns those of the whole forward pass. */
    static List<Mistake> ofAttention() {
        return Stream.of(scores(), order(), weights(), mix()).flatMap(s -> s).toList();
    }

    /** Returns those of the scores. */
    static Stream<Mistake> scores() {
        return Stream.of(
                new Mistake(
                        "not-scaled",
                        AttentionLoops.SCALE.as((d, keys, values) -> 1),
                        "Your scores are too large by the square root of the number of features",
                        "a sum of d products grows with d: by what are the scores divided?"),
                new Mistake(
                        "divided-by-d",
                        AttentionLoops.SCALE.as((d, keys, values) -> 1.0 / d),
                        "Your scores are divided by d instead of its square root",
                        "the size of a sum of d random products grows like which power of d?"),
                new Mistake(
                        "scaled-by-keys",
                        AttentionLoops.SCALE.as((d, keys, values) -> 1 / Math.sqrt(keys)),
                        "Your scores are divided by the square root of the number of keys",
                        "over how many products does one score sum, the number of keys or that of features?"),
                new Mistake(
                        "multiplied",
                        AttentionLoops.SCALE.as((d, keys, values) -> Math.sqrt(d)),
                        "Your scores are multiplied by the square root of d",
                        "should the scale make large sums smaller or larger?"),
                new Mistake(
                        "key-not-transposed",
                        AttentionLoops.KEY.as((k, b, j, d) -> k.get(b, d, j)),
                        "Your code reads k with its two axes exchanged",
                        "k has the axes (key, feature): which index of k runs along with the features of q?"));
    }

    private static Stream<Mistake> order() {
        return Stream.of(
                new Mistake(
                        "sees-next",
                        AttentionLoops.CAUSAL.as((i, j) -> j <= i + 1),
                        "With causal, your queries see one key too many: the next one",
                        "may query i attend to key i + 1?"),
                new Mistake(
                        "not-itself",
                        AttentionLoops.CAUSAL.as((i, j) -> j < i),
                        "With causal, your queries do not see the key at their own place",
                        "may query i attend to key i?"),
                new Mistake(
                        "wrong-triangle",
                        AttentionLoops.CAUSAL.as((i, j) -> j >= i),
                        "With causal, your queries see what comes after instead of what came before",
                        "which keys are known when token i is read, those before it or those behind?"),
                new Mistake(
                        "causal-ignored",
                        AttentionLoops.CAUSAL.as((i, j) -> true),
                        "With causal, your queries still see everything",
                        "where does your code use causal?",
                        true),
                new Mistake(
                        "padding-ignored",
                        AttentionLoops.PADDING.as((p, b, i, j) -> true),
                        "Your queries attend to padding",
                        "where does your code use padding?",
                        true),
                new Mistake(
                        "padding-of-queries",
                        AttentionLoops.PADDING.as((p, b, i, j) -> p.get(b, i) == 1),
                        "Your padding forbids whole rows, the queries, where it should forbid columns, the keys",
                        "padding says which keys are real: by i or by j do you read it?"),
                new Mistake(
                        "padding-of-first",
                        AttentionLoops.PADDING.as((p, b, i, j) -> p.get(0, j) == 1),
                        "All batch entries get the padding of the first",
                        "each sequence has a length of its own: which row of padding do you read?"),
                new Mistake(
                        "mask-inverted",
                        AttentionLoops.ALLOWED.as(Weighing::inverted),
                        "Your weight lies exactly where it is forbidden",
                        "does a 1 in the mask mean may or may not?"));
    }

    /** Returns those of turning scores into weights. */
    static Stream<Mistake> weights() {
        return Stream.of(
                new Mistake(
                        "over-queries",
                        AttentionLoops.WEIGH.as(Weighing::overQueries),
                        "The columns of your weights sum to 1, not the rows",
                        "each query hands out one whole: over what does its sum run, over queries or over keys?"),
                new Mistake(
                        "mask-afterwards",
                        AttentionLoops.WEIGH.as(Weighing::maskAfterwards),
                        "Where something is forbidden, your rows sum to less than 1",
                        "if the forbidden weights are set to 0 after the division, who gets what they had?"),
                new Mistake(
                        "mask-multiplies",
                        AttentionLoops.WEIGH.as((s, allowed) -> Weighing.withScore(s, allowed, 0)),
                        "Forbidden keys get weight as if their score were 0",
                        "what is exp(0)?"),
                new Mistake(
                        "mask-too-weak",
                        AttentionLoops.WEIGH.as((s, allowed) -> Weighing.withScore(s, allowed, -10)),
                        "Forbidden keys get weight where the other scores are very negative",
                        "your stand-in for minus infinity is a finite number: can a real score be lower?"),
                new Mistake(
                        "empty-row-uniform",
                        AttentionLoops.WEIGH.as((s, allowed) -> Weighing.emptyRows(s, allowed, 1.0 / s[0].length)),
                        "A query that may attend to no key takes the mean of all values",
                        "which weights should a query have that may attend to nothing?"),
                new Mistake(
                        "empty-row-nan",
                        AttentionLoops.WEIGH.as((s, allowed) -> Weighing.emptyRows(s, allowed, Double.NaN)),
                        "A query that may attend to no key gets NaN",
                        "what is 0 / 0, and when is your sum 0?"),
                new Mistake(
                        "not-stable",
                        AttentionLoops.WEIGH.as(Weighing::unstable),
                        "Large scores give NaN",
                        "exp(800) is infinite: which number may you subtract from all scores of a row without changing the weights?"),
                new Mistake(
                        "no-exp",
                        AttentionLoops.WEIGH.as(Weighing::shares),
                        "Your weights are the scores divided by their sum",
                        "a score may be negative, a weight may not: what makes every number positive first?"),
                new Mistake(
                        "not-divided",
                        AttentionLoops.WEIGH.as(Weighing::notDivided),
                        "Your weights do not sum to 1",
                        "what makes shares of positive numbers?"),
                new Mistake(
                        "hardest",
                        AttentionLoops.WEIGH.as(Weighing::hardest),
                        "All weight goes to the largest score",
                        "softmax lets the others have a little: where do they get it in your code?"));
    }

    private static Stream<Mistake> mix() {
        return Stream.of(
                new Mistake(
                        "mean-of-values",
                        AttentionLoops.MIX.as((w, v, b, i, j, e) -> v.get(b, j, e) / v.size(1)),
                        "Every query takes the plain mean of the values",
                        "where do your weights come in?"),
                new Mistake(
                        "values-of-first",
                        AttentionLoops.MIX.as((w, v, b, i, j, e) -> w[i][j] * v.get(0, j, e)),
                        "All batch entries take the values of the first",
                        "which sequence's values do you read for batch entry b?"));
    }
}
