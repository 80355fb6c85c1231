package parallax.display;

import java.util.ArrayList;
import java.util.List;

/** Collects what is displayed until it is closed, updates too; to clear the output empties it. */
public final class Shown implements DisplaySink, AutoCloseable {
    private final List<MimeBundle> bundles = new ArrayList<>();
    private DisplaySink before;

    private Shown() {}

    /** Begins to collect. */
    public static Shown collect() {
        Shown shown = new Shown();
        shown.before = Display.sendTo(shown);
        return shown;
    }

    /** Returns what a piece of code displays. */
    static List<MimeBundle> by(Runnable code) {
        try (Shown shown = collect()) {
            code.run();
            return shown.bundles;
        }
    }

    /** Returns what was displayed until now. */
    public List<MimeBundle> bundles() {
        return bundles;
    }

    @Override
    public void display(String id, MimeBundle bundle) {
        bundles.add(bundle);
    }

    @Override
    public void update(String id, MimeBundle bundle) {
        bundles.add(bundle);
    }

    @Override
    public void clear(boolean wait) {
        bundles.clear();
    }

    @Override
    public void close() {
        Display.sendTo(before);
    }
}
