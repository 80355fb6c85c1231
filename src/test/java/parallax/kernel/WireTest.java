package parallax.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WireTest {
    private final Wire wire = new Wire(new Signer("key"));

    private static Message message() {
        JsonObject content = new JsonObject();
        content.addProperty("code", "grüß 🙂");
        return Message.of("execute_request", List.of(new byte[] {1, 2}), new JsonObject(), content);
    }

    @Test
    void whatIsEncodedIsDecoded() throws BadMessageException {
        Message sent = message();
        Message came = wire.decode(wire.encode(sent));
        assertEquals("execute_request", came.type());
        assertEquals("grüß 🙂", came.text("code", ""));
        assertArrayEquals(new byte[] {1, 2}, came.identities().get(0));
        assertEquals(sent.header(), came.header());
    }

    /** From RFC 4231, test case 2, in one part. */
    @Test
    void signsAsTheStandardSays() {
        List<byte[]> parts = List.of(
                "what do ya want ".getBytes(StandardCharsets.US_ASCII),
                "for nothing?".getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", new Signer("Jefe").sign(parts));
    }

    /** From RFC 4231, test case 1; then the JDK's own HMAC, for lengths around a block's. */
    @Test
    void keysOfAllLengthsAreSignedWith() throws GeneralSecurityException {
        assertEquals(
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
                new Signer("\u000b".repeat(20)).sign(List.of(bytes("Hi There"))));
        for (int length : new int[] {1, 63, 64, 65, 128, 131}) {
            String key = "k".repeat(length);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(key), "HmacSHA256"));
            String expected = HexFormat.of().formatHex(mac.doFinal(bytes("one message")));
            assertEquals(expected, new Signer(key).sign(List.of(bytes("one "), bytes("message"))), length + " bytes");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void oneBitChangedAnywhereIsRefused() {
        List<byte[]> frames = wire.encode(message());
        for (int frame = 2; frame < frames.size(); frame++) {
            List<byte[]> changed = new ArrayList<>(frames);
            byte[] bytes = frames.get(frame).clone();
            bytes[bytes.length / 2] ^= 1;
            changed.set(frame, bytes);
            assertThrows(BadMessageException.class, () -> wire.decode(changed));
        }
    }

    @Test
    void anotherKeyIsRefusedAndAnEmptyOneTakesAll() throws BadMessageException {
        List<byte[]> frames = wire.encode(message());
        Wire other = new Wire(new Signer("other"));
        assertThrows(BadMessageException.class, () -> other.decode(frames));
        assertEquals("execute_request", new Wire(new Signer("")).decode(frames).type());
    }

    @Test
    void whatIsNoMessageIsRefusedWithAReason() {
        Wire open = new Wire(new Signer(""));
        for (List<String> frames : List.<List<String>>of(
                List.of(),
                List.of("junk"),
                List.of("<IDS|MSG>", ""),
                List.of("<IDS|MSG>", "", "{}", "{}", "{}"),
                List.of("<IDS|MSG>", "", "{}", "{}", "{}", "{}"),
                List.of("<IDS|MSG>", "", "[", "{}", "{}", "{}"),
                List.of("<IDS|MSG>", "", "3", "{}", "{}", "{}"),
                List.of("<IDS|MSG>", "", "[".repeat(100_000), "{}", "{}", "{}"))) {
            List<byte[]> bytes =
                    frames.stream().map(f -> f.getBytes(StandardCharsets.UTF_8)).toList();
            BadMessageException e = assertThrows(BadMessageException.class, () -> open.decode(bytes));
            assertTrue(e.getMessage().startsWith("it") || e.getMessage().startsWith("a part"), e.getMessage());
        }
    }

    @Test
    void countsCodePointsAsJupyterDoes() {
        assertEquals(3, Cursor.index("🙂ab", 2));
        assertEquals(2, Cursor.position("🙂ab", 3));
        assertEquals(4, Cursor.index("🙂ab", 99));
        assertEquals(0, Cursor.index("🙂ab", -1));
    }
}
