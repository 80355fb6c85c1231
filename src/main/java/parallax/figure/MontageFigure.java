package parallax.figure;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import parallax.display.Display;
import parallax.display.Displayable;
import parallax.display.Html;
import parallax.display.MimeBundle;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/**
 * Many small images in rows, each with a word below: what a dataset holds, or what a model took it for.
 *
 * <pre>{@code
 * MontageFigure.of(digits.x(), digits::className);
 * }</pre>
 *
 * <p>Entries from 0 (black) to 1 (white); what lies outside is shown as the nearer of the two. Images of three channels are red, green and blue, of
 * any other number the first channel alone.
 */
public final class MontageFigure implements Displayable {
    private static final int MOST = 200;
    private static final int SHOWN_WIDTH = 56;
    private static final int LARGEST_CELL = 4;
    private static final int TEXT_IMAGES = 8;

    private final Tensor images;
    private final List<String> captions;

    private MontageFigure(Tensor images, List<String> captions) {
        this.images = images;
        this.captions = captions;
    }

    /** What stands below an image. */
    @FunctionalInterface
    public interface Caption {
        /** Returns the words below image n; may be empty. */
        String of(int n);
    }

    /** Returns the picture of images without words; see {@link #of(Tensor, Caption)}. */
    public static MontageFigure of(Tensor images) {
        return of(images, n -> "");
    }

    /**
     * Returns the picture of the images; of more than 200, the first 200.
     *
     * @param images  (N, C, H, W). Copied.
     * @param caption what stands below each
     * @throws IllegalArgumentException if there are not four axes, or there is no image
     */
    public static MontageFigure of(Tensor images, Caption caption) {
        Arguments.given("images", images);
        Arguments.given("caption", caption);
        if (images.rank() != 4 || images.length() == 0) {
            throw new IllegalArgumentException(
                    "images must have 4 axes (N, C, H, W) and entries, has shape " + Shapes.text(images.shape()));
        }
        int shown = Math.min(images.size(0), MOST);
        return new MontageFigure(
                images.copy(), IntStream.range(0, shown).mapToObj(caption::of).toList());
    }

    @Override
    public MimeBundle display() {
        int h = images.size(2);
        int w = images.size(3);
        int scale = Math.max(1, Math.min(LARGEST_CELL, SHOWN_WIDTH / w));
        StringBuilder html = new StringBuilder(
                        "<div style=\"display:flex;flex-wrap:wrap;gap:6px\" role=\"group\" aria-label=\"")
                .append(Html.escape(title()))
                .append("\">");
        for (int n = 0; n < captions.size(); n++) {
            html.append("<figure style=\"margin:0;text-align:center\"><img alt=\"image ")
                    .append(n)
                    .append("\" width=\"")
                    .append(w * scale)
                    .append("\" height=\"")
                    .append(h * scale)
                    .append("\" style=\"image-rendering:pixelated;display:block\" src=\"data:image/png;base64,")
                    .append(png(n))
                    .append("\"><figcaption style=\"font-size:12px\">")
                    .append(Html.escape(captions.get(n)))
                    .append("</figcaption></figure>");
        }
        html.append("</div>");
        if (captions.size() < images.size(0)) {
            html.append("<div><small>... ")
                    .append(images.size(0) - captions.size())
                    .append(" more</small></div>");
        }
        return MimeBundle.text(toString()).with(MimeBundle.HTML, html.toString());
    }

    /** Returns the number of images and their words, and the first few as characters. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(title());
        for (int n = 0; n < Math.min(TEXT_IMAGES, captions.size()); n++) {
            Tensor first = Tensor.zeros(images.size(2), images.size(3));
            for (int i = 0; i < images.size(2); i++) {
                for (int j = 0; j < images.size(3); j++) {
                    first.set(images.get(n, 0, i, j), i, j);
                }
            }
            out.append("\n\n").append(ImageFigure.of(captions.get(n), first));
        }
        return out.toString();
    }

    private String title() {
        String words = String.join(" ", captions).strip();
        return images.size(0) + (images.size(0) == 1 ? " image of " : " images of ") + images.size(2) + " x "
                + images.size(3) + (words.isEmpty() ? "" : ": " + words);
    }

    private String png(int n) {
        BufferedImage pixels = new BufferedImage(images.size(3), images.size(2), BufferedImage.TYPE_INT_RGB);
        boolean colour = images.size(1) == 3;
        for (int i = 0; i < images.size(2); i++) {
            for (int j = 0; j < images.size(3); j++) {
                int rgb = 0;
                for (int channel = 0; channel < 3; channel++) {
                    double v = images.get(n, colour ? channel : 0, i, j);
                    rgb = rgb << 8 | (int) Math.round(255 * Math.max(0, Math.min(1, v)));
                }
                pixels.setRGB(j, i, rgb);
            }
        }
        return Display.render(pixels).forms().get(MimeBundle.PNG);
    }
}
