package parallax.figure;

import java.util.ArrayList;
import java.util.List;
import parallax.display.Displayable;
import parallax.display.Html;
import parallax.display.MimeBundle;
import parallax.tensor.Arguments;

/**
 * A picture in steps, each of them grids and a sentence: a window that slides, a recurrence unrolled, a map of attention row by row.
 *
 * <pre>{@code
 * Tensor x = Tensor.matrix(new double[] {1, 2}, new double[] {3, 4});
 * StepsFigure figure = StepsFigure.of("The largest of four")
 *         .step("1 is the largest so far.", Grid.of("x", x).mark(Grid.Mark.HOT, 0, 0))
 *         .step("2 is larger.", Grid.of("x", x).mark(Grid.Mark.HOT, 0, 1));
 * }</pre>
 *
 * <p>In a notebook it is worked with the mouse or the keyboard (right and left arrow: one step; down and up: a larger one; Home, End;
 * space: play). It needs no server and nothing from elsewhere; without scripts its first step is shown, and its plain text has
 * them all. Immutable: {@link #step} returns another figure.
 */
public final class StepsFigure implements Displayable {
    /** More would make the notebook heavy: a cell is some 60 bytes. */
    private static final int MAX_CELLS = 12_000;

    private final String title;
    private final List<Step> steps;
    private final int jump;
    private final String jumpName;

    private record Step(String say, List<Grid> grids) {}

    private StepsFigure(String title, List<Step> steps, int jump, String jumpName) {
        this.title = title;
        this.steps = steps;
        this.jump = jump;
        this.jumpName = jumpName;
    }

    /** Returns a figure without steps. */
    public static StepsFigure of(String title) {
        return new StepsFigure(Arguments.given("title", title), List.of(), 1, "step");
    }

    /**
     * Adds a step.
     *
     * @param say   one sentence that says what is seen
     * @param grids side by side
     * @throws IllegalArgumentException if the figure would have more than 12,000 cells in all
     */
    public StepsFigure step(String say, Grid... grids) {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(Arguments.given("say", say), List.of(grids)));
        int cells = more.stream()
                .flatMap(step -> step.grids().stream())
                .mapToInt(Grid::size)
                .sum();
        if (cells > MAX_CELLS) {
            throw new IllegalArgumentException("\"" + title + "\" would have " + cells + " cells in " + more.size()
                    + " steps, at most " + MAX_CELLS + " can be drawn: try fewer steps or smaller grids");
        }
        return new StepsFigure(title, more, jump, jumpName);
    }

    /**
     * Says what the keys down and up go to: every so many steps something begins.
     *
     * @param steps how many steps one has
     * @param name  what it is, in one word: "output", "token"
     */
    public StepsFigure jumping(int steps, String name) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, is " + steps);
        }
        return new StepsFigure(title, this.steps, steps, Arguments.given("name", name));
    }

    @Override
    public MimeBundle display() {
        if (steps.isEmpty()) {
            return MimeBundle.text(title + ": no steps");
        }
        boolean still = steps.size() == 1; // has nothing to step through
        StringBuilder html = new StringBuilder(
                still
                        ? FigureParts.openStill(title)
                        : FigureParts.open("px-steps", title, "data-jump=\"" + jump + "\""));
        for (int k = 0; k < steps.size(); k++) {
            Step step = steps.get(k);
            html.append("<div class=\"px-step\"")
                    .append(k == 0 ? "" : " hidden")
                    .append(" data-say=\"")
                    .append(Html.escape(step.say()))
                    .append("\">");
            step.grids().forEach(grid -> html.append(grid.html()));
            html.append("</div>");
        }
        html.append("<div class=\"px-say\" aria-live=\"polite\">")
                .append(Html.escape(steps.get(0).say()))
                .append("</div>")
                .append(
                        still
                                ? FigureParts.closeStill("The same in words", toString())
                                : FigureParts.controls(jumpName, "")
                                        + FigureParts.close("All steps in words", toString(), "steps.js"));
        return MimeBundle.text(toString()).with(MimeBundle.HTML, html.toString());
    }

    /** Returns the sentences of all steps; the grids of the first and the last. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(title);
        for (int k = 0; k < steps.size(); k++) {
            out.append("\n\n").append(k + 1).append(". ").append(steps.get(k).say());
            if (k == 0 || k == steps.size() - 1) {
                steps.get(k).grids().forEach(grid -> out.append("\n\n").append(grid.text()));
            }
        }
        return out.toString();
    }
}
