package parallax.exercise.decoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.decode.BeamSearch;
import parallax.nn.decode.NextToken;

/** Writing several texts at once, and taking the best in the end. */
public final class BeamSearchExercise {
    /** The exercise. */
    public static final Exercise<Search> EXERCISE = Exercise.named("beamSearch", Search.class)
            .call(
                    "tokens",
                    (f, in) -> Tokens.tensor(f.of(
                            GreedyExercise.model(in),
                            in.integer("start"),
                            in.integer("end"),
                            in.integer("width"),
                            in.integer("longest"))))
            .reference((model, start, end, width, longest) -> new BeamSearch(end, width, 1)
                    .decode(model, new int[] {start}, longest)
                    .get(0)
                    .tokens())
            .cases(Sizes.of("V=3 width=1 longest=1 end=2 draw=0 history=0"), BeamSearchExercise::in)
            .labels(labels())
            .settings(in -> "width " + in.integer("width") + ", " + GreedyExercise.words(in))
            .probe("a beam of one is greedy", "V=5 longest=4 draw=8")
            .probe("a beam of two", "V=5 width=2 longest=3 draw=2")
            .probe("a beam of three", "V=7 width=3 longest=5 draw=8")
            .probe("the best text has its end token", "V=4 width=3 longest=3 end=0 draw=22 history=1")
            .probe("the best text is the longest", "V=4 width=2 longest=6 end=0 draw=2 history=1")
            .mistakes(choices -> new BeamLoops(choices)::search, mistakes())
            .right("with a sorted map of sums", BeamSearchExercise::mapped)
            .right("in float", BeamSearchExercise::inFloat)
            .hints(
                    "Keep a list of texts and the sum of ln p of each. Every round, make all texts that are one token longer.",
                    "Of all these, from all texts of the beam together, keep the width best. Those of them that end in end leave the beam for a list of "
                            + "complete ones.",
                    "After longest rounds, or when the beam is empty, put the complete and the unfinished texts together, and return the one with the "
                            + "largest sum / (tokens.length - 1).")
            .build();

    private BeamSearchExercise() {}

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>(GreedyExercise.LABELS);
        labels.put("width", "width");
        return labels;
    }

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "width-ignored",
                        BeamLoops.KEEP.as((all, width, words) -> BeamLoops.best(all, BeamLoops.Text::sum, 1)),
                        "Your beam holds one text alone, as greedy decoding does",
                        "how many of the longer texts go on?",
                        true),
                new Mistake(
                        "one-too-many",
                        BeamLoops.KEEP.as((all, width, words) -> BeamLoops.best(all, BeamLoops.Text::sum, width + 1)),
                        "Your beam holds one text more than it should",
                        "how many of the longer texts go on?"),
                new Mistake(
                        "all-kept",
                        BeamLoops.KEEP.as((all, width, words) -> BeamLoops.best(all, BeamLoops.Text::sum, 500)),
                        "Your beam keeps every text there can be",
                        "how many of the longer texts go on?"),
                new Mistake(
                        "best-of-each",
                        BeamLoops.KEEP.as(BeamLoops::bestOfEach),
                        "Each of your texts goes on with its own best token, and none gives way to another's second best",
                        "do the longer texts of all the beam compete together, or each with its own siblings?"),
                new Mistake(
                        "worst-kept",
                        BeamLoops.KEEP.as((all, width, words) -> BeamLoops.best(all, text -> -text.sum(), width)),
                        "Your beam keeps the unlikeliest texts",
                        "is a larger sum better or worse, and does your sort begin with the larger?"),
                new Mistake(
                        "beams-mixed",
                        BeamLoops.PREFIX.as((own, first) -> first),
                        "Your longer texts all begin as the best text of the beam does",
                        "whose tokens come before the new one?"),
                new Mistake(
                        "last-alone",
                        BeamLoops.SUM.as((before, more) -> more),
                        "Your texts are ranked by their last token alone",
                        "where is the likelihood of the tokens before?"),
                new Mistake(
                        "probabilities-added",
                        BeamLoops.WEIGH.as(LossLoops::softmax),
                        "Your sums are of probabilities, not of their logarithms",
                        "probabilities of one thing after another multiply: what may be added instead?"),
                new Mistake(
                        "logits-added",
                        BeamLoops.WEIGH.as(logits -> logits),
                        "Your sums are of logits",
                        "logits of two different rows cannot be compared: what makes them logarithms of probabilities?"),
                new Mistake(
                        "end-ignored",
                        BeamLoops.OVER.as((last, end) -> false),
                        "Your texts go on after their end token",
                        "which texts leave the beam?",
                        true),
                new Mistake(
                        "first-complete",
                        BeamLoops.EARLY.as(complete -> !complete.isEmpty()),
                        "Your search ends as soon as a text is complete",
                        "may a text that is still being written become better than the first complete one?"),
                new Mistake(
                        "unfinished-forgotten",
                        BeamLoops.FINAL.as((complete, beam) -> complete.isEmpty() ? beam : complete),
                        "Your answer is always a complete text, even where an unfinished one is better",
                        "which texts are compared in the end?"),
                new Mistake(
                        "complete-forgotten",
                        BeamLoops.FINAL.as((complete, beam) -> beam.isEmpty() ? complete : beam),
                        "Your answer is always an unfinished text, if there is one",
                        "which texts are compared in the end?"),
                new Mistake(
                        "not-normalised",
                        BeamLoops.SCORE.as((sum, written) -> sum),
                        "Your search prefers short texts",
                        "every token makes a sum of logarithms smaller: by what do you divide in the end?",
                        true),
                new Mistake(
                        "start-counted",
                        BeamLoops.SCORE.as((sum, written) -> sum / (written + 1)),
                        "Your sums are divided by the number of all tokens, the start token included",
                        "for how many tokens was the model asked?"),
                new Mistake(
                        "multiplied",
                        BeamLoops.SCORE.as((sum, written) -> sum * written),
                        "Your sums are multiplied by the length",
                        "what does a mean do with a sum?"));
    }

    private static Case in(Sizes z) {
        return GreedyExercise.in(z).with("width", z.get("width"));
    }

    private static int[] mapped(NextToken model, int start, int end, int width, int longest) {
        Map<List<Integer>, Double> beam = Map.of(List.of(start), 0.0);
        Map<List<Integer>, Double> scores = new LinkedHashMap<>();
        for (int left = longest; left > 0; left--) {
            Map<List<Integer>, Double> longer = new LinkedHashMap<>();
            beam.forEach((text, sum) -> {
                double[] logits =
                        model.logits(text.stream().mapToInt(token -> token).toArray());
                double total = Arrays.stream(logits).map(Math::exp).sum();
                for (int k = 0; k < logits.length; k++) {
                    List<Integer> tokens = new ArrayList<>(text);
                    tokens.add(k);
                    longer.put(tokens, sum + Math.log(Math.exp(logits[k]) / total));
                }
            });
            int round = left;
            Map<List<Integer>, Double> next = new LinkedHashMap<>();
            longer.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(width)
                    .forEach(e -> {
                        boolean over = e.getKey().get(e.getKey().size() - 1) == end;
                        if (over || round == 1) {
                            scores.put(e.getKey(), e.getValue() / (e.getKey().size() - 1));
                        }
                        if (!over) {
                            next.put(e.getKey(), e.getValue());
                        }
                    });
            beam = next;
        }
        List<Integer> best = scores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return best.stream().mapToInt(token -> token).toArray();
    }

    private static int[] inFloat(NextToken model, int start, int end, int width, int longest) {
        NextToken rounded = tokens ->
                Arrays.stream(model.logits(tokens)).map(v -> (float) v).toArray();
        return new BeamLoops(BeamLoops.SUM.as((before, more) -> (float) (before + more)))
                .search(rounded, start, end, width, longest);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Search {
        /**
         * Returns the start token and what follows, of the text whose ln p has the largest mean over what follows.
         *
         * @param model   answers a logit for each token that may come next
         * @param start   the start token
         * @param end     the end token
         * @param width   how many texts go on in each round
         * @param longest how many tokens may be appended at most
         */
        int[] of(NextToken model, int start, int end, int width, int longest);
    }
}
