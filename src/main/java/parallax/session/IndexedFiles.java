package parallax.session;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The files javac sees, with an index of the class path's packages.
 *
 * <p>javac's own walks through every jar of the class path, whatever package is asked for: a third of the time until a first cell runs, most of
 * it in jars that no cell ever needs. Here a jar is opened when a package in it is asked for.
 */
final class IndexedFiles extends ForwardingJavaFileManager<StandardJavaFileManager> implements StandardJavaFileManager {
    private final PackageIndex index = new PackageIndex();
    private final ClassLoader plugins = NeededImports.loader();
    private final Map<Path, StandardJavaFileManager> entries = new HashMap<>();
    private final Map<String, Set<String>> classes = new HashMap<>();
    private List<Path> classpath;
    private List<Path> classesOf;

    IndexedFiles(StandardJavaFileManager files) {
        super(files);
        // Meanwhile JShell and javac start up, which takes longer.
        Thread thread = new Thread(this::readIndex, "package index");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void readIndex() {
        index.with("", classpath());
    }

    @Override
    public synchronized Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location != StandardLocation.CLASS_PATH || recurse) {
            return super.list(location, packageName, kinds, recurse);
        }
        List<JavaFileObject> found = new ArrayList<>();
        for (Path entry : index.with(packageName, classpath())) {
            entries.computeIfAbsent(entry, IndexedFiles::open)
                    .list(location, packageName, kinds, false)
                    .forEach(found::add);
        }
        return found;
    }

    /** Returns the simple names of a package's classes, such as {@code Map} and {@code Map$Entry}; none if there is no such package. */
    synchronized Set<String> classes(String packageName) {
        if (classpath() != classesOf) { // javac sets its options, and the path among them, for each task
            if (!classpath().equals(classesOf)) {
                classes.clear();
            }
            classesOf = classpath();
        }
        return classes.computeIfAbsent(packageName, this::readClasses);
    }

    private Set<String> readClasses(String packageName) {
        Set<String> found = JdkPackages.classes(packageName);
        Set<JavaFileObject.Kind> kinds = EnumSet.of(JavaFileObject.Kind.CLASS, JavaFileObject.Kind.SOURCE);
        try {
            for (JavaFileObject file : list(StandardLocation.CLASS_PATH, packageName, kinds, false)) {
                String name = inferBinaryName(StandardLocation.CLASS_PATH, file);
                found.add(name.substring(name.lastIndexOf('.') + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Override
    public ClassLoader getClassLoader(Location location) {
        boolean isOurs = location == StandardLocation.ANNOTATION_PROCESSOR_PATH && isEmpty(location);
        return isOurs ? plugins : super.getClassLoader(location);
    }

    private boolean isEmpty(Location location) {
        Iterable<? extends Path> paths = fileManager.getLocationAsPaths(location);
        return paths == null || !paths.iterator().hasNext();
    }

    private List<Path> classpath() {
        if (classpath == null) {
            List<Path> paths = new ArrayList<>();
            fileManager.getLocationAsPaths(StandardLocation.CLASS_PATH).forEach(paths::add);
            classpath = paths;
        }
        return classpath;
    }

    private static StandardJavaFileManager open(Path entry) {
        StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @Override
    public synchronized boolean handleOption(String current, Iterator<String> remaining) {
        classpath = null;
        return super.handleOption(current, remaining);
    }

    @Override
    public synchronized void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        classpath = null;
        fileManager.setLocation(location, files);
    }

    @Override
    public synchronized void setLocationFromPaths(Location location, Collection<? extends Path> paths)
            throws IOException {
        classpath = null;
        fileManager.setLocationFromPaths(location, paths);
    }

    @Override
    public synchronized void close() throws IOException {
        for (StandardJavaFileManager files : entries.values()) {
            files.close();
        }
        entries.clear();
        super.close();
    }

    // What follows is javac's own.

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        return fileManager.getLocationAsPaths(location);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }
}
