package parallax.notebook;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import parallax.display.DisplaySink;
import parallax.display.MimeBundle;
import parallax.session.SessionOutput;

/** Keeps what the cells of a running notebook give, as a front end would. Called from the cells' own threads. */
final class CellOutputs implements DisplaySink, SessionOutput {
    /** A cell that prints for ever must not fill the memory before it is stopped. */
    private static final int MOST_CHARACTERS = 10_000_000;

    private final Map<String, Slot> displayed = new HashMap<>();
    private List<Slot> current = new ArrayList<>();
    private int printed;
    private boolean clearBeforeNext;

    /** One place among the outputs; what is in it may change. */
    private static final class Slot {
        private Output output;
        private StringBuilder text;

        Output output() {
            return text == null ? output : new Output.Stream(((Output.Stream) output).name(), text.toString());
        }
    }

    /** Begins a cell: what comes from now on is its. */
    synchronized void begin() {
        current = new ArrayList<>();
        printed = 0;
        clearBeforeNext = false;
    }

    /** Returns a view of the outputs of the cell that runs; later updates of its displays change what it gives. */
    synchronized Kept current() {
        List<Slot> slots = current;
        return () -> {
            synchronized (this) {
                return slots.stream().map(Slot::output).toList();
            }
        };
    }

    /** The outputs of one cell, as they are when asked for. */
    interface Kept {
        List<Output> outputs();
    }

    @Override
    public void stdout(String text) {
        print("stdout", text);
    }

    @Override
    public void stderr(String text) {
        print("stderr", text);
    }

    @Override
    public synchronized void display(String id, MimeBundle bundle) {
        displayed.put(id, add(new Output.DisplayData(data(bundle), new JsonObject())));
    }

    @Override
    public synchronized void update(String id, MimeBundle bundle) {
        Slot slot = displayed.get(id);
        if (slot != null) {
            slot.output = new Output.DisplayData(data(bundle), new JsonObject());
        }
    }

    @Override
    public synchronized void clear(boolean wait) {
        if (wait) {
            clearBeforeNext = true;
        } else {
            current.clear();
        }
    }

    synchronized void result(int count, MimeBundle bundle) {
        add(new Output.ExecuteResult(OptionalInt.of(count), data(bundle), new JsonObject()));
    }

    synchronized void failure(Output.Failure failure) {
        clearBeforeNext = false; // what was to be cleared explains the failure
        add(failure);
    }

    private synchronized void print(String name, String text) {
        if (text.isEmpty() || printed > MOST_CHARACTERS) {
            return;
        }
        printed += text.length();
        String more = printed > MOST_CHARACTERS
                ? text + "\n... more than " + MOST_CHARACTERS + " characters; the rest is left out\n"
                : text;
        Slot last = current.isEmpty() || clearBeforeNext ? null : current.get(current.size() - 1);
        if (last == null
                || last.text == null
                || !((Output.Stream) last.output).name().equals(name)) {
            last = add(new Output.Stream(name, ""));
            last.text = new StringBuilder();
        }
        last.text.append(more);
    }

    private Slot add(Output output) {
        if (clearBeforeNext) {
            clearBeforeNext = false;
            current.clear();
        }
        Slot slot = new Slot();
        slot.output = output;
        current.add(slot);
        return slot;
    }

    static JsonObject data(MimeBundle bundle) {
        JsonObject data = new JsonObject();
        bundle.forms().forEach((type, content) -> {
            if (MultilineText.isJson(type)) {
                try {
                    data.add(type, JsonParser.parseString(content));
                } catch (JsonParseException e) {
                    data.add(type, new JsonPrimitive(content));
                }
            } else {
                data.addProperty(type, content);
            }
        });
        return data;
    }
}
