package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageIndexTest {
    @TempDir
    Path folder;

    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
            }
        }
        return jar;
    }

    @Test
    void aPackageIsWhereItsClassesAre() throws IOException {
        Path first = jar("first.jar", "a/b/One.class", "a/data.txt", "Plain.class");
        Path second = jar("second.jar", "a/b/Two.class", "c/Three.java", "META-INF/versions/17/d/Four.class");
        Path classes = Files.createDirectories(folder.resolve("classes/c")).getParent();
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no archive");
        List<Path> path = List.of(broken, first, folder.resolve("absent.jar"), classes, second);
        PackageIndex index = new PackageIndex();
        assertEquals(List.of(first, second), index.with("a.b", path));
        assertEquals(List.of(classes, second), index.with("c", path));
        assertEquals(List.of(second), index.with("d", path));
        assertEquals(List.of(first, classes), index.with("", path));
        assertEquals(List.of(), index.with("a", path));
    }

    @Test
    void aFolderMayGrow() throws IOException {
        PackageIndex index = new PackageIndex();
        assertEquals(List.of(), index.with("later", List.of(folder)));
        Files.createDirectories(folder.resolve("later"));
        assertEquals(List.of(folder), index.with("later", List.of(folder)));
    }
}
