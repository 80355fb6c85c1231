package parallax.session;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import jdk.jshell.Snippet;

/** Numbers snippets and remembers where in which cell each of them stands. */
final class SnippetIds implements BiFunction<Snippet, Integer, String> {
    /**
     * Where a snippet stands.
     *
     * @param source its cell
     * @param start the index in the cell at which the snippet's own text starts; of one in braces, the index before, where the line above may end
     * @param insertion the index in the snippet of what was put into it; behind its end if nothing was
     * @param inserted the length of that, which is on one line
     */
    record Place(CellSource source, int start, int insertion, int inserted) {
        Place(CellSource source, int start) {
            this(source, start, Integer.MAX_VALUE, 0);
        }

        /** Returns the same place for a snippet into which something was put. */
        Place with(int index, int length) {
            return new Place(source, start, index, length);
        }

        /** Returns the index in the cell of an index in the snippet; before the snippet's start counts as its start. */
        int cellIndex(long index) {
            int at = (int) Math.max(0, index);
            return start + (at <= insertion ? at : Math.max(insertion, at - inserted));
        }

        /** Returns the line in the cell of a line of the snippet, both from 1. */
        int cellLine(int snippetLine) {
            return source.line(Math.max(0, start + 1)) + snippetLine - 1;
        }
    }

    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<String, Snippet> snippets = new ConcurrentHashMap<>();
    private Place current = new Place(new CellSource(0, ""), 0);
    private int last;

    /** Sets where the snippets that are made from now on stand. */
    void at(Place place) {
        current = place;
    }

    @Override
    public String apply(Snippet snippet, Integer proposed) {
        String id = String.valueOf(++last);
        places.put(id, current);
        snippets.put(id, snippet);
        return id;
    }

    Optional<Place> place(String id) {
        return Optional.ofNullable(places.get(id));
    }

    /** Returns all snippets there were; JShell itself keeps them, too. */
    Collection<Snippet> snippets() {
        return snippets.values();
    }

    void forget(String id) {
        places.remove(id);
        snippets.remove(id);
    }
}
