package parallax.session;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

/**
 * The class path of a session, as it grows.
 *
 * <p>JShell indexes the class path in the background, with the file manager that compiles. If the path grows
 * meanwhile, packages on it may stay unknown for good; therefore the index is waited for. JShell tells whether it is
 * ready but not when, hence the loop. It does not index while a snippet runs: where a cell's own code adds to the path, the waiting is to be done
 * before and after the cell ({@link #settle}).
 */
final class Classpath {
    private static final Path NOWHERE = Path.of(System.getProperty("java.home"), "nowhere");
    private static final long PAUSE_MILLIS = 10;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final BooleanSupplier inCell;

    /**
     * Makes one.
     *
     * @param inCell tells whether it is a cell's own code that asks
     */
    Classpath(JShell shell, BooleanSupplier inCell) {
        this.shell = shell;
        this.inCell = inCell;
        analysis = shell.sourceCodeAnalysis();
    }

    /** Adds jars and folders. */
    void add(List<Path> paths) {
        for (Path path : paths) {
            settle();
            shell.addToClasspath(path.toString());
        }
        if (!paths.isEmpty()) {
            settle();
        }
    }

    /**
     * Makes JShell take a new compiler, which it does for a new class path. It uses one again and again, and after a text
     * too long for a class file, its remains would get into the next class: no cell would ever compile.
     */
    void renewCompiler() {
        add(List.of(NOWHERE));
    }

    /** Waits until JShell knows what is on the path. */
    void settle() {
        if (inCell.getAsBoolean()) {
            return;
        }
        long start = System.nanoTime();
        try {
            while (!analysis.listQualifiedNames("Name", "Name".length()).isUpToDate()
                    && System.nanoTime() - start < PATIENCE_NANOS) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
