package parallax.exercise.gates;

import java.util.LinkedHashMap;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** The arguments of the exercises on whole steps and sequences. */
final class LstmCases {
    /** What the sizes are called. */
    static final Map<String, String> LABELS = labels();

    private LstmCases() {}

    /** Returns entries of quarters, so that no gate is wide open or shut. */
    static Tensor entries(long seed, int... shape) {
        return Entries.halves(seed, shape).map(v -> v / 2);
    }

    /** Returns the case with w and u of so many gates. */
    static Case weights(Case in, Sizes z, int gates) {
        int rows = gates * z.get("H");
        return in.with("w", entries(1, rows, z.get("F"))).with("u", entries(2, rows, z.get("H")));
    }

    /** Returns the arguments of one step. */
    static Case step(Sizes z) {
        Case in = Case.empty()
                .with("x", entries(4, z.get("F")))
                .with("h", entries(5, z.get("H")))
                .with("c", Entries.halves(6, z.get("H")));
        return weights(in, z, 4).with("b", entries(3, 4 * z.get("H")));
    }

    /** Returns those of whole sequences. */
    static Case forward(Sizes z) {
        Case in = Case.empty()
                .with("x", entries(4, z.get("B"), z.get("T"), z.get("F")))
                .with("h0", entries(5, z.get("B"), z.get("H")))
                .with("c0", Entries.halves(6, z.get("B"), z.get("H")));
        return weights(in, z, 4).with("b", entries(3, 4 * z.get("H")));
    }

    /** Returns those of a step backward. */
    static Case stepBackward(Sizes z) {
        Case in = step(z);
        Tensor step = new LstmLoops(Choices.right())
                .step(in.tensor("x"), in.tensor("h"), in.tensor("c"), in.tensor("w"), in.tensor("u"), in.tensor("b"));
        return Case.empty()
                .with("step", step)
                .with("before", in.tensor("c"))
                .with("dh", Entries.halves(7, z.get("H")))
                .with("dc", Entries.halves(8, z.get("H")));
    }

    /** Returns those of going back through time. */
    static Case backward(Sizes z) {
        Case in = forward(z.with("B=1"));
        Tensor steps = Tensor.zeros(z.get("T"), 6, z.get("H"));
        Tensor h = Parts.of(in.tensor("h0"), 0);
        Tensor c = Parts.of(in.tensor("c0"), 0);
        for (int t = 0; t < z.get("T"); t++) {
            Tensor step = new LstmLoops(Choices.right())
                    .step(Parts.of(in.tensor("x"), 0, t), h, c, in.tensor("w"), in.tensor("u"), in.tensor("b"));
            Parts.set(step, steps, t);
            h = Parts.of(step, LstmLoops.H);
            c = Parts.of(step, LstmLoops.C);
        }
        return Case.empty()
                .with("steps", steps)
                .with("c0", Parts.of(in.tensor("c0"), 0))
                .with("u", in.tensor("u"))
                .with("dy", Entries.halves(9, z.get("T"), z.get("H")));
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("B", "sequences");
        labels.put("T", "steps");
        labels.put("F", "features");
        labels.put("H", "units");
        return labels;
    }
}
