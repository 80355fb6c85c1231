package parallax.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import parallax.display.NumberText;
import parallax.nn.activation.NaiveLogSoftmax;
import parallax.nn.decode.BeamSearch;
import parallax.nn.decode.NextToken;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/** Beam search to step through: what every text could become, which of these go on, and which is the best in the end. */
public final class BeamFigure {
    private final NextToken model;
    private final List<String> words;
    private final BeamSearch search;

    private BeamFigure(NextToken model, List<String> words, BeamSearch search) {
        this.model = Arguments.given("model", model);
        this.words = List.copyOf(Arguments.given("words", words));
        this.search = Arguments.given("search", search);
    }

    /**
     * Returns the picture: a step for each round, and one for the choice at the end.
     *
     * @param model   answers a logit for each word
     * @param words   the names of the tokens, in order
     * @param search  its width, end token and length penalty
     * @param start   the start token
     * @param longest how many tokens may follow it
     * @throws IllegalArgumentException if the model answers another number of logits than there are words, or longest is less than 1
     */
    public static StepsFigure of(NextToken model, List<String> words, BeamSearch search, int start, int longest) {
        if (longest < 1) {
            throw new IllegalArgumentException("longest must be at least 1, is " + longest);
        }
        return new BeamFigure(model, words, search).steps(start, longest);
    }

    private record Text(List<Integer> tokens, double sum) {
        Text and(int token, double logP) {
            List<Integer> longer = new ArrayList<>(tokens);
            longer.add(token);
            return new Text(longer, sum + logP);
        }

        int last() {
            return tokens.get(tokens.size() - 1);
        }
    }

    private StepsFigure steps(int start, int longest) {
        StepsFigure figure = StepsFigure.of("Beam search, width " + search.width());
        List<Text> beam = List.of(new Text(List.of(start), 0));
        List<Text> complete = new ArrayList<>();
        for (int t = 0; t < longest && !beam.isEmpty(); t++) {
            List<Text> all = longer(beam);
            List<Text> kept = all.stream()
                    .sorted(Comparator.comparingDouble((Text text) -> -text.sum))
                    .limit(search.width())
                    .toList();
            figure = figure.step(sentence(kept), grid(beam, all, kept));
            complete.addAll(kept.stream().filter(this::isOver).toList());
            beam = kept.stream().filter(text -> !isOver(text)).toList();
        }
        complete.addAll(beam);
        return choice(figure, complete);
    }

    private List<Text> longer(List<Text> beam) {
        List<Text> all = new ArrayList<>();
        for (Text text : beam) {
            double[] logits =
                    model.logits(text.tokens.stream().mapToInt(token -> token).toArray());
            if (logits.length != words.size()) {
                throw new IllegalArgumentException(
                        "there are " + words.size() + " words, the model answers " + logits.length + " logits");
            }
            double[] logP =
                    new NaiveLogSoftmax(0).forward(Tensor.vector(logits)).data();
            for (int k = 0; k < logP.length; k++) {
                all.add(text.and(k, logP[k]));
            }
        }
        return all;
    }

    private Grid grid(List<Text> beam, List<Text> all, List<Text> kept) {
        List<List<String>> cells = new ArrayList<>();
        for (int row = 0; row < beam.size(); row++) {
            cells.add(all.subList(row * words.size(), (row + 1) * words.size()).stream()
                    .map(text -> number(text.sum))
                    .toList());
        }
        Grid grid = Grid.words("sum of ln p, if this word comes next", cells)
                .rows(beam.stream().map(this::written).toList())
                .columns(words);
        for (int n = 0; n < all.size(); n++) {
            if (kept.contains(all.get(n))) {
                Grid.Mark mark = isOver(all.get(n)) ? Grid.Mark.DONE : Grid.Mark.HOT;
                grid = grid.mark(mark, n / words.size(), n % words.size());
            }
        }
        return grid;
    }

    private String sentence(List<Text> kept) {
        return "Of all longer texts these are kept: "
                + kept.stream()
                        .map(text -> written(text) + " (" + number(text.sum) + (isOver(text) ? ", complete" : "") + ")")
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private StepsFigure choice(StepsFigure figure, List<Text> texts) {
        List<Text> ranked = texts.stream()
                .sorted(Comparator.comparingDouble((Text text) -> -score(text)))
                .toList();
        Grid grid = Grid.words(
                        "the texts in the end",
                        ranked.stream()
                                .map(text ->
                                        List.of(number(text.sum), Integer.toString(length(text)), number(score(text))))
                                .toList())
                .rows(ranked.stream().map(this::written).toList())
                .columns(List.of("sum", "length", "score"))
                .mark(Grid.Mark.HOT, 0, 2);
        return figure.step(
                "Each sum is divided by its length"
                        + (search.lengthPenalty() == 1 ? "" : " to the power " + NumberText.of(search.lengthPenalty()))
                        + ". The best is " + written(ranked.get(0)) + ".",
                grid);
    }

    private double score(Text text) {
        return text.sum / Math.pow(length(text), search.lengthPenalty());
    }

    private static int length(Text text) {
        return text.tokens.size() - 1;
    }

    private boolean isOver(Text text) {
        return text.last() == search.end();
    }

    private String written(Text text) {
        return text.tokens.stream().map(words::get).collect(Collectors.joining(" "));
    }

    private static String number(double x) {
        return Double.isInfinite(x) ? "-∞" : NumberText.of(Math.round(100 * x) / 100.0);
    }
}
