package parallax.display;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Images as PNG. */
final class ImageForms {
    private ImageForms() {}

    static Form of(BufferedImage image) {
        String text = "BufferedImage, " + image.getWidth() + " x " + image.getHeight() + " pixels";
        return new Form(text, () -> text, MimeBundle.PNG, () -> png(image));
    }

    /** Returns the image as PNG in base64. */
    static String png(RenderedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalArgumentException("an image of this type cannot be written as PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
