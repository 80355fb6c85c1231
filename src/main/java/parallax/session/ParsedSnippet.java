package parallax.session;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreeScanner;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes out of a source, when javac has parsed it, the imports that have no effect.
 *
 * <p>A single import has an effect on the names in the source that are like its own and on no other, one on demand on those its package or class has
 * a member of. What is imported by a snippet that is nothing but imports stays, for javac is to say what of it is not there; only packages
 * and classes that are known to be are not read before something of them is needed.
 */
final class ParsedSnippet implements TaskListener {
    private final JavacTask task;
    private final IndexedFiles files;
    private final boolean importsHold;
    private NeededClasses classes;

    /**
     * Makes one for a task.
     *
     * @param importsHold whether what a snippet of imports names is known to be there
     */
    ParsedSnippet(JavacTask task, IndexedFiles files, boolean importsHold) {
        this.task = task;
        this.files = files;
        this.importsHold = importsHold;
    }

    @Override
    public void finished(TaskEvent event) {
        CompilationUnitTree unit = event.getCompilationUnit();
        if (event.getKind() != TaskEvent.Kind.PARSE
                || !event.getSourceFile().getName().contains(ShellNames.MARK)) {
            return; // before JShell makes a class of a snippet, it only parses it
        }
        Set<String> names = names(unit);
        boolean onlyImports = unit.getTypeDecls().isEmpty();
        Set<Tree> spared = new HashSet<>();
        for (ImportTree each : unit.getImports()) {
            if (each.getQualifiedIdentifier() instanceof MemberSelectTree imported) {
                String name = imported.getIdentifier().toString();
                boolean needed = !(onlyImports && importsHold)
                        && (name.equals("*")
                                ? mayBeNeeded(members(each, imported.getExpression()), names)
                                : onlyImports || names.contains(name));
                if (!needed) {
                    spared.add(each);
                }
            }
        }
        try {
            remove(spared, unit);
            if (unit.getPackageName() != null) { // else it is a snippet of imports
                if (classes == null) {
                    classes = new NeededClasses(task);
                }
                classes.add(names);
                for (ImportTree each : unit.getImports()) {
                    classes.add(Set.of(each.getQualifiedIdentifier().toString()));
                }
            }
        } catch (ReflectiveOperationException e) {
            // This javac does not let us; with all there is the outcome is the same.
        }
    }

    // Of what has no members javac is to say that it is not there.
    private static boolean mayBeNeeded(Set<String> members, Set<String> names) {
        return members.isEmpty() || !Collections.disjoint(names, members);
    }

    private Set<String> members(ImportTree each, ExpressionTree owner) {
        return each.isStatic() ? StaticMembers.of(fullName(owner)) : files.classes(fullName(owner));
    }

    private static String fullName(ExpressionTree tree) {
        return tree instanceof MemberSelectTree select
                ? fullName(select.getExpression()) + "." + select.getIdentifier()
                : tree.toString();
    }

    private static Set<String> names(CompilationUnitTree unit) {
        Set<String> names = new HashSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree node, Void unused) {
                names.add(node.getName().toString());
                return null;
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree node, Void unused) {
                if (node.getIdentifier().toString().startsWith(ShellNames.MARK)) {
                    names.add(node.getIdentifier().toString()); // with its full name
                }
                return super.visitMemberSelect(node, null);
            }

            @Override
            public Void visitErroneous(ErroneousTree node, Void unused) {
                return scan(node.getErrorTrees(), null); // what is before a last dot, say
            }
        }.scan(unit.getTypeDecls(), null);
        return names;
    }

    private static void remove(Set<Tree> spared, CompilationUnitTree unit) throws ReflectiveOperationException {
        Field definitions = unit.getClass().getField("defs");
        List<Object> left = new ArrayList<>((List<?>) definitions.get(unit));
        left.removeAll(spared);
        Method from = definitions.getType().getMethod("from", Iterable.class);
        definitions.set(unit, from.invoke(null, left));
    }
}
