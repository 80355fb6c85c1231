package parallax.kernel;

import parallax.session.SessionOutput;

/** Publishes what cells print, up to what a browser can bear; what is beyond is counted and said. */
final class KernelOutput implements SessionOutput {
    /** A million lines of an ordinary length pass; a loop that prints for ever does not choke the page. */
    private static final long LIMIT_CHARACTERS = 16_000_000;

    private final Publisher publisher;
    private long printed;

    KernelOutput(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Starts counting again for a new cell. */
    synchronized void newCell() {
        printed = 0;
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
            publisher.stream(
                    "stderr",
                    "\n[This cell printed more than " + LIMIT_CHARACTERS / 1_000_000
                            + " million characters; what follows is not shown. The cell goes on.]\n");
        }
    }
}
