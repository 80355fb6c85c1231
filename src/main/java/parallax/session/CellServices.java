package parallax.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the code of a cell may ask of the session that runs it: the services behind IJava's kernel object. */
public final class CellServices {
    private static final AtomicReference<CellServices> CURRENT = new AtomicReference<>();

    private final Magics magics;
    private final Classpath classpath;
    private final CellRunner runner;
    private final CellControl control;
    private int cell;

    CellServices(Magics magics, Classpath classpath, CellRunner runner, CellControl control) {
        this.magics = magics;
        this.classpath = classpath;
        this.runner = runner;
        this.control = control;
    }

    /** Returns those of the session that is open in this program, if one is. */
    public static Optional<CellServices> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    void open() {
        CURRENT.set(this);
    }

    void close() {
        CURRENT.compareAndSet(this, null);
    }

    /** Notes which cell runs. */
    void cellStarts(int number) {
        cell = number;
    }

    /**
     * Runs more source as if it stood in the cell, and returns its value, or null if it has none.
     *
     * @throws IllegalArgumentException if it does not compile
     * @throws IllegalStateException on a thread that is not the cell's own
     * @throws Exception what the source throws
     */
    public Object eval(String source) throws Exception {
        return value(() -> magics.run(new CellSource(cell, source)));
    }

    /** Returns the names of the magics that stand in a line of their own, without those cells have made. */
    public List<String> lineMagics() {
        return Magics.NAMES;
    }

    /** Returns the names of the magics that take the rest of a cell, without those cells have made. */
    public List<String> cellMagics() {
        return Magics.CELL_NAMES;
    }

    /**
     * Does what a line {@code %name arguments} would, and returns what came of it: of libraries their paths, of code its value.
     *
     * @throws IllegalArgumentException if it cannot be done
     */
    public Object lineMagic(String name, List<String> arguments) throws Exception {
        String line = String.join(" ", arguments);
        return value(() -> magics.line(name, new CellSource(cell, line), 0, line.length()));
    }

    /**
     * Does what a cell with a first line {@code %%name arguments} would, and returns its value, or null.
     *
     * @throws IllegalArgumentException if it cannot be done
     */
    public Object cellMagic(String name, List<String> arguments, String body) throws Exception {
        return eval("%%" + name + " " + String.join(" ", arguments) + "\n" + body);
    }

    /** Makes lines that start with {@code %name}, and cells that start with {@code %%name}, calls of IJava's {@code lineMagic} and {@code cellMagic}. */
    public void addMagic(String name) {
        magics.add(name);
    }

    /** Adds a jar or a folder of classes to what cells see. */
    public void addToClasspath(Path path) {
        classpath.add(List.of(path));
    }

    private interface Work {
        CellResult run() throws MagicException;
    }

    private Object value(Work work) throws Exception {
        if (!runner.isCellThread()) {
            throw new IllegalStateException("only the cell itself can run more source: the thread \""
                    + Thread.currentThread().getName() + "\" is not its own");
        }
        CellResult result;
        try {
            result = work.run();
        } catch (MagicException e) {
            // Its frames are the session's, of which a learner need not know.
            throw new IllegalArgumentException(e.getMessage());
        }
        if (result instanceof CellResult.Failure failure) {
            throw failed(failure);
        }
        return ((CellResult.Success) result).value().orElse(null);
    }

    /** Returns what the source threw, so that the cell can catch it, or what was wrong with the source. */
    private Exception failed(CellResult.Failure failure) {
        Throwable thrown = control.outcome().thrown();
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof Exception exception
                ? exception
                : new IllegalArgumentException(failure.error().text());
    }
}
