package parallax.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns messages into frames and back: identities, a delimiter, the signature, then four JSON objects. */
final class Wire {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int PARTS = 4;

    private final Signer signer;

    Wire(Signer signer) {
        this.signer = signer;
    }

    /** Returns the frames of a message, signed. */
    List<byte[]> encode(Message message) {
        List<byte[]> parts = List.of(
                bytes(message.header()), bytes(message.parent()), bytes(message.metadata()), bytes(message.content()));
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signer.sign(parts).getBytes(StandardCharsets.US_ASCII));
        frames.addAll(parts);
        return frames;
    }

    /**
     * Returns the message of the frames.
     *
     * @throws BadMessageException if they are not a message or its signature is wrong
     */
    Message decode(List<byte[]> frames) throws BadMessageException {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        int first = delimiter + 2;
        if (frames.size() < first + PARTS) {
            throw new BadMessageException("it has " + frames.size() + " frames and "
                    + Math.max(0, frames.size() - first) + " of the " + PARTS + " parts behind the delimiter");
        }
        List<byte[]> parts = frames.subList(first, first + PARTS);
        if (!signer.isSigned(parts, frames.get(delimiter + 1))) {
            throw new BadMessageException("its signature is wrong");
        }
        Message message = new Message(
                List.copyOf(frames.subList(0, delimiter)),
                object(parts.get(0)),
                object(parts.get(1)),
                object(parts.get(2)),
                object(parts.get(3)));
        if (message.type().isEmpty()) {
            throw new BadMessageException("its header names no type");
        }
        return message;
    }

    private static byte[] bytes(JsonObject object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject object(byte[] bytes) throws BadMessageException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonElement json = JsonParser.parseString(text);
            if (json.isJsonObject()) {
                return json.getAsJsonObject();
            }
            throw new BadMessageException("a part of it is no JSON object");
        } catch (CharacterCodingException e) {
            throw new BadMessageException("a part of it is no UTF-8");
        } catch (JsonParseException | StackOverflowError e) {
            throw new BadMessageException("a part of it is no JSON");
        }
    }
}
