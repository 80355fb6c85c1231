package parallax.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The course's imports, which are declared when a cell first has a name that may be of them, or behind the first cell, or once none has run for
 * a moment: JShell takes longer for them than for all else before a first cell.
 *
 * <p>In doubt they are declared. All methods but {@link #close} are called by who has the session's lock.
 */
final class LateImports {
    private static final int IDLE_MILLIS = 200;

    /** A name that is no member of something, and whether it is called. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\p{L}\\p{N}_$.])([\\p{L}_$][\\p{L}\\p{N}_$]*)(\\s*\\()?");

    /** A magic may run what is not in the cell. */
    private static final Pattern MAGIC = Pattern.compile("^\\s*%", Pattern.MULTILINE);

    private static final Set<String> BEFORE_PARENTHESES =
            Set.of("if", "for", "while", "switch", "catch", "try", "synchronized", "return", "this", "super", "assert");

    private final Consumer<String> declare;
    private final List<String> sources = new ArrayList<>();
    private long idleSince = System.nanoTime();
    private boolean firstCellRan;
    private volatile boolean closed;

    /**
     * Makes one without imports.
     *
     * @param declare runs a start-up script
     */
    LateImports(Consumer<String> declare) {
        this.declare = declare;
    }

    /**
     * Runs a start-up script: the course's imports later, others now, after those before them. What another imports may have names of any kind; of the
     * course's, types are capitalised, and the others are methods.
     */
    void add(String source) {
        sources.add(source);
        if (!source.equals(Startup.imports())) {
            declare();
        }
    }

    /** Declares the imports if the cell may need one. */
    void declareFor(String cell) {
        if (!sources.isEmpty() && mayNeedOne(cell)) {
            declare();
        }
    }

    /** Declares the imports that are not yet. */
    void declare() {
        List<String> now = List.copyOf(sources);
        sources.clear();
        now.forEach(declare);
    }

    /** Notes that a cell has ended; number 0 is the session's own. */
    void cellEnded(int cell) {
        idleSince = System.nanoTime();
        firstCellRan |= cell > 0;
    }

    /** Declares the imports once a first cell has run, or none has for a moment. */
    void declareWhenIdle(Object session) {
        Thread thread = new Thread(() -> waitForIdle(session), "start-up imports");
        thread.setDaemon(true);
        thread.start();
    }

    private void waitForIdle(Object session) {
        try {
            boolean waiting = true;
            while (waiting && !closed) {
                Thread.sleep(IDLE_MILLIS);
                synchronized (session) {
                    waiting =
                            !firstCellRan && System.nanoTime() - idleSince < TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS);
                    if (!waiting && !closed) {
                        declare();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            if (!closed) { // JShell refuses what it is asked while it is being closed
                throw e;
            }
        }
    }

    /** Declares no more. */
    void close() {
        closed = true;
    }

    private static boolean mayNeedOne(String cell) {
        if (MAGIC.matcher(cell).find()) {
            return true;
        }
        Matcher name = NAME.matcher(JavaText.code(cell));
        while (name.find()) {
            boolean isType = Character.isUpperCase(name.group(1).codePointAt(0)) && !isOfJavaLang(name.group(1));
            boolean isCalled = name.group(2) != null && !BEFORE_PARENTHESES.contains(name.group(1));
            if (isType || isCalled) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfJavaLang(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
