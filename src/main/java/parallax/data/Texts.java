package parallax.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import parallax.tensor.Arguments;

/** Plain text for language models: a story that is shipped, and files. */
public final class Texts {
    private Texts() {}

    /**
     * Returns "The keeper of the lamp", a story of about 3,700 characters written for this project, in plain ASCII with a line feed between
     * lines.
     *
     * <p>Its sentences come back in other words, so that even a small model soon writes something like it.
     */
    public static String lighthouse() {
        try (InputStream in = Texts.class.getResourceAsStream("/parallax/data/lighthouse.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns a file's text, which must be UTF-8; a line ends in a line feed, however the file ends it.
     *
     * @throws DataFormatException if the bytes are no UTF-8; the message has the place of the first that is not
     * @throws IOException         if the file cannot be read
     */
    public static String read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Arguments.given("file", file)));
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            // The decoder leaves the buffer's position at what it could not read.
            throw new DataFormatException(
                    file,
                    "is no UTF-8 text: byte " + bytes.position() + " of " + bytes.limit() + ", 0x"
                            + Integer.toHexString(bytes.get(bytes.position()) & 0xff) + ", belongs to no character",
                    e);
        }
    }
}
