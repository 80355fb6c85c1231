package parallax.exercise.recurrent;

import java.util.List;
import java.util.stream.Stream;
import parallax.exercise.diagnosis.Mistake;

/** The mistakes of going back, each a decision of {@link ThroughTimeLoops} taken otherwise. */
final class ThroughTimeMistakes {
    private ThroughTimeMistakes() {}

    /** Returns those of one step. */
    static List<Mistake> ofStep() {
        return Stream.concat(back(), slope()).toList();
    }

    /** Returns those of all steps. */
    static List<Mistake> ofAll() {
        return Stream.of(time(), join(), back(), slope()).flatMap(s -> s).toList();
    }

    private static Stream<Mistake> back() {
        return Stream.of(
                new Mistake(
                        "u-not-transposed",
                        ThroughTimeLoops.BACK.as((u, da, k) -> {
                            double sum = 0;
                            for (int l = 0; l < da.length(); l++) {
                                sum += u.get(k, l) * da.get(l);
                            }
                            return sum;
                        }),
                        "On the way back your code reads u as on the way forward",
                        "unit k stood beside u[l, k] in the sum of unit l: which index runs along now?"),
                new Mistake(
                        "own-unit-only",
                        ThroughTimeLoops.BACK.as((u, da, k) -> u.get(k, k) * da.get(k)),
                        "Each of your units gets back from itself alone",
                        "in how many sums did unit k take part?"),
                new Mistake(
                        "u-forgotten",
                        ThroughTimeLoops.BACK.as((u, da, k) -> da.get(k)),
                        "Your gradient goes to the step before without passing u",
                        "what stood beside the state in the sum?"),
                new Mistake(
                        "last-unit-only",
                        ThroughTimeLoops.BACK.as((u, da, k) -> u.get(da.length() - 1, k) * da.get(da.length() - 1)),
                        "Your units get back from the last unit alone",
                        "a state was used in many sums: what does = do, and what does +=?"));
    }

    private static Stream<Mistake> slope() {
        return Stream.of(
                new Mistake(
                        "slope-missing",
                        ThroughTimeLoops.SLOPE.as(h -> 1),
                        "The slope of tanh is missing",
                        "between the sum and the state lies tanh: by what does it multiply on the way back?"),
                new Mistake(
                        "slope-not-squared",
                        ThroughTimeLoops.SLOPE.as(h -> 1 - h),
                        "Your slope is 1 - h",
                        "is the slope of tanh the same at h and at -h? Is yours?"),
                new Mistake(
                        "slope-of-sigmoid",
                        ThroughTimeLoops.SLOPE.as(h -> h * (1 - h)),
                        "Your slope is that of a sigmoid, h (1 - h)",
                        "where h is 0, tanh is steepest: what is your slope there?"),
                new Mistake(
                        "tanh-again",
                        ThroughTimeLoops.SLOPE.as(h -> 1 - Math.tanh(h) * Math.tanh(h)),
                        "Your slope takes tanh of the state, which is a tanh already",
                        "is h the sum, or what tanh made of it?"),
                new Mistake(
                        "sign",
                        ThroughTimeLoops.SLOPE.as(h -> h * h - 1),
                        "Your gradient has the opposite sign",
                        "tanh always rises: is your slope positive?"));
    }

    private static Stream<Mistake> join() {
        return Stream.of(
                new Mistake(
                        "slope-on-outside-only",
                        ThroughTimeLoops.JOIN.as((outside, later, slope) -> outside * slope + later),
                        "What comes from the step after is not multiplied by the slope",
                        "both parts reach the state: does tanh stand between the state and its sum for one of them alone?"),
                new Mistake(
                        "slope-on-later-only",
                        ThroughTimeLoops.JOIN.as((outside, later, slope) -> outside + later * slope),
                        "What comes from the loss is not multiplied by the slope",
                        "both parts reach the state: does tanh stand between the state and its sum for one of them alone?"));
    }

    private static Stream<Mistake> time() {
        return Stream.of(
                new Mistake(
                        "time-forgotten",
                        ThroughTimeLoops.LATER.as((sums, b, t) -> null),
                        "Nothing comes back from the step after: each step knows its own loss alone",
                        "the state after step t is used twice, by the loss and by step t + 1: what does the second use send, and is it known "
                                + "when your loop needs it?",
                        true),
                new Mistake(
                        "one-step-back",
                        ThroughTimeLoops.LATER.as((sums, b, t) -> t + 1 < sums[b].length ? sums[b][t + 1].own() : null),
                        "Your gradient goes back one step and no further",
                        "what step t + 1 sends on: is it its own loss alone, or also what it got from step t + 2?"),
                new Mistake(
                        "slope-forgotten-on-the-way",
                        ThroughTimeLoops.LATER.as((sums, b, t) -> t + 1 < sums[b].length ? sums[b][t + 1].dh() : null),
                        "Your code sends the gradient of the state through u, not that of the sum",
                        "u multiplied the state before tanh was taken: which gradient is that, dh or da?"),
                new Mistake(
                        "carried-over",
                        ThroughTimeLoops.LATER.as((sums, b, t) ->
                                t + 1 < sums[b].length ? sums[b][t + 1].da() : b > 0 ? sums[b - 1][0].da() : null),
                        "The last step of your second sequence gets something from the first sequence",
                        "which step comes after the last one of a sequence?"),
                new Mistake(
                        "loss-at-the-end-only",
                        ThroughTimeLoops.OUTSIDE.as((dh, b, t, k) -> t == dh.size(1) - 1 ? dh.get(b, t, k) : 0),
                        "Only the loss at the last step counts in yours",
                        "the loss sends something to every step: where is it added to what comes from the step after?"));
    }
}
