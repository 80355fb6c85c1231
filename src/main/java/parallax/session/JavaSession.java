package parallax.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import parallax.display.Display;
import parallax.session.BackgroundFailures.Failure;

/**
 * Runs the cells of one notebook, one after the other: what a cell declares, the later ones see.
 *
 * <p>While a session is open, {@code System.out}, {@code System.err} and {@code System.in} are those of its cells. All
 * methods may be called from any thread; cells run one at a time, on a thread of the session.
 */
public final class JavaSession implements AutoCloseable {
    private final MemoryReserve reserve = new MemoryReserve();
    private final MemoryWatch memoryWatch;
    private final StandardStreams streams;
    private final CellRunner runner;
    private final AtomicReference<IndexedFiles> files = new AtomicReference<>();
    private final JShell shell;
    private final SnippetRunner snippets;
    /** Names in a cell through which its code may add to the class path. */
    private static final Pattern MAY_ADD_LIBRARIES = Pattern.compile("=[ \\t]*%|Magic|Kernel");

    private final Classpath path;
    private final Magics magics;
    private final CellServices services;
    private final Completer completer;
    private final Inspector inspector;
    private final CompletenessCheck completenessCheck;
    private final BackgroundFailures backgroundFailures;
    private final LateImports imports;
    private volatile CellTimeout timeout = new CellTimeout(0, () -> {});

    private JavaSession(Builder builder) {
        InterruptSwitch interruptSwitch = new InterruptSwitch();
        CellLoader loader = new CellLoader(JavaSession.class.getClassLoader(), interruptSwitch);
        runner = new CellRunner(interruptSwitch, loader, reserve);
        memoryWatch = MemoryWatch.start(runner::stopFillingMemory, reserve);
        CellControl control = new CellControl(loader, runner);
        SnippetIds ids = new SnippetIds();
        shell = JShell.builder()
                .executionEngine(new CellControlProvider(control), Map.of())
                .fileManager(standard -> {
                    files.set(new IndexedFiles(standard));
                    return files.get();
                })
                .compilerOptions(builder.compilerOptions.toArray(new String[0]))
                .idGenerator(ids)
                .build();
        SnippetSplitter splitter = new SnippetSplitter(shell.sourceCodeAnalysis());
        path = new Classpath(shell, runner::isCellThread);
        snippets = new SnippetRunner(shell, files.get(), path, control, ids);
        CellExecutor executor = new CellExecutor(splitter, snippets, runner);
        completer = new Completer(shell, files.get(), splitter);
        inspector = new Inspector(shell, files.get(), splitter, control, runner);
        Declarations declarations = new Declarations(shell, inspector);
        magics = new Magics(new SessionHost(path, executor, declarations), MavenLibraries.central());
        completenessCheck = new CompletenessCheck(shell.sourceCodeAnalysis(), splitter, magics.added());
        services = new CellServices(magics, path, runner, control);
        services.open();
        PrintedTraces traces = new PrintedTraces(ids, shell.sourceCodeAnalysis());
        streams = StandardStreams.redirect(builder.output, builder.input, interruptSwitch, traces::mend);
        backgroundFailures = BackgroundFailures.watch(loader, reserve, this::reportBackground);
        path.add(builder.classpath);
        imports = new LateImports(source -> declarations.keep(() -> start(source)));
        builder.startup.forEach(imports::add);
        // The limit is for cells; a start-up script may take longer.
        timeout = new CellTimeout(builder.timeoutMillis, this::interrupt);
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
        streams.reset();
        imports.declareFor(source);
        services.cellStarts(cell);
        boolean mayAddLibraries = MAY_ADD_LIBRARIES.matcher(source).find();
        if (mayAddLibraries) {
            path.settle();
        }
        CellResult result = run(() -> magics.run(new CellSource(cell, source)));
        if (mayAddLibraries) {
            path.settle();
        }
        List<String> notes = snippets.endCell();
        notes.forEach(note -> System.err.println("Note: " + note));
        reportBackground(); // while what is printed is still this cell's
        imports.cellEnded(cell);
        return result;
    }

    /**
     * Runs a task as if it were a cell: it can be interrupted, and what it throws becomes an error in the learner's words.
     *
     * @param cell the number of the cell on whose behalf it runs
     */
    public synchronized CellResult call(int cell, Callable<?> task) {
        CellResult result = run(() -> {
            CellRunner.Outcome outcome = runner.run(task::call);
            if (runner.isInterrupted()) {
                return new CellResult.Failure(ExceptionTexts.interrupted(outcome.abandoned()));
            }
            return outcome.thrown() != null
                    ? new CellResult.Failure(snippets.describe(outcome.thrown()))
                    : new CellResult.Success(Optional.ofNullable(outcome.value()));
        });
        streams.flush();
        return result;
    }

    private interface Work {
        CellResult run() throws MagicException;
    }

    private CellResult run(Work work) {
        runner.setCellRuns(true);
        Runnable endOfWatch = timeout.start();
        Thread former = streams.muteErrorsOf(Thread.currentThread());
        try {
            return work.run();
        } catch (MagicException e) {
            return failure("MagicError", e.getMessage());
        } catch (RuntimeException | LinkageError | VirtualMachineError e) {
            // JShell and javac fail on some source, and in a full memory on any; the session goes on.
            reserve.giveUpForAnswer(e);
            String nested = isOverflow(e) ? "; does it nest too many parentheses or blocks?" : "";
            return failure("SessionError", "the session could not work on this cell: " + e + nested);
        } finally {
            streams.muteErrorsOf(former);
            endOfWatch.run();
            runner.setCellRuns(false);
        }
    }

    /** JShell wraps what javac throws, and javac may, too. */
    private static boolean isOverflow(Throwable thrown) {
        return thrown.toString().contains("StackOverflowError");
    }

    private static CellResult failure(String name, String message) {
        return new CellResult.Failure(
                new CellError(CellError.Kind.EXCEPTION, name, message, List.of(name + ": " + message), 0, 0));
    }

    /** Stops the cell that runs, if one does; returns once it has stopped or has been left behind. */
    public void interrupt() {
        runner.interrupt();
    }

    /** Returns what could stand at the cursor, a UTF-16 index into the code. */
    public synchronized Completion complete(String code, int cursor) {
        imports.declare();
        return completer.complete(code, cursor);
    }

    /** Returns what is known of the name or call at the cursor, a UTF-16 index into the code. */
    public synchronized Optional<Inspection> inspect(String code, int cursor) {
        imports.declare();
        return inspector.inspect(code, cursor);
    }

    /** Tells whether the text could be run as it stands. */
    public synchronized Completeness completeness(String code) {
        return completenessCheck.of(code);
    }

    /** Hands all that was printed so far to the output. */
    public void flush() {
        streams.flush();
    }

    /**
     * Sets memory aside, if there is much, for what is to be done when a cell has filled it. Best called after each cell, when the learner has seen its end.
     */
    public void reserveMemory() {
        reserve.take();
    }

    /** Sets what is told each time that a cell has ended because the memory is full, and is to be answered. It must need none. */
    public void onMemoryFull(Runnable listener) {
        reserve.onFull(listener);
    }

    private void start(String source) {
        if (ImportBlock.declare(shell, files.get(), source)) {
            return;
        }
        if (execute(0, source) instanceof CellResult.Failure failure) {
            System.err.println("The start-up script failed.\n" + failure.error().text());
            streams.flush();
        }
    }

    private synchronized void reportBackground() {
        Failure failure = backgroundFailures.next();
        while (failure != null) {
            String text = snippets.describe(failure.thrown()).text();
            System.err.println("In the background thread \"" + failure.thread() + "\": " + text);
            failure = backgroundFailures.next();
        }
        streams.flush();
    }

    /** Ends the session and gives the standard streams back. */
    @Override
    public void close() {
        memoryWatch.close();
        services.close();
        Display.askFirst(value -> null); // it may be a cell's code, which ends with the session
        imports.close();
        runner.interrupt();
        backgroundFailures.close();
        shell.close();
        runner.close();
        streams.close();
    }

    /** What a session needs. */
    public static final class Builder {
        private final List<Path> classpath = new ArrayList<>();
        // javac would look for plug-ins in every jar of the class path.
        private final List<String> compilerOptions = new ArrayList<>(List.of("--processor-path", ""));
        private final List<String> startup = new ArrayList<>();
        private long timeoutMillis;
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

        /** Adds a source that runs before the first cell, such as {@link Startup#imports}. */
        public Builder startup(String source) {
            startup.add(source);
            return this;
        }

        /** Interrupts every cell that runs longer; 0 is for ever. */
        public Builder timeoutMillis(long millis) {
            timeoutMillis = millis;
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

        /** Does what IJava's environment variables among these ask for; the others are left alone. */
        public Builder environment(Map<String, String> variables) {
            IJavaEnvironment.apply(variables, this);
            return this;
        }

        /** Opens the session. */
        public JavaSession build() {
            if (output == null) {
                throw new IllegalArgumentException("a session needs an output");
            }
            JavaSession session = new JavaSession(this);
            session.imports.declareWhenIdle(session);
            return session;
        }
    }
}
