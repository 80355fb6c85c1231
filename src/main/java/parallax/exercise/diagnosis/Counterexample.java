package parallax.exercise.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parallax.tensor.Tensor;

/**
 * A small case that fails, to be looked at.
 *
 * @param panels   the arguments, the learner's answer, and the right one
 * @param settings the arguments that are no tensors, in words; may be empty
 * @param fault    what is wrong there
 * @param needs    the sizes that cannot be lowered without the failure going away
 */
public record Counterexample(List<Panel> panels, String settings, Fault fault, List<String> needs) {
    /**
     * One thing in the picture.
     *
     * @param title what it is
     * @param value a tensor, drawn as grids, or anything else, as text
     * @param other what it is to be compared with entry by entry, or null
     */
    public record Panel(String title, Object value, Object other) {
        /** Returns whether entry k differs from the one it is compared with. */
        boolean marked(int k) {
            return value instanceof Tensor t
                    && other instanceof Tensor o
                    && t.length() == o.length()
                    && !Closeness.close(t.data()[k], o.data()[k], Closeness.scale(o.data()));
        }
    }

    static Counterexample of(Exercise<?> exercise, Trial trial, List<String> needs) {
        List<Panel> panels = new ArrayList<>();
        for (Map.Entry<String, Object> argument : trial.in().arguments().entrySet()) {
            if (argument.getValue() instanceof Tensor) {
                panels.add(new Panel(argument.getKey(), argument.getValue(), null));
            }
        }
        Object yours = trial.outcome().answer();
        panels.add(new Panel("yours", yours == null ? "no answer" : yours, trial.expected()));
        panels.add(new Panel("expected", trial.expected(), null));
        return new Counterexample(
                panels, exercise.settings(trial.in()), trial.fault().orElseThrow(), needs);
    }

    /** Returns what to say before the picture. */
    String lead() {
        return switch (fault.kind()) {
            case THROWN -> "The smallest case we found in which this happens:";
            default -> "No mistake we know explains all your answers. The smallest case we found that fails:";
        };
    }

    /** Returns what it takes to fail, in a sentence. */
    String needsText() {
        if (needs.isEmpty()) {
            return "It fails even with everything at its smallest.";
        }
        return "It takes " + String.join(", ", needs)
                + (needs.size() == 1 ? ": lower it" : ": lower any one of them")
                + " and this failure is gone.";
    }
}
