package parallax.exercise.decoder;

import java.util.List;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.Indices;
import parallax.tensor.Tensor;

/** Tokens to vectors that know their places, scaled as the paper has it. */
public final class EmbedTokensExercise {
    private static final Decision<Scale> SCALE = Decision.of("scale", (features, words) -> Math.sqrt(features));
    private static final Decision<Row> ROW = Decision.of("row", (tokens, t) -> tokens[t]);
    private static final Decision<Row> PLACE = Decision.of("place", (tokens, t) -> t);
    private static final Decision<Sum> SUM = Decision.of("sum", (scale, word, place) -> scale * word + place);

    /** The exercise. */
    public static final Exercise<EmbedTokens> EXERCISE = Exercise.named("embedTokens", EmbedTokens.class)
            .call("x", (f, in) -> f.of(Tokens.of(in, "tokens"), in.tensor("table"), in.tensor("positions")))
            .reference(algorithm(Choices.right()))
            .cases(Sizes.of("T=1 V=1 E=1"), EmbedTokensExercise::in)
            .labels(Map.of("T", "tokens", "V", "size of the vocabulary", "E", "features"))
            .settings(in -> Tokens.words(in, "tokens"))
            .probe("one token", "V=3 E=4")
            .probe("three tokens", "T=3 V=7 E=5")
            .probe("a token twice", "T=6 V=4 E=3")
            .mistakes(EmbedTokensExercise::algorithm, mistakes())
            .right("by rows of the data", EmbedTokensExercise::byRows)
            .right(
                    "in float",
                    (tokens, table, positions) ->
                            byRows(tokens, table, positions).map(v -> (float) v))
            .hints(
                    "Each token picks a row of the table, each place a row of positions. One of the two is scaled.",
                    "x[t,e] is the square root of E times table[tokens[t],e], plus positions[t,e].",
                    "Two loops, over t and e, and x.set(Math.sqrt(table.size(1)) * ... + ..., t, e).")
            .build();

    private EmbedTokensExercise() {}

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "not-scaled",
                        SCALE.as((features, words) -> 1),
                        "Your words are not scaled, so the positions drown them",
                        "an entry of the table is about 1 over the root of E in size, one of the positions about 1: what makes them alike?",
                        true),
                new Mistake(
                        "scaled-by-features",
                        SCALE.as((features, words) -> features),
                        "Your words are multiplied by E instead of its square root",
                        "by which power of E does the paper scale?"),
                new Mistake(
                        "divided-by-root",
                        SCALE.as((features, words) -> 1 / Math.sqrt(features)),
                        "Your words are divided by the square root of E",
                        "attention divides, so that sums stay small: what should happen here?"),
                new Mistake(
                        "root-of-vocabulary",
                        SCALE.as((features, words) -> Math.sqrt(words)),
                        "Your words are scaled by the square root of the number of words",
                        "which axis of the table are the features?"),
                new Mistake(
                        "row-of-place",
                        ROW.as((tokens, t) -> t),
                        "Your row of the table is that of the place, not that of the token",
                        "which row belongs to the token at place t?"),
                new Mistake(
                        "position-of-token",
                        PLACE.as((tokens, t) -> tokens[t]),
                        "Your row of positions is that of the token, not that of the place",
                        "two equal tokens at different places should differ: in what?"),
                new Mistake(
                        "place-from-one",
                        PLACE.as((tokens, t) -> t + 1),
                        "Your positions begin with the second row",
                        "which row belongs to the first place?"),
                new Mistake(
                        "positions-missing",
                        SUM.as((scale, word, place) -> scale * word),
                        "Your vectors do not know their places",
                        "where does your code use positions?",
                        true),
                new Mistake(
                        "positions-scaled",
                        SUM.as((scale, word, place) -> scale * (word + place)),
                        "Your positions are scaled, too",
                        "which of the two is scaled?"),
                new Mistake(
                        "positions-multiply",
                        SUM.as((scale, word, place) -> scale * word * place),
                        "Your words are multiplied by their positions",
                        "how does a place join its word, by a sum or by a product?"));
    }

    private static Case in(Sizes z) {
        int words = z.get("V");
        int[] tokens = new int[z.get("T")];
        for (int t = 0; t < tokens.length; t++) {
            tokens[t] = (5 * t + 2) % words;
        }
        return Case.empty()
                .with("tokens", Indices.of(tokens))
                .with("table", Entries.halves(1, words, z.get("E")))
                .with("positions", Entries.halves(2, Math.max(words, tokens.length) + 2, z.get("E")));
    }

    private static EmbedTokens algorithm(Choices choices) {
        return (tokens, table, positions) -> {
            Tensor x = Tensor.zeros(tokens.length, table.size(1));
            double scale = choices.of(SCALE).of(table.size(1), table.size(0));
            for (int t = 0; t < tokens.length; t++)
                for (int e = 0; e < table.size(1); e++) {
                    double word = table.get(choices.of(ROW).of(tokens, t), e);
                    double place = positions.get(choices.of(PLACE).of(tokens, t), e);
                    x.set(choices.of(SUM).of(scale, word, place), t, e);
                }
            return x;
        };
    }

    private static Tensor byRows(int[] tokens, Tensor table, Tensor positions) {
        int features = table.size(1);
        Tensor x = Tensor.zeros(tokens.length, features);
        for (int n = 0; n < x.length(); n++) {
            x.data()[n] = positions.data()[n]
                    + table.data()[tokens[n / features] * features + n % features] * Math.pow(features, 0.5);
        }
        return x;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface EmbedTokens {
        /**
         * Returns x (T, E).
         *
         * @param tokens    T of them, each a row of the table. Not modified.
         * @param table     (V, E). Not modified.
         * @param positions (P, E), P at least T. Not modified.
         */
        Tensor of(int[] tokens, Tensor table, Tensor positions);
    }

    /** What a word is multiplied by. */
    private interface Scale {
        double of(int features, int words);
    }

    /** Which row. */
    private interface Row {
        int of(int[] tokens, int t);
    }

    /** An entry of x. */
    private interface Sum {
        double of(double scale, double word, double place);
    }
}
