package parallax.exercise.recurrent;

import java.util.LinkedHashMap;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.recurrent.NaiveRnn;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.nn.recurrent.RnnNonlinearity;
import parallax.tensor.Tensor;

/** The arguments of the exercises, of entries so small that tanh is nowhere flat. */
final class RnnCases {
    /** The library's own. */
    static final NaiveRnn LIBRARY = new NaiveRnn(RnnNonlinearity.TANH);

    private RnnCases() {}

    /** Returns what the sizes are called in a report. */
    static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("B", "sequences");
        labels.put("T", "steps");
        labels.put("F", "features");
        labels.put("H", "units");
        labels.put("missing", "steps of padding, more in each sequence");
        return labels;
    }

    /** Returns x (F), h (H), w (H, F), u (H, H) and b (H). */
    static Case step(Sizes z) {
        int units = z.get("H");
        return Case.empty()
                .with("x", Entries.halves(1, z.get("F")))
                .with("h", small(2, units))
                .with("w", weights(3, units, z.get("F")))
                .with("u", small(4, units, units))
                .with("b", small(5, units));
    }

    /** Returns x (B, T, F), h0 (B, H), w, u and b. */
    static Case sequence(Sizes z) {
        int units = z.get("H");
        return Case.empty()
                .with("x", Entries.halves(1, z.get("B"), z.get("T"), z.get("F")))
                .with("h0", small(2, z.get("B"), units))
                .with("w", weights(3, units, z.get("F")))
                .with("u", small(4, units, units))
                .with("b", small(5, units));
    }

    /** Returns the same, and a mask (B, T) with a 1 where a step is real: each sequence is shorter than the one before. */
    static Case masked(Sizes z) {
        Tensor mask = Tensor.zeros(z.get("B"), z.get("T"));
        for (int b = 0; b < z.get("B"); b++)
            for (int t = 0; t < z.get("T") - z.get("missing") * (b + 1); t++) {
                mask.set(1, b, t);
            }
        return sequence(z).with("mask", mask);
    }

    /** Returns quarters of halves: from −0.75 to 0.75, as states are. */
    static Tensor small(long seed, int... shape) {
        return Entries.halves(seed, shape).map(v -> v / 4);
    }

    private static Tensor weights(long seed, int... shape) {
        return Entries.halves(seed, shape).map(v -> v / 8);
    }

    /** Returns the library's parameters; the second bias is 0. */
    static RecurrentParameters<Tensor> parameters(Tensor w, Tensor u, Tensor b) {
        return new RecurrentParameters<>(w, u, b, Tensor.zeros(b.shape()));
    }

    /** Returns every entry rounded to float. */
    static Tensor inFloat(Tensor t) {
        return t.map(v -> (float) v);
    }
}
