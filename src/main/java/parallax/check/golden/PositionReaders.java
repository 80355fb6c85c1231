package parallax.check.golden;

import java.util.Map;
import java.util.function.Function;
import parallax.check.PositionOperators;
import parallax.nn.position.LearnedPosition;
import parallax.nn.position.RotaryPosition;
import parallax.nn.position.Rotation;
import parallax.nn.position.SinusoidalPosition;

/** Reads the attributes of positional encodings. */
final class PositionReaders {
    private PositionReaders() {}

    /** Reads sinusoidalPosition and learnedPosition: offset; rotaryPosition: offset, interleaved, base. */
    static <T> Map<String, OperatorReader<T>> of(
            SinusoidalPosition<T> sinusoidal,
            LearnedPosition<T> learned,
            Function<Rotation, RotaryPosition<T>> rotary) {
        return Map.of(
                "sinusoidalPosition", a -> PositionOperators.of(sinusoidal, a.integer("offset", 0)),
                "learnedPosition", a -> PositionOperators.of(learned, a.integer("offset", 0)),
                "rotaryPosition", a -> PositionOperators.of(rotary.apply(rotation(a)), a.integer("offset", 0)));
    }

    private static Rotation rotation(Attributes a) throws MalformedCaseException {
        Rotation.Pairing pairing = a.flag("interleaved", true) ? Rotation.Pairing.INTERLEAVED : Rotation.Pairing.HALVES;
        return new Rotation(pairing, a.number("base", 10000));
    }
}
