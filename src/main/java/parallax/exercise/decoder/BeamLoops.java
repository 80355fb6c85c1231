package parallax.exercise.decoder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.nn.decode.NextToken;

/** Beam search that asks for every decision: right, unless a choice is a mistake. */
final class BeamLoops {
    /** Logits to what is added to a text's sum. */
    static final Decision<Weigh> WEIGH = Decision.of("weigh", LossLoops::logSoftmax);

    /** The sum of a longer text. */
    static final Decision<Sum> SUM = Decision.of("sum", (before, more) -> before + more);

    /** The texts that go on, out of all longer ones. */
    static final Decision<Keep> KEEP = Decision.of("keep", (all, width, words) -> best(all, Text::sum, width));

    /** The tokens a longer text is made of. */
    static final Decision<Prefix> PREFIX = Decision.of("prefix", (own, first) -> own);

    /** Whether a text is over. */
    static final Decision<Over> OVER = Decision.of("over", (last, end) -> last == end);

    /** Whether the search ends before its time. */
    static final Decision<Early> EARLY = Decision.of("early", complete -> false);

    /** The texts the answer is chosen from. */
    static final Decision<Final> FINAL = Decision.of("final", (complete, beam) -> {
        List<Text> all = new ArrayList<>(complete);
        all.addAll(beam);
        return all;
    });

    /** What the answer is chosen by. */
    static final Decision<Score> SCORE = Decision.of("score", (sum, written) -> sum / written);

    private final Choices choices;

    BeamLoops(Choices choices) {
        this.choices = choices;
    }

    /**
     * A text, as far as it is written.
     *
     * @param tokens the start token and what follows
     * @param sum    of the logarithms of their probabilities
     */
    record Text(List<Integer> tokens, double sum) {
        int last() {
            return tokens.get(tokens.size() - 1);
        }
    }

    int[] search(NextToken model, int start, int end, int width, int longest) {
        List<Text> complete = new ArrayList<>();
        List<Text> beam = List.of(new Text(List.of(start), 0));
        for (int t = 0; t < longest && !beam.isEmpty(); t++) {
            List<Text> all = longer(model, beam);
            List<Text> next = new ArrayList<>();
            for (Text text : choices.of(KEEP).of(all, width, all.size() / beam.size())) {
                (choices.of(OVER).of(text.last(), end) ? complete : next).add(text);
            }
            beam = next;
            if (choices.of(EARLY).of(complete)) {
                break;
            }
        }
        List<Text> candidates = choices.of(FINAL).of(complete, beam);
        if (candidates.isEmpty()) {
            return new int[] {start};
        }
        Text answer = best(candidates, text -> choices.of(SCORE).of(text.sum, text.tokens.size() - 1), 1)
                .get(0);
        return array(answer.tokens);
    }

    private List<Text> longer(NextToken model, List<Text> beam) {
        List<Text> all = new ArrayList<>();
        for (Text text : beam) {
            double[] weights = choices.of(WEIGH).of(model.logits(array(text.tokens)));
            for (int k = 0; k < weights.length; k++) {
                List<Integer> tokens = new ArrayList<>(choices.of(PREFIX).of(text.tokens, beam.get(0).tokens));
                tokens.add(k);
                all.add(new Text(tokens, choices.of(SUM).of(text.sum, weights[k])));
            }
        }
        return all;
    }

    /** Returns the best, of equals the first. */
    static List<Text> best(List<Text> all, ToScore score, int width) {
        return all.stream()
                .sorted(Comparator.comparingDouble((Text text) -> -score.of(text)))
                .limit(width)
                .toList();
    }

    /** Returns the best longer text of each text alone. */
    static List<Text> bestOfEach(List<Text> all, int width, int words) {
        if (all.size() == words) {
            return best(all, Text::sum, width); // there is only the start: the beam begins here
        }
        List<Text> kept = new ArrayList<>();
        for (int from = 0; from < all.size() / words; from++) {
            kept.addAll(best(all.subList(from * words, (from + 1) * words), Text::sum, 1));
        }
        return kept;
    }

    private static int[] array(List<Integer> tokens) {
        return tokens.stream().mapToInt(token -> token).toArray();
    }

    /** What is made of logits. */
    interface Weigh {
        double[] of(double... logits);
    }

    /** How sums grow. */
    interface Sum {
        double of(double before, double more);
    }

    /** Which texts go on. */
    interface Keep {
        List<Text> of(List<Text> all, int width, int words);
    }

    /** What a longer text begins with: of its own text's tokens and those of the beam's first. */
    interface Prefix {
        List<Integer> of(List<Integer> own, List<Integer> first);
    }

    /** Whether a text is over. */
    interface Over {
        boolean of(int last, int end);
    }

    /** Whether the search is. */
    interface Early {
        boolean of(List<Text> complete);
    }

    /** What the answer is chosen from. */
    interface Final {
        List<Text> of(List<Text> complete, List<Text> beam);
    }

    /** How a text is ranked at the end, given its sum and the number of tokens after the start. */
    interface Score {
        double of(double sum, int written);
    }

    /** A text's score. */
    interface ToScore {
        double of(Text text);
    }
}
