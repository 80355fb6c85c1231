package parallax.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Signs messages and knows which were signed with the same key: HMAC-SHA256 over the four parts, in hexadecimal.
 *
 * <p>By RFC 2104, H((K ⊕ opad) ‖ H((K ⊕ ipad) ‖ parts)), from the JDK's SHA-256: its {@code Mac} has all the JDK's security providers loaded
 * first, which on JDK 17 is a tenth of the time to the kernel's first word.
 */
final class Signer {
    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final byte[] key;

    /** Takes the key; with an empty one nothing is signed and everything is taken. */
    Signer(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        this.key = Arrays.copyOf(bytes.length > BLOCK ? digest().digest(bytes) : bytes, bytes.length == 0 ? 0 : BLOCK);
    }

    /** Returns the signature of the parts. */
    String sign(List<byte[]> parts) {
        if (key.length == 0) {
            return "";
        }
        MessageDigest inner = padded(INNER);
        parts.forEach(inner::update);
        return HexFormat.of().formatHex(padded(OUTER).digest(inner.digest()));
    }

    private MessageDigest padded(byte pad) {
        byte[] block = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            block[i] = (byte) (key[i] ^ pad);
        }
        MessageDigest digest = digest();
        digest.update(block);
        return digest;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256, which every JDK must have", e);
        }
    }

    /** Tells whether the signature is that of the parts, in a time that does not depend on where they differ. */
    boolean isSigned(List<byte[]> parts, byte[] signature) {
        return key.length == 0 || MessageDigest.isEqual(sign(parts).getBytes(StandardCharsets.US_ASCII), signature);
    }
}
