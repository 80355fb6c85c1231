package parallax.display;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Streams and iterators: they are not read, since that would use them up, and may never end. */
final class Unread {
    private Unread() {}

    /** Returns what to say of a stream or an iterator: what it is, and how to see what is in it. */
    static Optional<String> words(Object value) {
        if (value instanceof Stream) {
            return words("a Stream", ".toList() shows what is in it, .limit(10).toList() its beginning");
        }
        if (value instanceof BaseStream) {
            return words(name(value), ".toArray() shows what is in it, .limit(10).toArray() its beginning");
        }
        return value instanceof Iterator && !OwnWords.has(value)
                ? words("an Iterator", ".forEachRemaining(System.out::println) prints what is still to come")
                : Optional.empty();
    }

    private static Optional<String> words(String name, String how) {
        return Optional.of(name + ", not read, since reading uses it up: " + how);
    }

    private static String name(Object stream) {
        if (stream instanceof IntStream) {
            return "an IntStream";
        }
        return stream instanceof LongStream
                ? "a LongStream"
                : stream instanceof DoubleStream ? "a DoubleStream" : "a stream";
    }
}
