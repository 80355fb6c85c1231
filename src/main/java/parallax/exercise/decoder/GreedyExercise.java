package parallax.exercise.decoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.decode.Greedy;
import parallax.nn.decode.NextToken;
import parallax.tensor.Tensor;

/** Writing one token after the other, each time the likeliest. */
public final class GreedyExercise {
    private static final Decision<Asked> ASKED = Decision.of("asked", (tokens, start) -> tokens);
    private static final Decision<Pick> PICK = Decision.of("pick", logits -> Tokens.largest(logits));
    private static final Decision<Stop> STOP = Decision.of("stop", (next, end, tokens) -> next == end);
    private static final Decision<Most> MOST = Decision.of("most", longest -> longest);
    private static final Decision<Answer> ANSWER = Decision.of("answer", (tokens, end) -> tokens);

    static final Map<String, String> LABELS =
            Map.of("V", "tokens to choose from", "longest", "longest", "end", "end token", "draw", "table number");

    /** The exercise. */
    public static final Exercise<GreedyDecoding> EXERCISE = Exercise.named("greedy", GreedyDecoding.class)
            .call(
                    "tokens",
                    (f, in) -> Tokens.tensor(
                            f.of(model(in), in.integer("start"), in.integer("end"), in.integer("longest"))))
            .reference((model, start, end, longest) -> new Greedy(end).decode(model, new int[] {start}, longest))
            .cases(Sizes.of("V=3 longest=1 end=2 draw=0 history=0"), GreedyExercise::in)
            .labels(LABELS)
            .settings(GreedyExercise::words)
            .probe("one token", "V=4 draw=1")
            .probe("until the longest is reached", "V=6 longest=4 draw=8")
            .probe("until the end token", "V=5 longest=9 draw=4")
            .probe("another end token", "V=5 longest=8 end=0 draw=2")
            .probe("a model that looks at all tokens", "V=4 longest=3 end=0 draw=13 history=1")
            .probe("seven tokens to choose from", "V=7 longest=6 draw=3 history=1")
            .mistakes(GreedyExercise::algorithm, mistakes())
            .right("with a list", GreedyExercise::listed)
            .right("recursively", GreedyExercise::recursive)
            .hints(
                    "Begin with the start token alone. Ask the model, choose, append, ask again.",
                    "The model gets all tokens so far and answers a logit for each token there is. Take the index of the largest. Stop after appending "
                            + "end, or when longest tokens have been appended.",
                    "for (int t = 0; t < longest; t++): logits, the index of the largest, Arrays.copyOf(tokens, tokens.length + 1) and the last place "
                            + "set; break if it is end.")
            .build();

    private GreedyExercise() {}

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "end-ignored",
                        STOP.as((next, end, tokens) -> false),
                        "Your decoder goes on writing after the end token",
                        "which token says that the text is over?",
                        true),
                new Mistake(
                        "start-for-end",
                        STOP.as((next, end, tokens) -> next == tokens[0]),
                        "Your decoder stops at the start token",
                        "which of the two tokens says that the text is over?"),
                new Mistake(
                        "last-token-alone",
                        ASKED.as((tokens, start) -> new int[] {tokens[tokens.length - 1]}),
                        "Your model is asked about the last token alone",
                        "what may the next token depend on?"),
                new Mistake(
                        "start-not-given",
                        ASKED.as((tokens, start) ->
                                tokens.length == 1 ? tokens : Arrays.copyOfRange(tokens, 1, tokens.length)),
                        "Your model is asked without the start token",
                        "with what did the decoder's input begin when it learned?"),
                new Mistake(
                        "asked-once",
                        ASKED.as((tokens, start) -> new int[] {start}),
                        "Your model is always asked what follows the start token",
                        "what has been written since?"),
                new Mistake(
                        "smallest",
                        PICK.as(logits -> Tokens.largest(
                                Arrays.stream(logits).map(v -> -v).toArray())),
                        "Your decoder takes the unlikeliest token",
                        "is a larger logit more or less likely?"),
                new Mistake(
                        "first-never",
                        PICK.as(logits -> {
                            double[] others = logits.clone();
                            others[0] = Double.NEGATIVE_INFINITY;
                            return Tokens.largest(others);
                        }),
                        "Your decoder never takes token 0",
                        "at which index does your search for the largest begin, and with what value?"),
                new Mistake(
                        "above-zero",
                        PICK.as(logits -> {
                            double[] shown = logits.clone();
                            shown[0] = Math.max(0, shown[0]);
                            return Tokens.largest(shown);
                        }),
                        "Where all logits are negative, your decoder takes token 0",
                        "with what value does your search for the largest begin?"),
                new Mistake(
                        "longest-counts-start",
                        MOST.as(longest -> longest - 1),
                        "Your text is one token too short",
                        "does the start token count among the longest tokens that are appended?"),
                new Mistake(
                        "one-too-many",
                        MOST.as(longest -> longest + 1),
                        "Your text is one token too long",
                        "how many tokens may be appended?"),
                new Mistake(
                        "end-not-written",
                        ANSWER.as((tokens, end) ->
                                tokens[tokens.length - 1] == end ? Arrays.copyOf(tokens, tokens.length - 1) : tokens),
                        "Your text lacks its end token",
                        "do you stop before or after appending it?"),
                new Mistake(
                        "start-not-written",
                        ANSWER.as((tokens, end) -> Arrays.copyOfRange(tokens, 1, tokens.length)),
                        "Your text lacks its start token",
                        "with which token does the answer begin?"));
    }

    static Case in(Sizes z) {
        int words = z.get("V");
        if (z.get("end") >= words) {
            throw new IllegalArgumentException("the end token is no token");
        }
        Tensor table = Tensor.randn(new Random(z.get("draw")), words, words)
                .map(v -> Math.round(200 * v - 200 * (z.get("draw") % 2)) / 100.0);
        return Case.empty()
                .with("table", table)
                .with("start", 1)
                .with("end", z.get("end"))
                .with("longest", z.get("longest"))
                .with("history", z.get("history") == 1);
    }

    static NextToken model(Case in) {
        return Tokens.model(in.tensor("table"), in.get("history", Boolean.class));
    }

    static String words(Case in) {
        return "start " + in.integer("start") + ", end " + in.integer("end") + ", longest " + in.integer("longest")
                + "; the model answers with the row of table "
                + (in.get("history", Boolean.class)
                        ? "that is the sum of the tokens, modulo "
                                + in.tensor("table").size(0)
                        : "of the last token");
    }

    private static GreedyDecoding algorithm(Choices choices) {
        return (model, start, end, longest) -> {
            int[] tokens = {start};
            int most = choices.of(MOST).of(longest);
            for (int t = 0; t < most; t++) {
                int next = choices.of(PICK).of(model.logits(choices.of(ASKED).of(tokens, start)));
                tokens = Tokens.append(tokens, next);
                if (choices.of(STOP).of(next, end, tokens)) {
                    break;
                }
            }
            return choices.of(ANSWER).of(tokens, end);
        };
    }

    private static int[] listed(NextToken model, int start, int end, int longest) {
        List<Integer> tokens = new ArrayList<>(List.of(start));
        int next = end - 1;
        while (next != end && tokens.size() <= longest) {
            double[] logits =
                    model.logits(tokens.stream().mapToInt(token -> token).toArray());
            double most = Arrays.stream(logits).max().orElseThrow();
            next = 0;
            while (logits[next] != most) {
                next++;
            }
            tokens.add(next);
        }
        return tokens.stream().mapToInt(token -> token).toArray();
    }

    private static int[] recursive(NextToken model, int start, int end, int longest) {
        return continued(model, new int[] {start}, end, longest);
    }

    private static int[] continued(NextToken model, int[] tokens, int end, int left) {
        if (left == 0 || (tokens.length > 1 && tokens[tokens.length - 1] == end)) {
            return tokens;
        }
        return continued(model, Tokens.append(tokens, Tokens.largest(model.logits(tokens))), end, left - 1);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface GreedyDecoding {
        /**
         * Returns the start token and what the decoder writes, the end token too if it comes.
         *
         * @param model   answers a logit for each token that may come next
         * @param start   the start token
         * @param end     the end token
         * @param longest how many tokens may be appended at most
         */
        int[] of(NextToken model, int start, int end, int longest);
    }

    /** What the model is asked. */
    private interface Asked {
        int[] of(int[] tokens, int start);
    }

    /** Which token is taken. */
    private interface Pick {
        int of(double... logits);
    }

    /** Whether the text is over. */
    private interface Stop {
        boolean of(int next, int end, int[] tokens);
    }

    /** How many tokens are appended at most. */
    private interface Most {
        int of(int longest);
    }

    /** What is returned. */
    private interface Answer {
        int[] of(int[] tokens, int end);
    }
}
