package parallax.train.safetensors;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is not what it should be; the message is one sentence that begins with the file's name. */
public final class BadFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the file. */
    public BadFileException(Path file, String problem) {
        super(file.getFileName() + ": " + problem);
    }

    BadFileException(Path file, String problem, Throwable cause) {
        super(file.getFileName() + ": " + problem, cause);
    }
}
