package parallax.exercise.encoder;

import java.util.List;
import java.util.stream.Stream;
import parallax.exercise.diagnosis.Mistake;

/** The mistakes of layer normalisation, each a decision of {@link NormLoops} taken otherwise. */
final class NormMistakes {
    private NormMistakes() {}

    /** Returns those that can be made in a single row. */
    static List<Mistake> ofRow() {
        return Stream.of(
                        new Mistake(
                                "sum-for-mean",
                                NormLoops.MEAN.as((sum, last, n) -> sum),
                                "Your code subtracts the sum of the row instead of its mean",
                                "by what is a sum divided to make a mean?"),
                        new Mistake(
                                "last-alone",
                                NormLoops.MEAN.as((sum, last, n) -> last / n),
                                "Your mean knows the last entry alone",
                                "a mean is a sum first: what does = do, and what does +=?"),
                        new Mistake(
                                "deviation-from-zero",
                                NormLoops.DEVIATION.as((x, mean) -> x),
                                "Your variance is the mean of the squares of the entries themselves",
                                "from what are deviations measured, from 0 or from the mean?"),
                        new Mistake(
                                "n-minus-one",
                                NormLoops.COUNT.as(n -> n - 1),
                                "Your variance is divided by one less than the number of entries",
                                "is the row a sample of something larger, or all there is?"),
                        new Mistake(
                                "not-averaged",
                                NormLoops.COUNT.as(n -> 1),
                                "Your variance is a sum of squares that is divided by nothing",
                                "the variance is a mean of squares: where is it divided?"),
                        new Mistake(
                                "epsilon-outside",
                                NormLoops.ROOT.as((variance, eps) -> Math.sqrt(variance) + eps),
                                "Your epsilon is added to the root instead of under it",
                                "is epsilon added to the variance or to its root?"),
                        new Mistake(
                                "epsilon-missing",
                                NormLoops.ROOT.as((variance, eps) -> Math.sqrt(variance)),
                                "Your code does without epsilon, and a row of equal entries is divided by 0",
                                "what keeps the divisor from 0?"),
                        new Mistake(
                                "root-missing",
                                NormLoops.ROOT.as((variance, eps) -> variance + eps),
                                "Your code divides by the variance instead of its root",
                                "if all entries are doubled, what becomes of the variance, and what of its root?"),
                        new Mistake(
                                "not-divided",
                                NormLoops.ROOT.as((variance, eps) -> 1),
                                "Your rows have mean 0, and their spread is what it was",
                                "what is left to do once the mean is subtracted?"),
                        new Mistake(
                                "multiplied",
                                NormLoops.ROOT.as((variance, eps) -> 1 / Math.sqrt(variance + eps)),
                                "Your code multiplies by the deviation where it should divide",
                                "should a row that is spread widely become wider or narrower?"),
                        new Mistake(
                                "not-centred",
                                NormLoops.CENTRE.as((x, mean) -> x),
                                "Your rows do not have mean 0",
                                "what is subtracted from each entry before the division?"))
                .toList();
    }

    /** Returns those of arrays (B, T, E) with γ and β. */
    static List<Mistake> ofBatch() {
        return Stream.of(ofRow().stream(), groups(), affine()).flatMap(s -> s).toList();
    }

    private static Stream<Mistake> groups() {
        return Stream.of(
                new Mistake(
                        "over-batch",
                        NormLoops.OVER.as(NormOver.BATCH),
                        "Your mean and variance are taken over the sentences of the batch",
                        "may a sentence's numbers depend on which others happen to be in its batch?"),
                new Mistake(
                        "over-tokens",
                        NormLoops.OVER.as(NormOver.TOKENS),
                        "Your mean and variance are taken over the tokens of a sentence, feature by feature",
                        "which index runs within one token?"),
                new Mistake(
                        "over-sentence",
                        NormLoops.OVER.as(NormOver.SENTENCE),
                        "All tokens of a sentence share one mean and one variance",
                        "where in your loops do the sums begin again at 0?"));
    }

    private static Stream<Mistake> affine() {
        return Stream.of(
                new Mistake(
                        "gamma-missing",
                        NormLoops.AFFINE.as((hat, gamma, beta, t, e) -> hat + beta.get(e)),
                        "Your answer does without gamma",
                        "what does each feature have its own of, besides the shift?"),
                new Mistake(
                        "beta-missing",
                        NormLoops.AFFINE.as((hat, gamma, beta, t, e) -> gamma.get(e) * hat),
                        "Your answer does without beta",
                        "what does each feature have its own of, besides the scale?"),
                new Mistake(
                        "not-scaled-not-shifted",
                        NormLoops.AFFINE.as((hat, gamma, beta, t, e) -> hat),
                        "Your rows are normalised, and neither scaled nor shifted",
                        "where do gamma and beta come in?",
                        true),
                new Mistake(
                        "gamma-and-beta-swapped",
                        NormLoops.AFFINE.as((hat, gamma, beta, t, e) -> beta.get(e) * hat + gamma.get(e)),
                        "Your code exchanges gamma and beta",
                        "which of the two multiplies?"),
                new Mistake(
                        "shifted-before-scaled",
                        NormLoops.AFFINE.as((hat, gamma, beta, t, e) -> gamma.get(e) * (hat + beta.get(e))),
                        "Your gamma multiplies beta, too",
                        "which comes first, the scale or the shift?"),
                new Mistake(
                        "first-for-all",
                        NormLoops.AFFINE.as((hat, gamma, beta, t, e) -> gamma.get(0) * hat + beta.get(0)),
                        "All features get the gamma and beta of the first",
                        "which of gamma's entries belongs to feature e?"),
                new Mistake(
                        "gamma-by-token",
                        NormLoops.AFFINE.as((hat, gamma, beta, t, e) -> gamma.get(t) * hat + beta.get(t)),
                        "Your gamma and beta are chosen by the token",
                        "gamma has E entries: by t or by e do you read it?"));
    }
}
