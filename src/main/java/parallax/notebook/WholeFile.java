package parallax.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: beside it first, then in its place. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes the text as UTF-8, making the folder where there is none.
     *
     * @throws IOException if it cannot be written; what was there before is then untouched
     */
    public static void write(Path path, String text) throws IOException {
        // A link stays a link: what it leads to is replaced.
        Path file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Files.createDirectories(file.getParent());
        Path beside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            // Not Files.createTempFile, whose files none but their owner may read.
            Files.writeString(beside, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
