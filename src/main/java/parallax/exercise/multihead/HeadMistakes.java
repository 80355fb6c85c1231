package parallax.exercise.multihead;

import java.util.List;
import java.util.stream.Stream;
import parallax.exercise.attention.Weighing;
import parallax.exercise.diagnosis.Mistake;
import parallax.tensor.Tensor;

/** The mistakes of multi-head attention, each a decision of {@link HeadLoops} taken otherwise. */
final class HeadMistakes {
    private HeadMistakes() {}

    /** Returns those of one projection. */
    static List<Mistake> ofProjection() {
        return List.of(
                weightTransposed(),
                biasMissing(),
                new Mistake(
                        "bias-first-for-all",
                        HeadDecisions.BIAS_IN.as((bias, o, inputs) -> bias.get(0)),
                        "All outputs of a token get the first bias",
                        "each output has a bias of its own: by which index do you read b?"),
                new Mistake(
                        "bias-per-product",
                        HeadDecisions.BIAS_IN.as((bias, o, inputs) -> bias.get(o) * inputs),
                        "The bias is added once for every product",
                        "how often does the formula add b[o] to one output?"),
                new Mistake(
                        "overwritten",
                        HeadDecisions.COUNTS.as((i, inputs) -> i == inputs - 1),
                        "Each output holds the last product alone",
                        "an output is a sum over the inputs: what does = do, and what does +=?"),
                new Mistake(
                        "first-input-missed",
                        HeadDecisions.COUNTS.as((i, inputs) -> i > 0),
                        "The first input takes no part in your sums",
                        "at which number does your loop over the inputs begin?"),
                new Mistake(
                        "first-token-for-all",
                        HeadDecisions.TOKEN.as((x, b, t, i) -> x.get(b, 0, i)),
                        "All tokens of a sequence come out as the first one does",
                        "which token do you read for token t?"),
                new Mistake(
                        "first-sequence-for-all",
                        HeadDecisions.TOKEN.as((x, b, t, i) -> x.get(0, t, i)),
                        "All sequences come out as the first one does",
                        "which sequence do you read for batch entry b?"));
    }

    /** Returns those of cutting features into heads. */
    static Stream<Mistake> split() {
        return Stream.of(
                new Mistake(
                        "split-by-reshape",
                        HeadDecisions.SPLIT.as(HeadMistakes::reshaped),
                        "Your heads hold whole tokens, cut up as they lie in memory, not a part of every token",
                        "where in memory is feature 0 of token 1, and which head has it in your code?"),
                new Mistake(
                        "split-interleaved",
                        HeadDecisions.SPLIT.as((x, heads, b, n, t, d) -> x.get(b, t, d * heads + n)),
                        "Your heads take every h-th feature instead of neighbours",
                        "head 0 should have features 0, 1, 2, ... up to its size: how far apart are yours?"));
    }

    /** Returns those of putting heads side by side. */
    static Stream<Mistake> merge() {
        return Stream.of(
                new Mistake(
                        "merged-by-reshape",
                        HeadDecisions.MERGE.as(
                                (x, b, t, e) -> x.data()[(b * x.size(2) + t) * x.size(1) * x.size(3) + e]),
                        "Your merged rows hold one head's tokens one after the other, not the parts of one token",
                        "what lies behind feature 0 of head 0's token 0 in memory, once its features are over?"),
                new Mistake(
                        "merged-interleaved",
                        HeadDecisions.MERGE.as((x, b, t, e) -> x.get(b, e % x.size(1), t, e / x.size(1))),
                        "Your merged rows take one feature of each head in turn",
                        "should the features of one head stay neighbours?"));
    }

    /** Returns those of the whole forward pass. */
    static List<Mistake> ofForward() {
        return Stream.of(projections(), split(), merge(), attention())
                .flatMap(s -> s)
                .toList();
    }

    private static Stream<Mistake> projections() {
        return Stream.of(
                weightTransposed()
                        .saying(
                                "Q, K and V are made with transposed weights",
                                "a row of a weight belongs to one output: by which index do you read the row?"),
                new Mistake(
                        "out-weight-transposed",
                        HeadDecisions.WEIGHT_OUT.as((w, first, o, i) -> w.get(i, o)),
                        "The heads' outputs are projected by the transposed weight",
                        "a row of weightOut belongs to one output: by which index do you read the row?"),
                biasMissing().saying("Q, K and V lack their bias", "where is biasIn added?"),
                new Mistake(
                        "out-bias-missing",
                        HeadDecisions.BIAS_OUT.as((bias, o, inputs) -> 0),
                        "Your y lacks its bias",
                        "where is biasOut added?",
                        true),
                new Mistake(
                        "query-and-key-parts-exchanged",
                        HeadDecisions.PART.as(part -> part == 2 ? 2 : 1 - part),
                        "Your queries are made with the keys' weights, and the keys with those of the queries",
                        "which third of weightIn makes Q?"),
                new Mistake(
                        "parts-rotated",
                        HeadDecisions.PART.as(part -> (part + 1) % 3),
                        "Your thirds of weightIn are one off: Q is made with the keys' weights, K with the values'",
                        "weightIn has Wq above Wk above Wv: with which row does each begin?"),
                new Mistake(
                        "one-part-for-all",
                        HeadDecisions.PART.as(part -> 0),
                        "Q, K and V are all made with the same third of the weights",
                        "where do the rows of weightIn begin that make K, and those that make V?"),
                new Mistake(
                        "keys-from-v",
                        HeadDecisions.KEYS.as((k, v) -> v),
                        "Your keys are made of v",
                        "which of the three sequences is projected by Wk?"),
                new Mistake(
                        "values-from-k",
                        HeadDecisions.VALUES.as((k, v) -> k),
                        "Your values are made of k",
                        "which of the three sequences is projected by Wv?"),
                new Mistake(
                        "out-projection-missing",
                        HeadDecisions.OUT.as(false),
                        "Your answer is the heads' outputs side by side",
                        "what do weightOut and biasOut make of the heads' outputs?",
                        true));
    }

    private static Stream<Mistake> attention() {
        return Stream.of(
                new Mistake(
                        "one-head",
                        HeadDecisions.HEADS.as(h -> 1),
                        "Your attention has a single head",
                        "where does the number of heads come in?"),
                new Mistake(
                        "not-scaled",
                        HeadDecisions.SCALE.as((features, heads) -> 1),
                        "Your scores are too large by the square root of a head's features",
                        "a sum of d products grows with d: by what are the scores divided?"),
                new Mistake(
                        "scaled-by-all-features",
                        HeadDecisions.SCALE.as((features, heads) -> 1 / Math.sqrt(features)),
                        "Your scores are divided by the square root of all features, not of a head's",
                        "how many products does one score of one head sum?"),
                new Mistake(
                        "scaled-by-heads",
                        HeadDecisions.SCALE.as((features, heads) -> 1 / Math.sqrt(heads)),
                        "Your scores are divided by the square root of the number of heads",
                        "how many products does one score of one head sum?"),
                new Mistake(
                        "over-queries",
                        HeadDecisions.WEIGH.as(Weighing::overQueries),
                        "The columns of your weights sum to 1, not the rows",
                        "each query hands out one whole: over what does its sum run, over queries or over keys?"),
                new Mistake(
                        "padding-ignored",
                        HeadDecisions.MASK.as((p, heads, b, n, j) -> true),
                        "Your heads attend to padding",
                        "where does your code use padding?",
                        true),
                maskTiled(),
                maskOfFirst(),
                maskInverted());
    }

    /** Returns those of repeating a mask for all heads. */
    static List<Mistake> ofMask() {
        return List.of(
                maskTiled(),
                maskOfFirst(),
                maskInverted(),
                new Mistake(
                        "first-head-alone",
                        HeadDecisions.MASK.as((p, heads, b, n, j) -> n == 0 && p.get(b, j) == 1),
                        "Of each sequence only the first head gets its mask",
                        "how many rows in a row belong to one sequence?"),
                new Mistake(
                        "other-heads-see-all",
                        HeadDecisions.MASK.as((p, heads, b, n, j) -> n > 0 || p.get(b, j) == 1),
                        "Of each sequence only the first head is masked, the others see everything",
                        "may head 1 look at padding that head 0 may not look at?"));
    }

    /** Returns those of the whole way back. */
    static List<Mistake> ofGradient() {
        return Stream.of(
                        Stream.of(
                                new Mistake(
                                        "out-projection-skipped",
                                        HeadDecisions.OUT.as(false),
                                        "Your gradient goes to the heads as if there were no output projection",
                                        "the last step of forward was a projection: what is the first step back?"),
                                new Mistake(
                                        "out-weight-transposed",
                                        HeadDecisions.BACK_OUT.as((w, first, o, i) -> w.get(i, o)),
                                        "Your dy goes back through the transposed output weight",
                                        "forward multiplied input i by weightOut[o,i] for output o: by what is dy[o] "
                                                + "multiplied for input i?"),
                                new Mistake(
                                        "weight-transposed",
                                        HeadDecisions.BACK_IN.as((w, first, o, i) -> w.get(first + i, o)),
                                        "The gradients of Q, K and V go back through transposed weights",
                                        "forward multiplied input i by w[o,i] for output o: by what is its gradient "
                                                + "multiplied for input i?"),
                                new Mistake(
                                        "query-alone",
                                        HeadDecisions.SHARE.as(part -> part == 0 ? 1 : 0),
                                        "Your x hears of its queries alone",
                                        "in how many places of forward was x used?"),
                                new Mistake(
                                        "values-forgotten",
                                        HeadDecisions.SHARE.as(part -> part == 2 ? 0 : 1),
                                        "Your x does not hear of its values",
                                        "in how many places of forward was x used?"),
                                new Mistake(
                                        "keys-forgotten",
                                        HeadDecisions.SHARE.as(part -> part == 1 ? 0 : 1),
                                        "Your x does not hear of its keys",
                                        "in how many places of forward was x used?"),
                                new Mistake(
                                        "mean-of-three",
                                        HeadDecisions.SHARE.as(part -> 1.0 / 3),
                                        "Your gradient is the mean of what queries, keys and values send",
                                        "what several places send adds up: is a sum wanted, or a mean?"),
                                new Mistake(
                                        "one-part-for-all",
                                        HeadDecisions.PART.as(part -> 0),
                                        "Queries, keys and values all go back through the same third of the weights",
                                        "with which rows of weightIn were K and V made?")),
                        split().map(m -> m.saying(
                                "Your dy reaches the heads in the wrong places: " + lower(m.looksLike()),
                                m.question())),
                        merge().map(m -> m.saying(
                                "What the heads send back is merged wrongly: " + lower(m.looksLike()), m.question())))
                .flatMap(s -> s)
                .toList();
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static Mistake weightTransposed() {
        return new Mistake(
                "weight-transposed",
                HeadDecisions.WEIGHT_IN.as((w, first, o, i) -> w.get(first + i, o)),
                "Your code reads the weight with its two axes exchanged",
                "w has the axes (output, input): which index comes first?");
    }

    private static Mistake biasMissing() {
        return new Mistake(
                "bias-missing",
                HeadDecisions.BIAS_IN.as((bias, o, inputs) -> 0),
                "Your outputs lack the bias",
                "with what does the sum of output o begin?",
                true);
    }

    private static Mistake maskTiled() {
        return new Mistake(
                "mask-tiled",
                HeadDecisions.MASK.as((p, heads, b, n, j) -> p.get((b * heads + n) % p.size(0), j) == 1),
                "The sequences' masks follow each other in turn, so that a head gets another sequence's mask",
                "in the stack all heads of sequence 0 come first: whose mask does row 1 need, if there are two heads?");
    }

    private static Mistake maskOfFirst() {
        return new Mistake(
                "mask-of-first",
                HeadDecisions.MASK.as((p, heads, b, n, j) -> p.get(0, j) == 1),
                "All sequences get the mask of the first",
                "each sequence has a length of its own: which row of padding do you read?");
    }

    private static Mistake maskInverted() {
        return new Mistake(
                "mask-inverted",
                HeadDecisions.MASK.as((p, heads, b, n, j) -> p.get(b, j) == 0),
                "A 1 stands exactly where the key is padding",
                "does a 1 in the mask mean may or may not?");
    }

    private static double reshaped(Tensor x, int heads, int b, int n, int t, int d) {
        int size = x.size(2) / heads;
        return x.data()[((b * heads + n) * x.size(1) + t) * size + d];
    }
}
