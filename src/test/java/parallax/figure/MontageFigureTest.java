package parallax.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parallax.nn.TwinContract.assertRejects;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import parallax.display.MimeBundle;
import parallax.tensor.Tensor;

class MontageFigureTest {
    private static List<BufferedImage> pictures(MontageFigure figure) throws Exception {
        List<BufferedImage> pictures = new ArrayList<>();
        String html = figure.display().forms().get(MimeBundle.HTML);
        Matcher png = Pattern.compile("base64,([^\"]+)\"").matcher(html);
        while (png.find()) {
            pictures.add(
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.group(1)))));
        }
        return pictures;
    }

    @Test
    void eachImageIsDrawnInGrey() throws Exception {
        Tensor x = Tensor.of(new int[] {2, 1, 1, 3}, 0, 1, 0.2, /* second */ 1, -5, 7);
        List<BufferedImage> pictures = pictures(MontageFigure.of(x));
        assertEquals(2, pictures.size());
        assertEquals(0xff000000, pictures.get(0).getRGB(0, 0));
        assertEquals(0xffffffff, pictures.get(0).getRGB(1, 0));
        assertEquals(0xff333333, pictures.get(0).getRGB(2, 0));
        assertEquals(0xff000000, pictures.get(1).getRGB(1, 0));
        assertEquals(0xffffffff, pictures.get(1).getRGB(2, 0));
    }

    @Test
    void threeChannelsAreColours() throws Exception {
        Tensor x = Tensor.of(new int[] {1, 3, 1, 2}, 1, 0, /* green */ 0.2, 0, /* blue */ 0, 1);
        assertEquals(0xffff3300, pictures(MontageFigure.of(x)).get(0).getRGB(0, 0));
        assertEquals(0xff0000ff, pictures(MontageFigure.of(x)).get(0).getRGB(1, 0));
    }

    @Test
    void wordsStandBelowAndInTheText() {
        MontageFigure figure = MontageFigure.of(Tensor.zeros(2, 1, 4, 5), n -> n == 0 ? "<three>" : "four");
        String html = figure.display().forms().get(MimeBundle.HTML);
        assertTrue(html.contains(">&lt;three&gt;</figcaption>"), html);
        assertTrue(figure.toString().startsWith("2 images of 4 x 5: <three> four\n"), figure.toString());
    }

    @Test
    void ofVeryManyTheFirstAreShown() throws Exception {
        MontageFigure figure = MontageFigure.of(Tensor.zeros(203, 1, 1, 1));
        assertEquals(200, pictures(figure).size());
        assertTrue(figure.display().forms().get(MimeBundle.HTML).contains("... 3 more"));
    }

    @Test
    void saysWhatDoesNotFit() {
        assertRejects(
                "images must have 4 axes (N, C, H, W) and entries, has shape (2, 3)",
                () -> MontageFigure.of(Tensor.zeros(2, 3)));
        assertRejects("images is null", () -> MontageFigure.of(null));
    }
}
