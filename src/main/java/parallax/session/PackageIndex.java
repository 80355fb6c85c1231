package parallax.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Which entries of a class path have classes or sources of a package. For one thread at a time. */
final class PackageIndex {
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/\\d+/(.*)");

    private final Map<Path, Set<String>> packagesOfJars = new HashMap<>();

    /** Returns the entries that may have the package, in the path's order. */
    List<Path> with(String name, Collection<Path> path) {
        List<Path> found = new ArrayList<>();
        for (Path entry : path) {
            boolean has = Files.isDirectory(entry)
                    ? Files.isDirectory(entry.resolve(name.replace('.', '/')))
                    : packagesOfJars
                            .computeIfAbsent(entry, PackageIndex::packages)
                            .contains(name);
            if (has) {
                found.add(entry);
            }
        }
        return found;
    }

    private static Set<String> packages(Path jar) {
        Set<String> packages = new HashSet<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            String last = null;
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                String name = all.nextElement().getName();
                int end = name.lastIndexOf('/');
                String folder = end < 0 ? "" : name.substring(0, end);
                if (!folder.equals(last) && (name.endsWith(".class") || name.endsWith(".java"))) {
                    last = folder;
                    Matcher versioned = VERSIONED.matcher(folder);
                    packages.add((versioned.matches() ? versioned.group(1) : folder).replace('/', '.'));
                }
            }
        } catch (IOException e) {
            // As javac does: what is no archive has no classes.
        }
        return packages;
    }
}
