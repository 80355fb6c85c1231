package parallax.exercise.diagnosis;

import java.util.Optional;

/** One probe put to the learner's function. */
record Trial(Probe probe, Case in, Object expected, Outcome outcome, Optional<Fault> fault) {
    static <F> Trial of(Exercise<F> exercise, F function, Probe probe) {
        return of(exercise, function, probe, exercise.in(probe.sizes()));
    }

    static <F> Trial of(Exercise<F> exercise, F function, Probe probe, Case in) {
        Object expected = exercise.call().on(exercise.reference(), in.copy());
        Outcome outcome = exercise.outcome(function, in);
        return new Trial(probe, in, expected, outcome, fault(exercise, in, expected, outcome));
    }

    boolean passed() {
        return fault.isEmpty();
    }

    boolean is(Fault.Kind kind) {
        return fault.isPresent() && fault.get().kind() == kind;
    }

    private static Optional<Fault> fault(Exercise<?> exercise, Case in, Object expected, Outcome outcome) {
        if (outcome.thrown() != null) {
            return Optional.of(
                    Unwritten.causes(outcome.thrown())
                            ? new Fault(Fault.Kind.UNWRITTEN, "not written yet")
                            : new Fault(Fault.Kind.THROWN, Throwables.text(outcome.thrown())));
        }
        Optional<Fault> wrong = exercise.judge().fault(exercise.result(), outcome.answer(), expected, in);
        if (outcome.modified().isEmpty()) {
            return wrong;
        }
        String changed = "your code changed the entries of " + String.join(" and ", outcome.modified());
        return Optional.of(wrong.map(f -> new Fault(f.kind(), f.message() + "; besides, " + changed))
                .orElse(new Fault(Fault.Kind.MODIFIED, "the answer is right, but " + changed)));
    }
}
