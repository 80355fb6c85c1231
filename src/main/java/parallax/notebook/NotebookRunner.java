package parallax.notebook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parallax.display.Display;
import parallax.display.DisplaySink;
import parallax.display.MimeBundle;
import parallax.session.CellError;
import parallax.session.CellResult;
import parallax.session.JavaSession;
import parallax.session.Startup;

/**
 * Runs the code cells of a notebook from top to bottom in a session of its own.
 *
 * <p>It stops at the first cell that fails, unless the cell's tag {@code raises-exception} says that it is meant to.
 */
public final class NotebookRunner {
    private static final String MAY_FAIL = "raises-exception";

    private final Optional<Duration> timeout;

    /** Makes a runner; a cell may run as long as the timeout, if there is one. */
    public NotebookRunner(Optional<Duration> timeout) {
        this.timeout = timeout;
    }

    /** Runs the notebook; outputs that were in it are gone. While it runs, displays of this process go into it. */
    public NotebookRun run(Notebook notebook, RunListener listener) {
        CellOutputs outputs = new CellOutputs();
        try (JavaSession session =
                JavaSession.builder().startup(Startup.imports()).output(outputs).build()) {
            DisplaySink before = Display.sendTo(new InOrder(session, outputs));
            try {
                return new Run(session, outputs, notebook, listener).all();
            } finally {
                Display.sendTo(before);
            }
        }
    }

    private final class Run {
        private final JavaSession session;
        private final CellOutputs outputs;
        private final Notebook notebook;
        private final RunListener listener;
        private final Map<String, CellOutputs.Kept> kept = new HashMap<>();
        private final Map<String, Integer> counts = new HashMap<>();

        Run(JavaSession session, CellOutputs outputs, Notebook notebook, RunListener listener) {
            this.session = session;
            this.outputs = outputs;
            this.notebook = notebook;
            this.listener = listener;
        }

        NotebookRun all() {
            List<String> labels = CellLabels.of(notebook);
            List<Cell.Code> cells = notebook.codeCells();
            for (int number = 1; number <= cells.size(); number++) {
                Cell.Code cell = cells.get(number - 1);
                String label = labels.get(number - 1);
                listener.begins(number, cells.size(), label);
                long start = System.nanoTime();
                Optional<Output.Failure> error = run(number, cell);
                boolean well = error.isEmpty() || cell.tags().contains(MAY_FAIL);
                listener.ends(number, cells.size(), label, Duration.ofNanos(System.nanoTime() - start), well);
                if (!well) {
                    Cell.Code ran = cell.ran(number, kept.get(cell.id()).outputs());
                    return new NotebookRun(executed(), Optional.of(new NotebookRun.Failure(number, ran, error.get())));
                }
            }
            return new NotebookRun(executed(), Optional.empty());
        }

        private Optional<Output.Failure> run(int number, Cell.Code cell) {
            outputs.begin();
            kept.put(cell.id(), outputs.current());
            counts.put(cell.id(), number);
            Optional<Output.Failure> error = execute(number, cell.source());
            session.flush();
            error.ifPresent(outputs::failure);
            return error;
        }

        private Optional<Output.Failure> execute(int number, String source) {
            if (source.isBlank()) {
                return Optional.empty();
            }
            CellResult result;
            boolean late;
            try (Deadline deadline = new Deadline(timeout, session::interrupt)) {
                result = session.execute(number, source);
                late = deadline.passed();
            }
            if (result instanceof CellResult.Failure failure) {
                return Optional.of(error(failure.error(), late));
            }
            if (result instanceof CellResult.Success success && success.value().isPresent()) {
                return show(number, success.value().get());
            }
            return Optional.empty();
        }

        private Output.Failure error(CellError error, boolean late) {
            if (late && error.kind() == CellError.Kind.INTERRUPTED) {
                String message =
                        "the cell was stopped after " + timeout.orElseThrow().toSeconds() + " s (--timeout)";
                List<String> lines = new ArrayList<>(List.of("Timeout: " + message));
                lines.addAll(error.traceback());
                return new Output.Failure("Timeout", message, lines);
            }
            return new Output.Failure(error.name(), error.message(), error.traceback());
        }

        /** A value's own way of showing itself may fail; that is the cell's failure, not the runner's. */
        private Optional<Output.Failure> show(int number, Object value) {
            MimeBundle bundle;
            try {
                bundle = Display.render(value);
            } catch (RuntimeException | StackOverflowError e) {
                String message = "the value could not be shown: " + e;
                return Optional.of(new Output.Failure(e.getClass().getName(), message, List.of(message)));
            }
            session.flush();
            outputs.result(number, bundle);
            return Optional.empty();
        }

        private Notebook executed() {
            List<Cell> cells = new ArrayList<>();
            for (Cell cell : notebook.cells()) {
                if (cell instanceof Cell.Code code) {
                    CellOutputs.Kept gave = kept.get(code.id());
                    cells.add(gave == null ? code.cleared() : code.ran(counts.get(code.id()), gave.outputs()));
                } else {
                    cells.add(cell);
                }
            }
            return notebook.withCells(cells);
        }
    }

    /** Hands on what was printed before it shows something, so that the two stay in the order of the program. */
    private record InOrder(JavaSession session, CellOutputs outputs) implements DisplaySink {
        @Override
        public void display(String id, MimeBundle bundle) {
            session.flush();
            outputs.display(id, bundle);
        }

        @Override
        public void update(String id, MimeBundle bundle) {
            outputs.update(id, bundle);
        }

        @Override
        public void clear(boolean wait) {
            session.flush();
            outputs.clear(wait);
        }
    }
}
