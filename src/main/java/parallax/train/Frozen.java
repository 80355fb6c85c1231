package parallax.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parallax.nn.Named;
import parallax.tensor.Arguments;

/**
 * Which parameters stay as they are, by name: an optimiser that is given the rest neither changes them nor keeps a state of them.
 *
 * @param patterns of names; a * stands for any characters, points included: "encoder.*", "*.bias"
 */
public record Frozen(List<String> patterns) {
    /** Copies the list. */
    public Frozen {
        patterns = List.copyOf(Arguments.given("patterns", patterns));
    }

    /** Freezes what matches one of the patterns. */
    public static Frozen matching(String... patterns) {
        return new Frozen(List.of(patterns));
    }

    /** Freezes nothing. */
    public static Frozen nothing() {
        return new Frozen(List.of());
    }

    /**
     * Returns the arrays whose names match no pattern, in order.
     *
     * @param all parameters, or their gradients
     * @throws IllegalArgumentException if a pattern matches no name, as one with a typing error does
     */
    public <T> Named<T> rest(Named<T> all) {
        if (patterns.isEmpty()) {
            return all;
        }
        Map<String, T> rest = new LinkedHashMap<>(all.asMap());
        for (String pattern : patterns) {
            Pattern regex = regex(pattern);
            if (all.names().stream().noneMatch(name -> regex.matcher(name).matches())) {
                throw new IllegalArgumentException("\"" + pattern + "\" matches no name; there are " + all.names());
            }
            rest.keySet().removeIf(name -> regex.matcher(name).matches());
        }
        return Named.of(rest);
    }

    private static Pattern regex(String pattern) {
        return Pattern.compile(
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
