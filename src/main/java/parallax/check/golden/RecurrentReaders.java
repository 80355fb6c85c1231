package parallax.check.golden;

import java.util.List;
import java.util.function.Function;
import parallax.check.Operator;
import parallax.check.RecurrentOperators;
import parallax.check.StackedOperators;
import parallax.nn.Backend;
import parallax.nn.recurrent.Gru;
import parallax.nn.recurrent.Lstm;
import parallax.nn.recurrent.Recurrence;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.nn.recurrent.Rnn;
import parallax.nn.recurrent.RnnNonlinearity;

/** Reads the attributes of recurrence. */
final class RecurrentReaders {
    private RecurrentReaders() {}

    /** Reads rnn: nonlinearity (tanh or relu), lengths [B], all steps if absent. */
    static <T> OperatorReader<T> rnn(Function<RnnNonlinearity, Rnn<T>> twin) {
        return attributes -> RecurrentOperators.of(twin.apply(nonlinearity(attributes)), lengths(attributes));
    }

    /** Reads lstm: lengths [B], all steps if absent. */
    static <T> OperatorReader<T> lstm(Lstm<T> twin) {
        return attributes -> RecurrentOperators.of(twin, lengths(attributes));
    }

    /** Reads gru: resetAfter, lengths [B], all steps if absent. */
    static <T> OperatorReader<T> gru(Function<Boolean, Gru<T>> twin) {
        return attributes ->
                RecurrentOperators.of(twin.apply(attributes.flag("resetAfter", true)), lengths(attributes));
    }

    /** Reads stackedRnn: as rnn, and layers (1), bidirectional (false). */
    static <T> OperatorReader<T> stackedRnn(Function<RnnNonlinearity, Rnn<T>> twin, Backend<T> backend) {
        return attributes -> stacked(twin.apply(nonlinearity(attributes)), one(), backend, attributes);
    }

    /** Reads stackedLstm: as lstm, and layers (1), bidirectional (false). */
    static <T> OperatorReader<T> stackedLstm(Lstm<T> twin, Backend<T> backend) {
        StackedOperators.States<T, Lstm.State<T>> states = new StackedOperators.States<>(
                List.of("h", "c"),
                arrays -> new Lstm.State<>(arrays.get(0), arrays.get(1)),
                state -> List.of(state.h(), state.c()));
        return attributes -> stacked(twin, states, backend, attributes);
    }

    /** Reads stackedGru: as gru, and layers (1), bidirectional (false). */
    static <T> OperatorReader<T> stackedGru(Function<Boolean, Gru<T>> twin, Backend<T> backend) {
        return attributes -> stacked(twin.apply(attributes.flag("resetAfter", true)), one(), backend, attributes);
    }

    private static <T> StackedOperators.States<T, T> one() {
        return new StackedOperators.States<>(List.of("h"), arrays -> arrays.get(0), List::of);
    }

    private static <T, S, R extends Recurrence.Result<T, S>> Operator<T> stacked(
            Recurrence<T, S, RecurrentParameters<T>, R> part,
            StackedOperators.States<T, S> states,
            Backend<T> backend,
            Attributes attributes)
            throws MalformedCaseException {
        StackedOperators<T> operators =
                new StackedOperators<>(backend, attributes.integer("layers", 1), lengths(attributes));
        return attributes.flag("bidirectional", false)
                ? operators.bidirectional(part, states)
                : operators.forward(part, states);
    }

    private static RnnNonlinearity nonlinearity(Attributes attributes) throws MalformedCaseException {
        String name = attributes.text("nonlinearity", "tanh");
        return switch (name) {
            case "tanh" -> RnnNonlinearity.TANH;
            case "relu" -> RnnNonlinearity.RELU;
            default ->
                throw new MalformedCaseException("attributes.nonlinearity must be tanh or relu, is \"" + name + "\"");
        };
    }

    private static int[] lengths(Attributes attributes) throws MalformedCaseException {
        return attributes.has("lengths") ? attributes.integers("lengths").values() : null;
    }
}
