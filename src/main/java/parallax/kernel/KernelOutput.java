package parallax.kernel;

import parallax.display.MimeBundle;
import parallax.session.SessionOutput;

/** Publishes what cells print and display, up to what a browser can bear; what is beyond is counted and said. */
final class KernelOutput implements SessionOutput {
    /** A million lines of an ordinary length pass; a loop that prints for ever does not choke the page. */
    private static final long LIMIT_CHARACTERS = 16_000_000;

    /** Each is an element of the page for itself. */
    private static final int LIMIT_DISPLAYS = 10_000;

    /** Updates, and clearing, leave the page as small as it was: an hour of an animation passes. */
    private static final int LIMIT_CHANGES = 100_000;

    private final Publisher publisher;
    private long printed;
    private int displayed;
    private int changed;

    KernelOutput(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Starts counting again for a new cell. */
    synchronized void newCell() {
        printed = 0;
        displayed = 0;
        changed = 0;
    }

    /** Shows a value under an id. */
    synchronized void display(String id, MimeBundle bundle) {
        displayed++;
        if (isWithin(LIMIT_DISPLAYS, displayed, "displayed more than " + LIMIT_DISPLAYS + " values")) {
            publisher.display(id, bundle, false);
        }
    }

    /** Shows a value in place of another. */
    synchronized void update(String id, MimeBundle bundle) {
        if (mayChange()) {
            publisher.display(id, bundle, true);
        }
    }

    /** Removes the cell's output, so that there is room for as much again. */
    synchronized void clear(boolean wait) {
        if (mayChange()) {
            displayed = 0;
            publisher.clear(wait);
        }
    }

    private boolean mayChange() {
        changed++;
        return isWithin(LIMIT_CHANGES, changed, "changed what it displays more than " + LIMIT_CHANGES + " times");
    }

    private boolean isWithin(int limit, int count, String excess) {
        if (count == limit + 1) {
            tell(excess);
        }
        return count <= limit;
    }

    private void tell(String excess) {
        publisher.stream("stderr", "\n[This cell " + excess + "; what follows is not shown. The cell goes on.]\n");
    }

    @Override
    public void stdout(String text) {
        stream("stdout", text);
    }

    @Override
    public void stderr(String text) {
        stream("stderr", text);
    }

    private synchronized void stream(String name, String text) {
        long before = printed;
        printed += text.length();
        if (printed <= LIMIT_CHARACTERS) {
            publisher.stream(name, text);
        } else if (before <= LIMIT_CHARACTERS) {
            int end = (int) (LIMIT_CHARACTERS - before);
            publisher.stream(name, text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end));
            tell("printed more than " + LIMIT_CHARACTERS / 1_000_000 + " million characters");
        }
    }
}
