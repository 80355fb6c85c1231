package parallax.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;

/**
 * Runs the cells of one notebook, one after the other: what a cell declares, the later ones see.
 *
 * <p>While a session is open, {@code System.out}, {@code System.err} and {@code System.in} are those of its cells.
 * All methods may be called from any thread; cells run one at a time, on a thread of the session.
 */
public final class JavaSession implements AutoCloseable {
    private final InterruptSwitch interruptSwitch = new InterruptSwitch();
    private final StandardStreams streams;
    private final CellRunner runner;
    private final JShell shell;
    private final CellExecutor executor;

    private JavaSession(Builder builder) {
        CellLoader loader = new CellLoader(JavaSession.class.getClassLoader(), interruptSwitch);
        runner = new CellRunner(interruptSwitch, loader);
        CellControl control = new CellControl(loader, runner);
        SnippetIds ids = new SnippetIds();
        shell = JShell.builder()
                .executionEngine(new CellControlProvider(control), Map.of())
                .compilerOptions(builder.compilerOptions.toArray(new String[0]))
                .idGenerator(ids)
                .build();
        builder.classpath.forEach(path -> shell.addToClasspath(path.toString()));
        streams = StandardStreams.redirect(builder.output, builder.input, interruptSwitch);
        executor = new CellExecutor(shell, control, ids);
    }

    /** Returns a builder of a session that sees the classes of the running program. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Runs a cell.
     *
     * @param cell the cell's number, by which errors name it
     * @param source the cell's text
     */
    public synchronized CellResult execute(int cell, String source) {
        try {
            return executor.execute(new CellSource(cell, source));
        } finally {
            streams.flush();
        }
    }

    /** Stops the cell that runs, if one does; returns once it has stopped or has been left behind. */
    public void interrupt() {
        executor.interrupt();
        runner.interrupt();
    }

    /** Hands all that was printed so far to the output. */
    public void flush() {
        streams.flush();
    }

    /** Ends the session and gives the standard streams back. */
    @Override
    public void close() {
        runner.interrupt();
        shell.close();
        runner.close();
        streams.close();
    }

    /** What a session needs. */
    public static final class Builder {
        private final List<Path> classpath = new ArrayList<>();
        private final List<String> compilerOptions = new ArrayList<>();
        private SessionOutput output;
        private SessionInput input = SessionInput.NONE;

        private Builder() {}

        /** Adds jars and folders of classes that cells see beside those of the running program. */
        public Builder classpath(List<Path> more) {
            classpath.addAll(more);
            return this;
        }

        /** Adds options of the Java compiler. */
        public Builder compilerOptions(List<String> more) {
            compilerOptions.addAll(more);
            return this;
        }

        /** Sets where the text that cells print goes. */
        public Builder output(SessionOutput where) {
            output = where;
            return this;
        }

        /** Sets where {@code System.in} comes from; without it, it is empty. */
        public Builder input(SessionInput where) {
            input = where;
            return this;
        }

        /** Opens the session. */
        public JavaSession build() {
            if (output == null) {
                throw new IllegalArgumentException("a session needs an output");
            }
            return new JavaSession(this);
        }
    }

    /** Returns what could stand at the cursor, a UTF-16 index into the code. */
    public synchronized Completion complete(String code, int cursor) {
        return executor.complete(code, cursor);
    }

    /** Returns what is known of the name or call at the cursor, a UTF-16 index into the code. */
    public synchronized Optional<Inspection> inspect(String code, int cursor) {
        return executor.inspect(code, cursor);
    }

    /** Tells whether the text could be run as it stands. */
    public synchronized Completeness completeness(String code) {
        return executor.completeness(code);
    }
}
