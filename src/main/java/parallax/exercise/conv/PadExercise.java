package parallax.exercise.conv;

import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** A frame of zeros around an image. */
public final class PadExercise {
    private static final Decision<IntUnaryOperator> MORE_ROWS = Decision.of("rows added", m -> 2 * m);
    private static final Decision<IntUnaryOperator> MORE_COLUMNS = Decision.of("columns added", m -> 2 * m);
    private static final Decision<IntUnaryOperator> DOWN = Decision.of("shift down", m -> m);
    private static final Decision<IntUnaryOperator> RIGHT = Decision.of("shift right", m -> m);
    private static final Decision<IntUnaryOperator> FIRST = Decision.of("first row and column copied", n -> 0);
    private static final Decision<IntUnaryOperator> END = Decision.of("end of the rows and columns copied", n -> n);

    /** The exercise. */
    public static final Exercise<Pad> EXERCISE = Exercise.named("pad", Pad.class)
            .call("padded", (f, in) -> f.pad(in.tensor("x"), in.integer("m")))
            .reference(algorithm(Choices.right()))
            .cases(
                    Sizes.of("H=1 W=1 m=0"),
                    z -> Case.empty()
                            .with("x", Entries.halves(1, z.get("H"), z.get("W")))
                            .with("m", z.get("m")))
            .labels(Map.of("H", "height", "W", "width"))
            .probe("a square, m 1", "H=3 W=3 m=1")
            .probe("wider than high, m 1", "H=2 W=4 m=1")
            .probe("higher than wide, m 2", "H=5 W=3 m=2")
            .probe("one cell, m 3", "m=3")
            .probe("m 0", "H=2 W=3")
            .mistakes(PadExercise::algorithm, mistakes())
            .wrong(
                    "border-repeated",
                    PadExercise::borderRepeated,
                    "Your frame repeats the entries at the image's border",
                    "which number should stand in every cell of the frame?")
            .wrong(
                    "rows-columns-swapped",
                    PadExercise::turned,
                    "Your output is right but for its rows and columns, which have changed places",
                    "which axis of x is its height, and which axis of your result?")
            .wrong(
                    "square-assumed",
                    PadExercise::square,
                    "Your code takes the image to be square",
                    "x.size(0) is the height: what is the width?")
            .wrong(
                    "not-copied",
                    (x, m) -> Tensor.zeros(x.size(0) + 2 * m, x.size(1) + 2 * m),
                    "Your output has the right shape and holds nothing but zeros",
                    "where do the entries of x go?")
            .wrong(
                    "unchanged",
                    (x, m) -> x.copy(),
                    "Your output is x as it came",
                    "how many rows and columns should be there, once m zeros stand at every side?")
            .right("asking for each cell of the frame", PadExercise::gathered)
            .right("copying whole rows of the data", PadExercise::byRows)
            .hints(
                    "Make a larger Tensor first: Tensor.zeros(rows, columns) is all zeros already.",
                    "How many rows does it need, with m zeros above and m below? Then copy x into it with two loops.",
                    "The entry in row i and column j of x moves down and to the right: by how much?")
            .build();

    private PadExercise() {}

    private static Pad algorithm(Choices choices) {
        return (x, m) -> {
            int height = x.size(0);
            int width = x.size(1);
            Tensor y = Tensor.zeros(
                    height + choices.of(MORE_ROWS).applyAsInt(m),
                    width + choices.of(MORE_COLUMNS).applyAsInt(m));
            IntUnaryOperator first = choices.of(FIRST);
            IntUnaryOperator end = choices.of(END);
            for (int i = first.applyAsInt(height); i < end.applyAsInt(height); i++)
                for (int j = first.applyAsInt(width); j < end.applyAsInt(width); j++) {
                    y.set(
                            x.get(i, j),
                            i + choices.of(DOWN).applyAsInt(m),
                            j + choices.of(RIGHT).applyAsInt(m));
                }
            return y;
        };
    }

    private static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "not-shifted",
                        DOWN.as(m -> 0).with(RIGHT, m -> 0),
                        "Your image stands in the top left corner, with all the zeros below and to its right",
                        "the size is right: to which row and column does x[0,0] belong?"),
                new Mistake(
                        "top-left-only",
                        MORE_ROWS.as(m -> m).with(MORE_COLUMNS, m -> m),
                        "Your zeros stand above and to the left only",
                        "how many rows are there in all, with m zeros above and m below?"),
                new Mistake(
                        "bottom-right-only",
                        MORE_ROWS
                                .as(m -> m)
                                .with(MORE_COLUMNS, m -> m)
                                .with(DOWN, m -> 0)
                                .with(RIGHT, m -> 0),
                        "Your zeros stand below and to the right only",
                        "how many sides has an image, and on how many of them do you add zeros?"),
                new Mistake(
                        "rows-only",
                        MORE_COLUMNS.as(m -> 0).with(RIGHT, m -> 0),
                        "Your zeros stand above and below only",
                        "what about the left and the right side?"),
                new Mistake(
                        "columns-only",
                        MORE_ROWS.as(m -> 0).with(DOWN, m -> 0),
                        "Your zeros stand left and right only",
                        "what about the top and the bottom?"),
                new Mistake(
                        "always-one",
                        MORE_ROWS
                                .as(m -> 2)
                                .with(MORE_COLUMNS, m -> 2)
                                .with(DOWN, m -> 1)
                                .with(RIGHT, m -> 1),
                        "Your frame is always one cell wide",
                        "where does your code use m?"),
                new Mistake(
                        "last-missed",
                        END.as(n -> n - 1),
                        "The last row and column of the image are missing in your output",
                        "at which index does each of your loops stop?"),
                new Mistake(
                        "first-missed",
                        FIRST.as(n -> 1),
                        "The first row and column of the image are missing in your output",
                        "at which index does each of your loops start?"));
    }

    private static Tensor borderRepeated(Tensor x, int m) {
        Tensor y = Tensor.zeros(x.size(0) + 2 * m, x.size(1) + 2 * m);
        for (int i = 0; i < y.size(0); i++)
            for (int j = 0; j < y.size(1); j++) {
                int u = Math.min(Math.max(i - m, 0), x.size(0) - 1);
                int v = Math.min(Math.max(j - m, 0), x.size(1) - 1);
                y.set(x.get(u, v), i, j);
            }
        return y;
    }

    private static Tensor turned(Tensor x, int m) {
        Tensor y = Tensor.zeros(x.size(1) + 2 * m, x.size(0) + 2 * m);
        for (int i = 0; i < x.size(0); i++)
            for (int j = 0; j < x.size(1); j++) {
                y.set(x.get(i, j), j + m, i + m);
            }
        return y;
    }

    private static Tensor square(Tensor x, int m) {
        int n = x.size(0);
        Tensor y = Tensor.zeros(n + 2 * m, n + 2 * m);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                y.set(x.get(i, j), i + m, j + m);
            }
        return y;
    }

    private static Tensor gathered(Tensor x, int m) {
        Tensor y = Tensor.zeros(x.size(0) + 2 * m, x.size(1) + 2 * m);
        for (int j = 0; j < y.size(1); j++)
            for (int i = 0; i < y.size(0); i++) {
                boolean frame = i < m || j < m || i >= x.size(0) + m || j >= x.size(1) + m;
                y.set(frame ? 0 : x.get(i - m, j - m), i, j);
            }
        return y;
    }

    private static Tensor byRows(Tensor x, int m) {
        int width = x.size(1) + 2 * m;
        double[] data = new double[(x.size(0) + 2 * m) * width];
        for (int i = 0; i < x.size(0); i++) {
            System.arraycopy(x.data(), i * x.size(1), data, (i + m) * width + m, x.size(1));
        }
        return Tensor.of(new int[] {x.size(0) + 2 * m, width}, data);
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Pad {
        /**
         * Returns x with m zeros on each of its four sides.
         *
         * @param x (H, W). Not modified.
         */
        Tensor pad(Tensor x, int m);
    }
}
