package parallax.session;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/**
 * JShell's hands in this process. It keeps the value itself and the exception itself of what ran last, where JShell's
 * own would keep their texts.
 */
final class CellControl extends DirectExecutionControl {
    private final CellRunner runner;
    private CellRunner.Outcome outcome = CellRunner.Outcome.of(null);
    private List<StackTraceElement> frames = List.of();
    private boolean translatesNext;
    private String lastClass = "";

    CellControl(CellLoader loader, CellRunner runner) {
        super(new CellClasses(loader));
        this.runner = runner;
    }

    /** Forgets what ran last. */
    void reset() {
        outcome = CellRunner.Outcome.of(null);
        frames = List.of();
    }

    /** Makes the next snippet not run but fail with the frames of snippets in the exception, for JShell to translate. */
    void translateNext(Throwable thrown) {
        frames = snippetFrames(thrown);
        translatesNext = true;
    }

    /** Lets go of the value of a variable JShell made up, which its class would keep for ever. */
    void clear(String variable) {
        try {
            Field field = findClass(lastClass).getDeclaredField(variable);
            if (!field.getType().isPrimitive()) {
                field.setAccessible(true);
                field.set(null, null);
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            // Another class has it: the value stays, which costs memory and nothing else.
        }
    }

    /** Returns how the snippet that ran last ended. */
    CellRunner.Outcome outcome() {
        return outcome;
    }

    /** Returns the frames of snippets handed to JShell for translation, in the order of its translated ones. */
    List<StackTraceElement> frames() {
        return frames;
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, InternalException {
        Method method;
        try {
            method = findClass(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new InternalException(e.toString());
        }
        if (translatesNext) {
            translatesNext = false;
            throw userException();
        }
        if (outcome.thrown() != null) {
            throw converted(outcome.thrown()); // of int a = f(), b = g(); JShell runs g() even so
        }
        outcome = runner.run(() -> call(method));
        lastClass = className; // only now: the code may have run other snippets
        if (outcome.thrown() != null) {
            throw converted(outcome.thrown());
        }
        return "";
    }

    @Override
    public String varValue(String className, String varName) throws InternalException {
        try {
            Field field = findClass(className).getDeclaredField(varName);
            field.setAccessible(true);
            outcome = CellRunner.Outcome.of(field.get(null));
            return "";
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new InternalException(e.toString());
        }
    }

    private static Object call(Method method) throws Throwable {
        try {
            return method.invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private RunException converted(Throwable thrown) {
        if (thrown instanceof SPIResolutionException unresolved) {
            return new ResolutionException(unresolved.id(), unresolved.getStackTrace());
        }
        frames = snippetFrames(thrown);
        return userException();
    }

    private UserException userException() {
        return new UserException("", Throwable.class.getName(), frames.toArray(new StackTraceElement[0]));
    }

    /** Returns the distinct frames of snippets in the exception, its causes and what it suppresses. */
    private static List<StackTraceElement> snippetFrames(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<StackTraceElement> found = new ArrayList<>();
        collect(thrown, seen, found);
        return found.stream().distinct().toList();
    }

    private static void collect(Throwable thrown, Set<Throwable> seen, List<StackTraceElement> found) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (ShellNames.isSnippetClass(frame.getClassName())) {
                found.add(frame);
            }
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            collect(suppressed, seen, found);
        }
        collect(thrown.getCause(), seen, found);
    }
}
