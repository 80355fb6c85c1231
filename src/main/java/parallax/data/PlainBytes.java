package parallax.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import parallax.tensor.Arguments;

/** Reads a file whole, and unpacks it if it is compressed by gzip. */
final class PlainBytes {
    private PlainBytes() {}

    /**
     * Returns the bytes.
     *
     * @throws DataFormatException if the file begins like one of gzip and is none, or is cut off
     */
    static byte[] read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Arguments.given("file", file)))) {
            in.mark(2);
            boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            if (!compressed) {
                return in.readAllBytes();
            }
            try (GZIPInputStream unpacked = new GZIPInputStream(in)) {
                return unpacked.readAllBytes();
            } catch (ZipException | EOFException e) {
                throw new DataFormatException(file, "is compressed by gzip and damaged: " + e.getMessage(), e);
            }
        }
    }
}
