package parallax.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How the features of tokens are cut into heads: which numbers move where, and what a reshape alone would give. */
public final class HeadsFigure {
    private final int tokens;
    private final int heads;
    private final int size;
    private final int features;

    private HeadsFigure(int tokens, int features, int heads) {
        if (tokens < 1 || heads < 1 || features < 1) {
            throw new IllegalArgumentException(
                    "tokens, features and heads must be at least 1, are " + tokens + ", " + features + " and " + heads);
        }
        if (features % heads != 0) {
            throw new IllegalArgumentException(features + " features cannot be cut into " + heads + " equal heads");
        }
        this.tokens = tokens;
        this.heads = heads;
        this.features = features;
        this.size = features / heads;
    }

    /**
     * Returns the split of x (T, E) into heads (h, T, E/h), a token and a head at a time, and a reshape to the same shape at the end. Each
     * entry is the number of its token and that of its feature, so that it says where it comes from: 13 is feature 3 of token 1.
     *
     * @param tokens   T
     * @param features E, a multiple of the heads, at most 10
     * @param heads    h
     * @throws IllegalArgumentException if a number is less than 1, or the features cannot be cut into so many heads
     */
    public static StepsFigure split(int tokens, int features, int heads) {
        return new HeadsFigure(tokens, features, heads).steps();
    }

    private StepsFigure steps() {
        StepsFigure figure = StepsFigure.of("Features cut into heads").jumping(tokens, "head");
        List<List<List<String>>> filled = empty();
        for (int n = 0; n < heads; n++)
            for (int t = 0; t < tokens; t++) {
                Grid from = tokensGrid();
                for (int d = 0; d < size; d++) {
                    from = from.mark(Grid.Mark.HOT, t, n * size + d);
                    filled.get(n).get(t).set(d, text(t, n * size + d));
                }
                figure = figure.step(
                        "Head " + n + " takes " + features(n) + " of token " + t + ".", with(from, filled, n, t));
            }
        return figure.step(
                "A reshape moves nothing: it cuts the numbers as they lie in memory, token after token. So "
                        + reshapedHead() + ".",
                with(tokensGrid(), reshaped(), -1, -1));
    }

    private String features(int n) {
        return size == 1 ? "feature " + n : "features " + n * size + " to " + ((n + 1) * size - 1);
    }

    private String reshapedHead() {
        List<Integer> whose = IntStream.range(0, tokens * size)
                .mapToObj(k -> k / features)
                .distinct()
                .toList();
        return "head 0 would get numbers of "
                + (whose.size() == 1 ? "token 0 alone" : "tokens 0 to " + whose.get(whose.size() - 1) + " alone");
    }

    private Grid tokensGrid() {
        List<List<String>> rows = IntStream.range(0, tokens)
                .mapToObj(t ->
                        IntStream.range(0, features).mapToObj(e -> text(t, e)).toList())
                .toList();
        return Grid.words("x", rows).rows(names("token", tokens)).columns(names("", features));
    }

    // Beside x a grid for each head, the one that is filled now marked.
    private Grid[] with(Grid from, List<List<List<String>>> filled, int now, int token) {
        List<Grid> grids = new ArrayList<>(List.of(from));
        for (int n = 0; n < heads; n++) {
            Grid head = Grid.words("head " + n, filled.get(n)).rows(names("", tokens));
            for (int d = 0; n == now && d < size; d++) {
                head = head.mark(Grid.Mark.NOW, token, d);
            }
            grids.add(head);
        }
        return grids.toArray(Grid[]::new);
    }

    private List<List<List<String>>> empty() {
        List<List<List<String>>> all = new ArrayList<>();
        for (int n = 0; n < heads; n++) {
            List<List<String>> head = new ArrayList<>();
            for (int t = 0; t < tokens; t++) {
                head.add(new ArrayList<>(java.util.Collections.nCopies(size, "·")));
            }
            all.add(head);
        }
        return all;
    }

    private List<List<List<String>>> reshaped() {
        List<List<List<String>>> all = empty();
        for (int k = 0; k < tokens * features; k++) {
            all.get(k / size / tokens).get(k / size % tokens).set(k % size, text(k / features, k % features));
        }
        return all;
    }

    private static List<String> names(String what, int count) {
        return IntStream.range(0, count).mapToObj(k -> (what + " " + k).strip()).toList();
    }

    private static String text(int token, int feature) {
        return token + "" + feature;
    }
}
