package parallax.exercise.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the known mistake that explains every answer.
 *
 * <p>Every answer: also those that happen to be right. One mistake is preferred to two, and if more than one explanation is left
 * there is none.
 */
final class Suspects<F> {
    private final Exercise<F> exercise;
    private final List<Trial> trials;

    Suspects(Exercise<F> exercise, List<Trial> trials) {
        this.exercise = exercise;
        // What failed first: that rules most suspects out at once.
        this.trials =
                trials.stream().sorted(Comparator.comparing(Trial::passed)).toList();
    }

    Optional<Diagnosis> find() {
        List<List<WrongTwin<F>>> fitting = new ArrayList<>();
        for (WrongTwin<F> twin : exercise.wrongTwins()) {
            if (explains(twin.function())) {
                fitting.add(List.of(twin));
            }
        }
        return fitting.isEmpty() ? only(mixtures()) : only(fitting);
    }

    /** Returns the one explanation there is, if there is one; twins of the same words are one. */
    private Optional<Diagnosis> only(List<List<WrongTwin<F>>> fitting) {
        Map<String, List<WrongTwin<F>>> byWords = new LinkedHashMap<>();
        for (List<WrongTwin<F>> twins : fitting) {
            byWords.putIfAbsent(twins.stream().map(WrongTwin::words).sorted().collect(Collectors.joining("\n")), twins);
        }
        return byWords.size() == 1
                ? Optional.of(Diagnosis.of(byWords.values().iterator().next()))
                : Optional.empty();
    }

    /** Two mistakes at once; and one beside two things that are not in the learner's code yet. */
    private List<List<WrongTwin<F>>> mixtures() {
        List<WrongTwin<F>> all = exercise.wrongTwins().stream()
                .filter(t -> t.choices().isPresent())
                .toList();
        List<List<WrongTwin<F>>> fitting = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                List<WrongTwin<F>> two = List.of(all.get(i), all.get(j));
                keepIfFitting(two, fitting);
                for (int k = j + 1; k < all.size(); k++) {
                    List<WrongTwin<F>> three = List.of(all.get(i), all.get(j), all.get(k));
                    if (three.stream().filter(WrongTwin::later).count() == 2) {
                        keepIfFitting(three, fitting);
                    }
                }
            }
        }
        int least = fitting.stream().mapToInt(List::size).min().orElse(0);
        fitting.removeIf(twins -> twins.size() > least);
        return fitting;
    }

    private void keepIfFitting(List<WrongTwin<F>> twins, List<List<WrongTwin<F>>> fitting) {
        Optional<Choices> choices = Optional.of(Choices.right());
        for (WrongTwin<F> twin : twins) {
            choices = choices.flatMap(c -> c.together(twin.choices().orElseThrow()));
        }
        if (choices.flatMap(exercise::together).filter(this::explains).isPresent()) {
            fitting.add(twins);
        }
    }

    private boolean explains(F wrong) {
        return trials.stream().allMatch(t -> t.outcome().same(exercise.outcome(wrong, t.in()), exercise.judge()));
    }
}
