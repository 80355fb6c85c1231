package parallax.session;

import java.util.List;

/**
 * What could stand at the cursor.
 *
 * @param candidates the texts that could replace the range, the likeliest first
 * @param start where the range starts, a UTF-16 index into the code
 * @param end where it ends, exclusive
 */
public record Completion(List<String> candidates, int start, int end) {
    /** Copies the candidates. */
    public Completion {
        candidates = List.copyOf(candidates);
    }
}
