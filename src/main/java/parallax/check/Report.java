package parallax.check;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parallax.tensor.HasContents;

/**
 * What a check found, array by array; {@code toString()} is the whole of it for people.
 *
 * @param title       what was checked
 * @param comparisons one for each array compared
 */
public record Report(String title, List<Comparison> comparisons) implements HasContents {
    private static final int MANY = 12;

    /** Copies the list. */
    public Report {
        comparisons = List.copyOf(comparisons);
    }

    /** Returns whether every array passed, and there was one. */
    public boolean passed() {
        return !comparisons.isEmpty() && comparisons.stream().allMatch(Comparison::passed);
    }

    /**
     * Returns the comparison whose worst entry used, or overdrew, the largest share of its tolerance.
     *
     * @throws java.util.NoSuchElementException if nothing was compared
     */
    public Comparison worst() {
        return comparisons.stream()
                .max(Comparator.comparingDouble(Comparison::share))
                .orElseThrow();
    }

    /**
     * Returns the title with the number that passed, then a line for each array: ✓ or ✗ and what was found. Of many arrays only
     * those are listed that did not pass, or the one that came nearest to it.
     */
    @Override
    public String toString() {
        long passed = comparisons.stream().filter(Comparison::passed).count();
        return listed().map(c -> (c.passed() ? "✓ " : "✗ ") + c)
                .collect(
                        Collectors.joining("\n", title + ": " + passed + " of " + comparisons.size() + " agree\n", ""));
    }

    /** Returns a row to each array, first those that did not pass. */
    @Override
    public Object contents() {
        return comparisons.stream()
                .sorted(Comparator.comparing(Comparison::passed))
                .map(c -> new Row(c.passed() ? "✓" : "✗", c.toString()))
                .toList();
    }

    private record Row(String passed, String found) {}

    private Stream<Comparison> listed() {
        if (comparisons.size() <= MANY) {
            return comparisons.stream();
        }
        return passed()
                ? Stream.of(worst())
                : comparisons.stream().filter(c -> !c.passed()).limit(MANY);
    }
}
