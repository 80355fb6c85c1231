package parallax.exercise.diagnosis;

import parallax.display.Displayable;
import parallax.display.MimeBundle;

/**
 * One hint for an exercise.
 *
 * @param exercise the exercise's name
 * @param level    1 for the first
 * @param levels   how many there are
 * @param text     the hint
 */
public record Hint(String exercise, int level, int levels, String text) implements Displayable {
    /**
     * Returns the hint of a level.
     *
     * @throws IllegalArgumentException if the exercise has no hint of that level
     */
    public static Hint of(Exercise<?> exercise, int level) {
        int levels = exercise.hints().size();
        if (level < 1 || level > levels) {
            throw new IllegalArgumentException(
                    exercise.name() + " has hints 1 to " + levels + ", there is no hint " + level);
        }
        return new Hint(exercise.name(), level, levels, exercise.hints().get(level - 1));
    }

    @Override
    public MimeBundle display() {
        String html = "<div style=\"border-left:4px solid #4c78c8;padding:2px 0 2px 12px;max-width:60em\"><strong>"
                + Html.escape(title()) + "</strong><div>" + Html.escape(text) + "</div>"
                + (next().isEmpty() ? "" : "<div><small>" + Html.escape(next()) + "</small></div>") + "</div>";
        return MimeBundle.text(toString()).with(MimeBundle.HTML, html);
    }

    @Override
    public String toString() {
        return title() + "\n" + text + (next().isEmpty() ? "" : "\n" + next());
    }

    private String title() {
        return exercise + ", hint " + level + " of " + levels;
    }

    private String next() {
        return level == levels ? "" : "To go further: Check.hint(\"" + exercise + "\", " + (level + 1) + ")";
    }
}
