package parallax.display;

import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.IntStream;
import parallax.tensor.Arguments;

/**
 * A progress bar around a loop: {@code for (int step : Progress.range(1000)) ...}.
 *
 * <p>The bar is drawn anew a few times a second at most, so it costs a tight loop little.
 *
 * @param <E> what the loop runs over
 */
public final class Progress<E> implements Iterable<E> {
    private static final long REDRAW_NANOS = 250_000_000;
    private static final int WIDTH = 30;

    private final Iterable<E> items;
    private final long total;

    private Progress(Iterable<E> items, long total) {
        this.items = items;
        this.total = total;
    }

    /** Returns the items of the collection, with a bar while they are iterated over. */
    public static <E> Progress<E> of(Collection<E> items) {
        return new Progress<>(Arguments.given("items", items), items.size());
    }

    /** Returns 0, 1, ..., count - 1, with a bar while they are iterated over. */
    public static Progress<Integer> range(int count) {
        return new Progress<>(() -> IntStream.range(0, count).iterator(), count);
    }

    @Override
    public Iterator<E> iterator() {
        Iterator<E> inner = items.iterator();
        long start = System.nanoTime();
        String id = Display.display(bar(0, 0));
        return new Iterator<>() {
            private long begun;
            private long drawn = start;

            @Override
            public boolean hasNext() {
                boolean more = inner.hasNext();
                long now = System.nanoTime();
                if (!more || now - drawn > REDRAW_NANOS) {
                    drawn = now;
                    Display.updateDisplay(id, bar(begun, (now - start) / 1e9));
                }
                return more;
            }

            @Override
            public E next() {
                E item = inner.next();
                begun++;
                return item;
            }
        };
    }

    private Html bar(long done, double seconds) {
        int filled = total == 0 ? WIDTH : (int) (WIDTH * done / total);
        String words = String.format(Locale.ROOT, "%d of %d, %.1f s", done, total, seconds);
        return new Html(
                "<progress value=\"" + done + "\" max=\"" + Math.max(1, total)
                        + "\" aria-label=\"progress\"></progress> " + words,
                "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + words);
    }
}
