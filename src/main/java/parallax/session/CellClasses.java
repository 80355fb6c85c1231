package parallax.session;

import java.io.File;
import java.net.MalformedURLException;
import java.nio.file.Path;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Puts the classes JShell compiled into the session's loader, instrumented. */
record CellClasses(CellLoader loader) implements LoaderDelegate {
    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] loaded = new boolean[classes.length];
        for (ClassBytecodes c : classes) {
            loader.offer(c.name(), Instrumenter.instrument(c.bytecodes()));
        }
        try {
            for (int i = 0; i < classes.length; i++) {
                loader.loadClass(classes[i].name());
                loaded[i] = true;
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ClassInstallException(e.toString(), loaded);
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        // Nothing to do: JShell gives what it cannot redefine a new name.
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        for (String part : path.split(File.pathSeparator, -1)) {
            try {
                loader.addURL(Path.of(part).toUri().toURL());
            } catch (MalformedURLException e) {
                throw new InternalException(e.toString());
            }
        }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }
}
