package parallax.data;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not what it should be: the message has the file, what is wrong, and both numbers. */
public final class DataFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    DataFormatException(Path file, String problem) {
        super(file + " " + problem);
    }

    DataFormatException(Path file, String problem, Throwable cause) {
        super(file + " " + problem, cause);
    }
}
