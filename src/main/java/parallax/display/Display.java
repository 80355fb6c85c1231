package parallax.display;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

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
        displayAs(id, value);
        return id;
    }

    /** Shows the value as these MIME types, as {@link #render(Object, String...)} has them, and returns an id for {@link #updateDisplay}. */
    public static String display(Object value, String... types) {
        String id = UUID.randomUUID().toString();
        SINK.get().display(id, render(value, types));
        return id;
    }

    /** Shows the value under an id of the caller's choice, for {@link #updateDisplay}. */
    public static void displayAs(String id, Object value) {
        SINK.get().display(id, render(value));
    }

    /** Shows the value in place of what was displayed under the id. */
    public static void updateDisplay(String id, Object value) {
        SINK.get().update(id, render(value));
    }

    /** Shows the value, as these MIME types, in place of what was displayed under the id. */
    public static void updateDisplay(String id, Object value, String... types) {
        SINK.get().update(id, render(value, types));
    }

    /** Removes the cell's output so far; with {@code wait}, only when the next output comes. */
    public static void clearOutput(boolean wait) {
        SINK.get().clear(wait);
    }

    /** Returns how the value looks. */
    public static MimeBundle render(Object value) {
        return Renderers.render(value);
    }

    /**
     * Returns how the value looks as these MIME types: a text is taken to be of them, as in {@code render("<b>x</b>", "text/html")}, which is how
     * to ask for markup; of the forms of another value only these stay, beside its plain text. If it has none of them, all stay.
     */
    public static MimeBundle render(Object value, String... types) {
        return Renderers.render(value, List.of(types));
    }

    /** Sets who is asked first how a value looks, who answers null for what it does not know. For the kernel. */
    public static void askFirst(Function<Object, MimeBundle> renderer) {
        Renderers.askFirst(renderer);
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
