package parallax.exercise.gates;

import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** One step of an LSTM, backward. */
public final class GateGradientsExercise {
    /** The exercise. */
    public static final Exercise<Gradients> EXERCISE = Exercise.named("gateGradients", Gradients.class)
            .call("d", (f, in) -> f.apply(in.tensor("step"), in.tensor("before"), in.tensor("dh"), in.tensor("dc")))
            .reference(algorithm(Choices.right()))
            .cases(Sizes.of("F=1 H=1"), LstmCases::stepBackward)
            .labels(LstmCases.LABELS)
            .probe("one unit", "F=1 H=1")
            .probe("four units", "F=2 H=4")
            .probe("six units", "F=3 H=6")
            .mistakes(GateGradientsExercise::algorithm, LstmGradientMistakes.ofStep())
            .right("gate by gate", GateGradientsExercise::gateByGate)
            .right(
                    "in float",
                    (step, before, dh, dc) -> gateByGate(step, before, dh, dc).map(v -> (float) v))
            .hints(
                    "Start where forward ended: h = o * tanh(c). That gives the gradient of o, and with dc that of c. Then c = f * before + i * "
                            + "g.",
                    "The whole gradient of the cell: total = dc + dh * o * (1 - tanh(c) * tanh(c)). Then f gets total * before, i gets "
                            + "total * g, g gets total * i, and the cell before gets total * f. o gets dh * tanh(c).",
                    "Rows 0 to 3 are gradients of the sums: multiply those of i, f and o by y * (1 - y), that of g by 1 - g * g. Row 4 "
                            + "is total * f as it is.")
            .build();

    private GateGradientsExercise() {}

    private static Gradients algorithm(Choices choices) {
        return (step, before, dh, dc) -> new LstmGradientLoops(choices).step(step, before, dh, dc);
    }

    private static Tensor gateByGate(Tensor step, Tensor before, Tensor dh, Tensor dc) {
        int hidden = before.length();
        Tensor d = Tensor.zeros(5, hidden);
        double[] total = new double[hidden];
        for (int j = 0; j < hidden; j++) {
            double cosh = Math.cosh(step.get(4, j));
            total[j] = dc.get(j) + dh.get(j) * step.get(3, j) / (cosh * cosh); // 1 − tanh² = 1 / cosh²
            d.set(total[j] * step.get(1, j), 4, j);
        }
        for (int j = 0; j < hidden; j++) {
            double o = step.get(3, j);
            d.set(dh.get(j) * Math.tanh(step.get(4, j)) * (o - o * o), 3, j);
        }
        for (int j = 0; j < hidden; j++) {
            double i = step.get(0, j);
            double f = step.get(1, j);
            double g = step.get(2, j);
            d.set(total[j] * g * (i - i * i), 0, j);
            d.set(total[j] * before.get(j) * (f - f * f), 1, j);
            d.set(total[j] * i * (1 - g) * (1 + g), 2, j);
        }
        return d;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Gradients {
        /**
         * Returns the gradients of the sums of i, f, g and o, and of the cell before: the rows of (5, H).
         *
         * @param step   (6, H), what the step made: the rows i, f, g, o, c and h. Not modified.
         * @param before (H), the cell before. Not modified.
         * @param dh     (H), the gradient of h. Not modified.
         * @param dc     (H), the gradient of c that comes from later steps. Not modified.
         */
        Tensor apply(Tensor step, Tensor before, Tensor dh, Tensor dc);
    }
}
