package parallax.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The classes a kernel loads at its start, made ready for the JVM in a file: class-data sharing, or the AOT cache from
 * JDK 25 on. A JVM does not use a file that does not fit its jars, so a stale one costs time and nothing else.
 */
public final class ClassArchive {
    static final int FIRST_WITH_AOT = 25;
    private static final long PATIENCE_SECONDS = 120;
    private static final boolean AOT = Runtime.version().feature() >= FIRST_WITH_AOT;

    /** Makes a JVM use an archive. */
    static final String OPTION = AOT ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";

    private static final String UNFINISHED = "kernel";

    private final Path file;
    private final Path stampFile;

    /** Returns the archive in a folder of its own. */
    ClassArchive(Path folder) {
        file = folder.resolve("kernel-" + Runtime.version().feature() + (AOT ? ".aot" : ".jsa"));
        stampFile = folder.resolve(file.getFileName() + ".stamp");
    }

    /** Returns this user's archive for this JDK. */
    public static ClassArchive ofThisUser() {
        return new ClassArchive(JupyterFolders.ofThisUser().cache());
    }

    /** Returns the archive among the options a JVM was started with, wherever this user's would be now. */
    static Optional<ClassArchive> among(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith(OPTION))
                .map(option -> new ClassArchive(
                        Path.of(option.substring(OPTION.length())).getParent()))
                .findFirst();
    }

    /** Returns the option that makes a JVM use the archive. */
    String flag() {
        return OPTION + file;
    }

    /** Tells whether there is an archive made from the jars as they are now, for a kernel installed now. */
    boolean isFresh() {
        try {
            return Files.exists(file) && Files.readString(stampFile).equals(stamp(KernelLaunch.flags()));
        } catch (IOException e) {
            return false;
        }
    }

    // Whatever the options: of two kernels with different ones, each would make it again after the other.
    private boolean isOfTheseJars() {
        try {
            return Files.exists(file) && Files.readString(stampFile).startsWith(jars());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Makes the archive unless it is fresh: a kernel is started, runs a cell, and ends. If another process is making it, that is waited for.
     *
     * @return whether there is a fresh one now; a kernel runs without it, too
     */
    public boolean make() {
        if (isFresh()) {
            return true;
        }
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel maker = maker();
                    FileLock lock = maker.lock()) {
                return lock.isValid() && (isFresh() || makeAlone(KernelLaunch.flags()));
            }
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * Makes the archive again if there is one and the jars have changed since, unless another process is about to. The JVM uses it only with the
     * options it was made with, so they are those of this JVM, which may have been installed before the jars.
     */
    void renew() {
        if (!Files.exists(stampFile) || isOfTheseJars()) {
            return;
        }
        try (FileChannel maker = maker();
                FileLock lock = maker.tryLock()) {
            if (lock != null && !isOfTheseJars()) {
                makeAlone(KernelLaunch.flagsOfThis().stream()
                        .filter(flag -> !flag.startsWith(OPTION))
                        .toList());
            }
        } catch (IOException | OverlappingFileLockException e) {
            // The kernel starts more slowly without; the next one tries again.
        }
    }

    private FileChannel maker() throws IOException {
        return FileChannel.open(file.resolveSibling("maker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private boolean makeAlone(List<String> flags) throws IOException {
        removeLeftovers();
        if (hasFolders()) {
            return false; // the JVM archives classes of jars alone
        }
        String stamp = stamp(flags);
        Path made = Files.createTempFile(file.getParent(), UNFINISHED, ".tmp");
        try {
            return train(made, flags) && keep(made, stamp);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Files.deleteIfExists(made);
        }
    }

    // Of makers that were killed: a front end kills a kernel that does not end at once.
    private void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(file.getParent(), UNFINISHED + "*.tmp")) {
            for (Path path : unfinished) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static boolean hasFolders() {
        return Arrays.stream(KernelLaunch.classpath().split(File.pathSeparator, -1))
                .anyMatch(entry -> Files.isDirectory(Path.of(entry)));
    }

    private static boolean train(Path target, List<String> flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(KernelLaunch.java()));
        command.addAll(flags);
        command.add((AOT ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + target);
        command.addAll(List.of("-cp", KernelLaunch.classpath(), Training.class.getName()));
        Files.delete(target);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0 && Files.exists(target);
    }

    private boolean keep(Path made, String stamp) throws IOException {
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(stampFile, stamp);
        return true;
    }

    /** Returns what the archive depends on: the JVM, each jar with its size and time, the options. */
    private static String stamp(List<String> flags) throws IOException {
        return jars() + flags + "\n";
    }

    static String jars() throws IOException {
        StringBuilder stamp = new StringBuilder(Runtime.version() + " " + KernelLaunch.java() + "\n");
        for (String entry : KernelLaunch.classpath().split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            stamp.append(entry);
            if (Files.exists(path)) {
                stamp.append(' ').append(Files.size(path)).append(' ').append(Files.getLastModifiedTime(path));
            }
            stamp.append('\n');
        }
        return stamp.toString();
    }
}
