package parallax.display;

import java.util.Locale;

/**
 * A bar for work that says itself how far it is: done, how fast, and how long it will still take.
 *
 * <p>It is drawn anew a few times a second at most, so it costs a tight loop little.
 */
public final class ProgressBar {
    private static final long REDRAW_NANOS = 250_000_000;
    private static final int WIDTH = 30;

    private final long from;
    private final long total;
    private final long start = System.nanoTime();
    private final String id;
    private long drawn = start;

    private ProgressBar(long from, long total) {
        this.from = from;
        this.total = total;
        id = Display.display(bar(from, ""));
    }

    /**
     * Draws a bar.
     *
     * @param from  how much was done before, which took no time that counts
     * @param total how much there is to do, what was done before included
     */
    public static ProgressBar start(long from, long total) {
        return new ProgressBar(from, total);
    }

    /** Says how much is done, with a note behind it, e.g. the loss. */
    public void at(long done, String note) {
        if (System.nanoTime() - drawn > REDRAW_NANOS) {
            draw(done, note);
        }
    }

    /** Draws the bar for the last time. */
    public void end(long done, String note) {
        draw(done, note);
    }

    private void draw(long done, String note) {
        drawn = System.nanoTime();
        Display.updateDisplay(id, bar(done, note));
    }

    private Html bar(long done, String note) {
        int filled = total == 0 ? WIDTH : (int) (WIDTH * done / total);
        String words = words(done, (System.nanoTime() - start) / 1e9) + (note.isEmpty() ? "" : ", " + note);
        return new Html(
                "<progress value=\"" + done + "\" max=\"" + Math.max(1, total)
                        + "\" aria-label=\"progress\"></progress> " + Html.escape(words),
                "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + words);
    }

    /** Returns "30 of 100, 2.0 s, 15.0/s, 4.7 s left"; the speed and the rest once there is something to tell them by. */
    private String words(long done, double seconds) {
        String words = String.format(Locale.ROOT, "%d of %d, %.1f s", done, total, seconds);
        if (done == from || seconds == 0) {
            return words;
        }
        double perSecond = (done - from) / seconds;
        words += String.format(Locale.ROOT, ", %.1f/s", perSecond);
        return done == total ? words : words + String.format(Locale.ROOT, ", %.1f s left", (total - done) / perSecond);
    }
}
