package parallax.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens around the making of an archive; with the classes of the tests, which lie in folders, none can be made. */
class ClassArchiveTest {
    @TempDir
    private Path folder;

    private ClassArchive archive;
    private Path stale;

    @BeforeEach
    void leaveOneUnfinished() throws IOException {
        archive = new ClassArchive(folder);
        Path file = Path.of(archive.flag().substring(archive.flag().indexOf('=') + 1));
        stale = folder.resolve(file.getFileName() + ".stamp");
        Files.writeString(stale, "of other jars");
        Files.writeString(folder.resolve("kernel123.tmp"), "half an archive");
    }

    private List<Path> unfinished() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }

    @Test
    void whatAKilledMakerLeftIsRemoved() throws IOException {
        archive.renew();
        assertEquals(List.of(), unfinished());
        assertTrue(Files.exists(stale));
        assertFalse(archive.isFresh());
    }

    @Test
    void whatAnotherIsMakingIsLeftToIt() throws IOException {
        try (FileChannel maker = FileChannel.open(
                        folder.resolve("maker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = maker.lock()) {
            archive.renew();
            assertTrue(lock.isValid());
        }
        assertEquals(List.of(folder.resolve("kernel123.tmp")), unfinished());
    }

    @Test
    void oneOfOtherOptionsIsLeftByAKernelAndMadeByAnInstall() throws IOException {
        Files.writeString(stale, ClassArchive.jars() + "of other options");
        Path file = Files.writeString(Path.of(archive.flag().substring(ClassArchive.OPTION.length())), "an archive");
        archive.renew();
        assertEquals(List.of(folder.resolve("kernel123.tmp")), unfinished());
        archive.make();
        assertEquals(List.of(), unfinished());
        assertTrue(Files.exists(file));
    }

    @Test
    void oneThatIsLostIsMadeAgain() throws IOException {
        Files.writeString(stale, ClassArchive.jars());
        archive.renew();
        assertEquals(List.of(), unfinished());
    }

    @Test
    void theOneAJvmWasStartedWithIsFound() {
        List<String> options = List.of("-Xmx2g", archive.flag());
        assertEquals(archive.flag(), ClassArchive.among(options).orElseThrow().flag());
        assertTrue(ClassArchive.among(List.of("-Xmx2g")).isEmpty());
    }

    @Test
    void whoHasNoneIsMadeNone() throws IOException {
        Files.delete(stale);
        archive.renew();
        assertEquals(List.of(folder.resolve("kernel123.tmp")), unfinished());
    }
}
