package parallax.exercise.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the probes to a function, and looks for the cause if it fails. */
final class Checker<F> {
    private final Exercise<F> exercise;
    private final F function;

    Checker(Exercise<F> exercise, F function) {
        this.exercise = exercise;
        this.function = function;
    }

    CheckReport report() {
        if (function == null) {
            return unwritten("There is no function to check: it is null. Give one, such as a lambda: " + "Check."
                    + exercise.name() + "(... -> ...).");
        }
        List<Trial> trials = new ArrayList<>();
        for (Probe probe : exercise.probes()) {
            trials.add(Trial.of(exercise, function, probe));
            if (trials.get(0).is(Fault.Kind.UNWRITTEN)) {
                return unwritten("Replace the line with NotWrittenYet by your own code, run that cell, "
                        + "then run this one again. For a hint: Check.hint(\"" + exercise.name() + "\").");
            }
        }
        Optional<Trial> failing = trials.stream().filter(t -> !t.passed()).findFirst();
        return failing.isEmpty()
                ? report(CheckReport.Status.PASSED, trials, List.of(), Optional.empty(), Optional.empty())
                : failed(trials, failing.get());
    }

    private CheckReport failed(List<Trial> trials, Trial first) {
        Outcome again = exercise.outcome(function, first.in());
        if (!again.same(first.outcome(), exercise.judge())) {
            return failed(
                    trials,
                    List.of("Asked twice the same (" + first.probe().name()
                            + "), your code gave two different answers. Does it keep something from one call to "
                            + "the next, in a variable outside the method?"));
        }
        Optional<Diagnosis> diagnosis = new Suspects<>(exercise, trials).find();
        if (diagnosis.isPresent()) {
            return report(CheckReport.Status.FAILED, trials, List.of(), diagnosis, Optional.empty());
        }
        if (first.is(Fault.Kind.MODIFIED)) {
            return failed(trials, List.of("The caller still needs them. Can the result go into a new Tensor?"));
        }
        if (!exercise.isDrawn() || first.is(Fault.Kind.NOTHING) || first.is(Fault.Kind.UNWRITTEN)) {
            return failed(trials, List.of()); // the messages say it all
        }
        Counterexample smallest = Shrinker.shrink(exercise, function, first);
        return report(CheckReport.Status.FAILED, trials, List.of(), Optional.empty(), Optional.of(smallest));
    }

    private CheckReport failed(List<Trial> trials, List<String> notes) {
        return report(CheckReport.Status.FAILED, trials, notes, Optional.empty(), Optional.empty());
    }

    private CheckReport unwritten(String note) {
        List<CheckReport.Line> lines = exercise.probes().stream()
                .map(p -> new CheckReport.Line(p.name(), false, "not written yet"))
                .toList();
        return new CheckReport(
                exercise.name(),
                CheckReport.Status.NOT_WRITTEN,
                lines,
                List.of(note),
                Optional.empty(),
                Optional.empty());
    }

    private CheckReport report(
            CheckReport.Status status,
            List<Trial> trials,
            List<String> notes,
            Optional<Diagnosis> diagnosis,
            Optional<Counterexample> counterexample) {
        List<CheckReport.Line> lines = trials.stream()
                .map(t -> new CheckReport.Line(
                        t.probe().name(),
                        t.passed(),
                        t.fault().map(Fault::message).orElse("")))
                .toList();
        return new CheckReport(exercise.name(), status, lines, notes, diagnosis, counterexample);
    }
}
