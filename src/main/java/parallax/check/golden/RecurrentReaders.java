package parallax.check.golden;

import java.util.function.Function;
import parallax.check.RecurrentOperators;
import parallax.nn.recurrent.Gru;
import parallax.nn.recurrent.Lstm;
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

    static RnnNonlinearity nonlinearity(Attributes attributes) throws MalformedCaseException {
        String name = attributes.text("nonlinearity", "tanh");
        return switch (name) {
            case "tanh" -> RnnNonlinearity.TANH;
            case "relu" -> RnnNonlinearity.RELU;
            default ->
                throw new MalformedCaseException("attributes.nonlinearity must be tanh or relu, is \"" + name + "\"");
        };
    }

    static int[] lengths(Attributes attributes) throws MalformedCaseException {
        return attributes.has("lengths") ? attributes.integers("lengths").values() : null;
    }
}
