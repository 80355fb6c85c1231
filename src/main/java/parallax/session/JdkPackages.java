package parallax.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the packages of the running JDK have. */
final class JdkPackages {
    private static final FileSystem JDK = FileSystems.getFileSystem(URI.create("jrt:/"));
    private static final String CLASS = ".class";

    private JdkPackages() {}

    /** Returns the simple names of an exported package's classes, such as {@code Map} and {@code Map$Entry}; none if there is no such package. */
    static Set<String> classes(String packageName) {
        Set<String> classes = new HashSet<>();
        Path modules = JDK.getPath("/packages", packageName);
        if (Files.isDirectory(modules)) {
            for (Path link : files(modules)) {
                String module = link.getFileName().toString();
                if (isExported(packageName, module)) {
                    for (Path file : files(JDK.getPath("/modules", module, packageName.replace('.', '/')))) {
                        String name = file.getFileName().toString();
                        if (name.endsWith(CLASS)) {
                            classes.add(name.substring(0, name.length() - CLASS.length()));
                        }
                    }
                }
            }
        }
        return classes;
    }

    private static boolean isExported(String packageName, String module) {
        return ModuleLayer.boot()
                .findModule(module)
                .filter(found -> found.isExported(packageName))
                .isPresent();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
