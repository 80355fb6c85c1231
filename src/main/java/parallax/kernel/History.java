package parallax.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What was run in this kernel, kept in memory: the answer to a front end's arrow-up. */
final class History {
    private static final int SESSION = 1;
    private static final int SHOWN_OUTPUT = 1000;

    private record Entry(int line, String input, String output) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Adds a cell; the output is null if it had none. */
    synchronized void add(int line, String input, String output) {
        boolean isLong = output != null && output.length() > SHOWN_OUTPUT;
        entries.add(new Entry(line, input, isLong ? output.substring(0, SHOWN_OUTPUT) : output));
    }

    /** Answers a {@code history_request}: the last ones, a range, or those like a pattern with {@code *} and {@code ?}. */
    synchronized JsonArray answer(Message request) {
        List<Entry> found = switch (request.text("hist_access_type", "tail")) {
            case "range" -> range(request);
            case "search" -> search(request);
            default -> last(entries, request.number("n", entries.size()));
        };
        boolean withOutput = request.flag("output", false);
        JsonArray history = new JsonArray();
        found.forEach(entry -> history.add(tuple(entry, withOutput)));
        return history;
    }

    private List<Entry> range(Message request) {
        int session = request.number("session", 0);
        int start = request.number("start", 1);
        int stop = request.number("stop", Integer.MAX_VALUE);
        // 0 is this session, negative numbers are ones before it, of which nothing is kept.
        boolean here = session == 0 || session == SESSION;
        return matching(entry -> here && entry.line >= start && entry.line < stop);
    }

    private List<Entry> search(Message request) {
        int[] glob = request.text("pattern", "*").codePoints().toArray();
        List<Entry> found =
                matching(entry -> isLike(glob, entry.input.codePoints().toArray()));
        if (request.flag("unique", false)) {
            Map<String, Entry> latest = new LinkedHashMap<>();
            for (Entry entry : found) {
                latest.remove(entry.input);
                latest.put(entry.input, entry);
            }
            found = List.copyOf(latest.values());
        }
        return last(found, request.number("n", found.size()));
    }

    private List<Entry> matching(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).toList();
    }

    private static List<Entry> last(List<Entry> of, int count) {
        return of.subList(Math.max(0, of.size() - Math.max(0, count)), of.size());
    }

    /** Tells whether a glob matches all of a text. Only the last star is ever widened, so no glob takes for ever. */
    private static boolean isLike(int[] glob, int[] text) {
        int g = 0;
        int t = 0;
        int star = -1;
        int widened = 0;
        while (t < text.length) {
            if (g < glob.length && glob[g] == '*') {
                star = g++;
                widened = t;
            } else if (g < glob.length && (glob[g] == '?' || glob[g] == text[t])) {
                g++;
                t++;
            } else if (star >= 0) {
                g = star + 1;
                t = ++widened;
            } else {
                return false;
            }
        }
        return Arrays.stream(glob, g, glob.length).allMatch(c -> c == '*');
    }

    private static JsonArray tuple(Entry entry, boolean withOutput) {
        JsonArray tuple = new JsonArray();
        tuple.add(SESSION);
        tuple.add(entry.line);
        if (withOutput) {
            JsonArray both = new JsonArray();
            both.add(entry.input);
            both.add(entry.output);
            tuple.add(both);
        } else {
            tuple.add(entry.input);
        }
        return tuple;
    }

    /** Returns the content of the reply. */
    static JsonObject reply(JsonArray history) {
        JsonObject content = new JsonObject();
        content.addProperty("status", "ok");
        content.add("history", history);
        return content;
    }
}
