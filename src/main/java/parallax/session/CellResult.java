package parallax.session;

import java.util.Optional;

/** How a cell ended. */
public sealed interface CellResult {
    /**
     * The cell ran to its end.
     *
     * @param value the value of the expression it ended with; empty where there is none, where it is null, or where a
     *     semicolon after it asks for silence
     */
    record Success(Optional<Object> value) implements CellResult {}

    /**
     * The cell stopped before its end.
     *
     * @param error why
     */
    record Failure(CellError error) implements CellResult {}
}
