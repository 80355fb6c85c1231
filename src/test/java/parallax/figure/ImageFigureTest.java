package parallax.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import parallax.display.MimeBundle;
import parallax.tensor.Tensor;

class ImageFigureTest {
    private static List<BufferedImage> pictures(ImageFigure figure) throws IOException {
        List<BufferedImage> pictures = new ArrayList<>();
        String html = figure.display().forms().get(MimeBundle.HTML);
        Matcher png = Pattern.compile("base64,([^\"]*)\"").matcher(html);
        while (png.find()) {
            pictures.add(
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.group(1)))));
        }
        return pictures;
    }

    @Test
    void greyRunsFromBlackToTheLargest() throws IOException {
        BufferedImage picture =
                pictures(ImageFigure.of(Tensor.matrix(new double[] {0, 2, 4}))).get(0);
        assertEquals(0xFF000000, picture.getRGB(0, 0));
        assertEquals(0xFF808080, picture.getRGB(1, 0));
        assertEquals(0xFFFFFFFF, picture.getRGB(2, 0));
    }

    @Test
    void signIsAColour() throws IOException {
        BufferedImage picture = pictures(ImageFigure.of(Tensor.matrix(new double[] {-2, 0, 2, Double.NaN})))
                .get(0);
        assertEquals(0xFF0072B2, picture.getRGB(0, 0));
        assertEquals(0xFFFFFFFF, picture.getRGB(1, 0));
        assertEquals(0xFFD55E00, picture.getRGB(2, 0));
        assertEquals(0xFFFFFFFF, picture.getRGB(3, 0));
    }

    @Test
    void mapsStandSideBySideWithEscapedTitles() throws IOException {
        ImageFigure figure = ImageFigure.of("<b>", Tensor.zeros(2, 3)).and("map", Tensor.zeros(1, 2, 4, 4));
        assertEquals(3, pictures(figure).size());
        String html = figure.display().forms().get(MimeBundle.HTML);
        assertTrue(html.contains("&lt;b&gt;") && html.contains("map 1"), html);
        assertFalse(html.contains("<b>"));
    }

    @Test
    void plainTextDrawsWithCharacters() {
        assertEquals(
                "Image \"t\", 2 x 2, entries from 0 to 1\n@@\n  @@",
                ImageFigure.of("t", Tensor.matrix(new double[] {1, 0}, new double[] {0, 1}))
                        .display()
                        .plain());
    }

    @Test
    void othersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ImageFigure.of(Tensor.vector(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> ImageFigure.of(Tensor.zeros(0, 3)));
        assertThrows(IllegalArgumentException.class, () -> ImageFigure.of(Tensor.zeros(1, 3000)));
    }
}
