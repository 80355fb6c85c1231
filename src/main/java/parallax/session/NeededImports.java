package parallax.session;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreeScanner;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Name;

/**
 * Spares javac the imports a snippet does not need.
 *
 * <p>JShell puts an import before each snippet for all that was ever declared, and javac loads a class for each, two or three times a snippet: a
 * fifth of a snippet's time after 300. A single import has an effect on the names in the source that are like its own and on no other, so
 * without such a name it can go. This is a plug-in of javac, whose trees can be changed in its own classes alone: the JVM must export
 * {@link #EXPORTS}, or every import stays.
 */
public final class NeededImports implements Plugin {
    /** What the module jdk.compiler is to export to this program, as arguments of {@code --add-exports}. */
    public static final List<String> EXPORTS = List.of(
            "jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED", "jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED");

    private static final String SERVICE = "META-INF/services/" + Plugin.class.getName();
    private static final ThreadLocal<Boolean> WANTED = ThreadLocal.withInitial(() -> false);

    /** Asks JShell for what needs no other names than those in the source; a completion of a name, say, needs all there are. */
    static <T> T only(Supplier<T> task) {
        WANTED.set(true);
        try {
            return task.get();
        } finally {
            WANTED.set(false);
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
        if (WANTED.get()) {
            task.addTaskListener(new TaskListener() {
                @Override
                public void finished(TaskEvent event) {
                    if (event.getKind() == TaskEvent.Kind.PARSE) {
                        spare(event.getCompilationUnit());
                    }
                }
            });
        }
    }

    private static void spare(CompilationUnitTree unit) {
        Set<Name> names = new HashSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree node, Void unused) {
                names.add(node.getName());
                return null;
            }

            @Override
            public Void visitErroneous(ErroneousTree node, Void unused) {
                return scan(node.getErrorTrees(), null); // what is before a last dot, say
            }
        }.scan(unit.getTypeDecls(), null);
        Set<Tree> spared = new HashSet<>();
        for (ImportTree each : unit.getImports()) {
            if (each.getQualifiedIdentifier() instanceof MemberSelectTree name
                    && isOfJShell(name)
                    && !names.contains(name.getIdentifier())) {
                spared.add(each);
            }
        }
        try {
            Field definitions = unit.getClass().getField("defs");
            List<Object> left = new ArrayList<>((List<?>) definitions.get(unit));
            left.removeAll(spared);
            Method from = definitions.getType().getMethod("from", Iterable.class);
            definitions.set(unit, from.invoke(null, left));
        } catch (ReflectiveOperationException e) {
            // This javac does not let us; with all imports the outcome is the same.
        }
    }

    /** Tells whether the name is that of a member of one of JShell's classes. */
    private static boolean isOfJShell(MemberSelectTree name) {
        return name.getExpression() instanceof MemberSelectTree shellClass
                && shellClass.getExpression() instanceof IdentifierTree shellPackage
                && ShellNames.isSnippetClass(shellPackage.getName() + "." + shellClass.getIdentifier());
    }
}
