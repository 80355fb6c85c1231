package parallax.display;

import java.util.Collection;
import java.util.Iterator;
import java.util.stream.IntStream;
import parallax.tensor.Arguments;

/**
 * A progress bar around a loop: {@code for (int step : Progress.range(1000)) ...}.
 *
 * @param <E> what the loop runs over
 */
public final class Progress<E> implements Iterable<E> {
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
        ProgressBar bar = ProgressBar.start(0, total);
        return new Iterator<>() {
            private long begun;

            @Override
            public boolean hasNext() {
                boolean more = inner.hasNext();
                if (more) {
                    bar.at(begun, "");
                } else {
                    bar.end(begun, "");
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
}
