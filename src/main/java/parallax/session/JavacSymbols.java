package parallax.session;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardLocation;

/**
 * The symbols that javac has of a package's classes during a task.
 *
 * <p>They are javac's own, which it shows to nobody by itself: the JVM must export its packages.
 */
final class JavacSymbols {
    private final Javac javac;
    private final String packageName;
    private final Object context;
    private final Object names;
    private final Object symtab;
    private final Object module;
    private final Object packageSymbol;
    private final Object scope;

    /**
     * Leaves a package of the class path without classes; javac reads it no more.
     *
     * @throws ReflectiveOperationException if this javac cannot be told so; then nothing has changed
     */
    JavacSymbols(JavacTask task, String packageName) throws ReflectiveOperationException {
        javac = Javac.known();
        this.packageName = packageName;
        context = javac.contextOfTask.invoke(task);
        names = javac.names.invoke(null, context);
        symtab = javac.symtab.invoke(null, context);
        module = javac.unnamedModule.get(symtab);
        packageSymbol = javac.enterPackage.invoke(symtab, module, javac.name.invoke(names, packageName));
        scope = javac.createScope.invoke(null, packageSymbol);
        javac.members.set(packageSymbol, scope);
        javac.completer.set(packageSymbol, javac.isComplete);
    }

    /** Returns the class files the package has, by the classes' simple names. */
    Map<String, JavaFileObject> classFiles() throws ReflectiveOperationException {
        JavaFileManager files = (JavaFileManager) javac.get.invoke(context, JavaFileManager.class);
        Map<String, JavaFileObject> found = new HashMap<>();
        Location location = StandardLocation.CLASS_PATH;
        try {
            for (JavaFileObject file : files.list(location, packageName, EnumSet.of(Kind.CLASS), false)) {
                found.put(files.inferBinaryName(location, file).substring(packageName.length() + 1), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Gives the package a class, to be read once it is used; as javac's ClassFinder does with those it finds. */
    void enter(String simpleName, JavaFileObject file) throws ReflectiveOperationException {
        Object symbol = javac.enterClass.invoke(symtab, module, javac.name.invoke(names, simpleName), packageSymbol);
        if (javac.classFile.get(symbol) == null) {
            javac.classFile.set(symbol, file);
        }
        if (javac.owner.get(symbol) == packageSymbol) {
            javac.enter.invoke(scope, symbol);
        }
    }

    /** The parts of javac. */
    private static final class Javac {
        private static volatile Javac known;

        private final Class<?> contextType = type("util.Context");
        private final Class<?> nameType = type("util.Name");
        private final Class<?> namesType = type("util.Names");
        private final Class<?> symtabType = type("code.Symtab");
        private final Class<?> symbol = type("code.Symbol");
        private final Class<?> moduleSymbol = type("code.Symbol$ModuleSymbol");
        private final Class<?> typeSymbol = type("code.Symbol$TypeSymbol");
        private final Class<?> scopeType = type("code.Scope$WriteableScope");
        final Method contextOfTask = type("api.BasicJavacTask").getMethod("getContext");
        final Method get = contextType.getMethod("get", Class.class);
        final Method names = namesType.getMethod("instance", contextType);
        final Method name = namesType.getMethod("fromString", String.class);
        final Method symtab = symtabType.getMethod("instance", contextType);
        final Method enterPackage = symtabType.getMethod("enterPackage", moduleSymbol, nameType);
        final Method enterClass = symtabType.getMethod("enterClass", moduleSymbol, nameType, typeSymbol);
        final Method createScope = scopeType.getMethod("create", symbol);
        final Method enter = scopeType.getMethod("enter", symbol);
        final Field unnamedModule = symtabType.getField("unnamedModule");
        final Field members = type("code.Symbol$PackageSymbol").getField("members_field");
        final Field completer = symbol.getField("completer");
        final Field classFile = type("code.Symbol$ClassSymbol").getField("classfile");
        final Field owner = symbol.getField("owner");
        final Object isComplete =
                type("code.Symbol$Completer").getField("NULL_COMPLETER").get(null);

        private Javac() throws ReflectiveOperationException {}

        static Javac known() throws ReflectiveOperationException {
            if (known == null) {
                known = new Javac();
            }
            return known;
        }

        private static Class<?> type(String name) throws ClassNotFoundException {
            return Class.forName("com.sun.tools.javac." + name);
        }
    }
}
