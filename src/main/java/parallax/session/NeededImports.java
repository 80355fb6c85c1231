package parallax.session;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Spares javac the imports a snippet does not need, and the classes of JShell's that it needs none of.
 *
 * <p>JShell puts an import before each snippet for all that was ever declared or imported, and javac reads a class, or all names of a package,
 * for each, two or three times a snippet: more than half of a snippet's time, and the more the longer the session. This is a plug-in of
 * javac, which takes away what has no effect. Trees and symbols can be changed by javac's own classes alone: the JVM must export
 * {@link #EXPORTS}, or all stays.
 */
public final class NeededImports implements Plugin {
    /** What the module jdk.compiler is to export to this program, as arguments of {@code --add-exports}. */
    public static final List<String> EXPORTS = List.of(
            "jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
            "jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
            "jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED",
            "jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED");

    private static final String SERVICE = "META-INF/services/" + Plugin.class.getName();
    private static final ThreadLocal<Request> REQUEST = new ThreadLocal<>();

    private record Request(IndexedFiles files, boolean importsHold) {}

    /**
     * Asks JShell for what needs no other names than those in the source; a completion of a name, say, needs all there are.
     *
     * @param files those JShell's javac has
     */
    static <T> T only(IndexedFiles files, Supplier<T> task) {
        return with(new Request(files, false), task);
    }

    /** Asks JShell likewise to declare imports that are known to hold: javac reads nothing of what they name. */
    static <T> T unread(IndexedFiles files, Supplier<T> task) {
        return with(new Request(files, true), task);
    }

    private static <T> T with(Request request, Supplier<T> task) {
        REQUEST.set(request);
        try {
            return task.get();
        } finally {
            REQUEST.remove();
        }
    }

    /** Returns the class loader in which javac finds this plug-in, and no other. */
    static ClassLoader loader() {
        return new ClassLoader(NeededImports.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) {
                return name.equals(SERVICE)
                        ? Collections.enumeration(List.of(NeededImports.class.getResource("javac-plugins")))
                        : Collections.emptyEnumeration();
            }
        };
    }

    @Override
    public String getName() {
        return "NeededImports";
    }

    @Override
    public boolean autoStart() {
        return true;
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        Request request = REQUEST.get();
        if (request != null) {
            task.addTaskListener(new ParsedSnippet(task, request.files, request.importsHold));
        }
    }
}
