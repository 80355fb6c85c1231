package parallax.nn.recurrent;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import parallax.nn.Backend;
import parallax.nn.Lengths;
import parallax.nn.Named;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;

/**
 * Two recurrences over the same sequence, one from its beginning and one from its end: each output knows what is before and behind.
 *
 * <pre>y[t] = (forward's y[t], reverse's y[t]), one behind the other</pre>
 *
 * The reverse one starts at each sequence's own end, so that filling is not read, and its end state is that after the first step.
 *
 * <p><b>Shapes.</b> x (B, T, F), y (B, T, 2H); states and parameters are one for each direction, of the part's shapes.
 *
 * <p><b>Source.</b> M. Schuster and K. Paliwal, "Bidirectional recurrent neural networks" (1997). Written once for both twins.
 *
 * @param backend of the arrays
 * @param part    the recurrence that goes either way
 */
public record Bidirectional<T, S, P, R extends Recurrence.Result<T, S>>(Backend<T> backend, Recurrence<T, S, P, R> part)
        implements Recurrence<T, Bidirectional.Both<S>, Bidirectional.Both<P>, Bidirectional.Result<T, S, R>> {
    /**
     * Checks that backend and part are there.
     *
     * @throws IllegalArgumentException if one is null
     */
    public Bidirectional {
        Arguments.given("backend", backend);
        Arguments.given("part", part);
    }

    /**
     * One for each direction.
     *
     * @param forward of the recurrence from the beginning
     * @param reverse of the one from the end
     */
    public record Both<A>(A forward, A reverse) {
        /** Returns what is made of the parameters under "forward" and of those under "reverse". */
        public static <T, P> Both<P> of(Named<T> named, Function<Named<T>, P> part) {
            return new Both<>(part.apply(named.under("forward")), part.apply(named.under("reverse")));
        }

        /** Returns the names of each direction's behind "forward." and "reverse.". */
        public <T> Named<T> named(Function<A, Named<T>> part) {
            return Named.<T>none().with("forward", part.apply(forward)).with("reverse", part.apply(reverse));
        }
    }

    /**
     * What both directions compute.
     *
     * @param y       (B, T, 2H)
     * @param forward what the recurrence from the beginning returned
     * @param reverse what the one from the end returned, its steps in the order it went
     */
    public record Result<T, S, R extends Recurrence.Result<T, S>>(T y, R forward, R reverse)
            implements Recurrence.Result<T, Both<S>> {
        @Override
        public Both<S> end() {
            return new Both<>(forward.end(), reverse.end());
        }

        @Override
        public List<T> arrays() {
            return Stream.of(List.of(y), forward.arrays(), reverse.arrays())
                    .flatMap(List::stream)
                    .toList();
        }
    }

    @Override
    public Result<T, S, R> forward(T x, Both<S> start, Both<P> p, int[] lengths) {
        Arguments.given("start", start);
        Arguments.given("p", p);
        R forward = part.forward(x, start.forward, p.forward, lengths);
        T turned = backend.reverseSteps(x, lengths);
        R reverse = part.forward(turned, start.reverse, p.reverse, lengths);
        T turnedBack = backend.reverseSteps(reverse.y(), lengths);
        T y = backend.concat(2, forward.y(), turnedBack);
        backend.releaseAll(List.of(turned, turnedBack));
        return new Result<>(y, forward, reverse);
    }

    @Override
    public Gradients<T, Both<S>, Both<P>> backward(
            T x, Both<S> start, Both<P> p, int[] lengths, Result<T, S, R> result, T dy, Both<S> dEnd) {
        Arguments.given("start", start);
        Arguments.given("p", p);
        Arguments.given("result", result);
        if (dy != null) {
            backend.require("dy", dy);
            int[] output = backend.shape(result.y);
            ShapeChecks.requireSame("dy", backend.shape(dy), "the output", output);
            Lengths.require(lengths, output[0], output[1]);
            Lengths.requireNoNaN(backend, "dy", dy, lengths);
        }
        int hidden = backend.shape(result.forward.y())[2];
        T dForward = dy == null ? null : backend.slice(dy, 2, 0, hidden);
        Gradients<T, S, P> forward = part.backward(
                x, start.forward, p.forward, lengths, result.forward, dForward, dEnd == null ? null : dEnd.forward);

        T dBehind = dy == null ? null : backend.slice(dy, 2, hidden, 2 * hidden);
        T dReverse = dy == null ? null : backend.reverseSteps(dBehind, lengths);
        T turned = backend.reverseSteps(x, lengths);
        Gradients<T, S, P> reverse = part.backward(
                turned,
                start.reverse,
                p.reverse,
                lengths,
                result.reverse,
                dReverse,
                dEnd == null ? null : dEnd.reverse);

        T dTurnedBack = backend.reverseSteps(reverse.dx(), lengths);
        T dx = backend.add(forward.dx(), dTurnedBack);
        Stream.of(dForward, dBehind, dReverse, turned, dTurnedBack, forward.dx(), reverse.dx())
                .forEach(backend::release);
        return new Gradients<>(
                dx,
                new Both<>(forward.dStart(), reverse.dStart()),
                new Both<>(forward.dParameters(), reverse.dParameters()));
    }
}
