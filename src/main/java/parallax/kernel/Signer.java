package parallax.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages and knows which were signed with the same key: HMAC-SHA256 over the four parts, in hexadecimal. */
final class Signer {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Takes the key; with an empty one nothing is signed and everything is taken. */
    Signer(String key) {
        this.key = key.isEmpty() ? null : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Returns the signature of the parts. */
    String sign(List<byte[]> parts) {
        if (key == null) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            parts.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    /** Tells whether the signature is that of the parts, in a time that does not depend on where they differ. */
    boolean isSigned(List<byte[]> parts, byte[] signature) {
        return key == null || MessageDigest.isEqual(sign(parts).getBytes(StandardCharsets.US_ASCII), signature);
    }
}
