package parallax.display;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Shows values in the notebook from within a cell: {@code display(x)}, as in IJava.
 *
 * <p>A process serves one notebook, so there is one sink. Where there is none (plain Java, or the kernel of another
 * project) the plain text goes to standard output.
 */
public final class Display {
    private static final AtomicReference<DisplaySink> SINK = new AtomicReference<>(new PlainSink());

    private Display() {}

    /** Shows the value and returns an id for {@link #updateDisplay}. */
    public static String display(Object value) {
        String id = UUID.randomUUID().toString();
        SINK.get().display(id, render(value));
        return id;
    }

    /** Shows the value in place of what was displayed under the id. */
    public static void updateDisplay(String id, Object value) {
        SINK.get().update(id, render(value));
    }

    /** Removes the cell's output so far; with {@code wait}, only when the next output comes. */
    public static void clearOutput(boolean wait) {
        SINK.get().clear(wait);
    }

    /** Returns how the value looks. */
    public static MimeBundle render(Object value) {
        return Renderers.render(value);
    }

    /** Sends what is displayed from now on to the sink; returns the one before. For the kernel and the runner. */
    public static DisplaySink sendTo(DisplaySink sink) {
        return SINK.getAndSet(sink);
    }

    private static final class PlainSink implements DisplaySink {
        @Override
        public void display(String id, MimeBundle bundle) {
            System.out.println(bundle.plain());
        }

        @Override
        public void update(String id, MimeBundle bundle) {
            System.out.println(bundle.plain());
        }

        @Override
        public void clear(boolean wait) {
            // What was printed stays printed.
        }
    }
}
