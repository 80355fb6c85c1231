package parallax.figure;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parallax.display.Display;
import parallax.display.Displayable;
import parallax.display.Html;
import parallax.display.MimeBundle;
import parallax.display.NumberText;
import parallax.tensor.Arguments;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/**
 * Matrices as pictures, side by side: {@code ImageFigure.of("house", x).and("edges", y)}.
 *
 * <p>Entries of 0 or more are grey, from black (0) to white (the largest). Where some are negative, colour says the sign: blue
 * below 0, orange above, white at 0, stronger the farther from 0; the two are told apart by the colour-blind too.
 */
public final class ImageFigure implements Displayable {
    private static final int MAX_SIDE = 2_000;
    private static final int SHOWN_WIDTH = 250;
    private static final int LARGEST_CELL = 32;
    private static final int MAX_TEXT_WIDTH = 64;
    private static final String SHADES = " .:-=+*#%@";
    private static final int[] BLUE = {0, 114, 178};
    private static final int[] ORANGE = {213, 94, 0};

    private final List<Picture> pictures;

    private ImageFigure(List<Picture> pictures) {
        this.pictures = pictures;
    }

    private record Picture(String title, Tensor image, double low, double high) {}

    /** Returns the picture of an image without a title; see {@link #of(String, Tensor)}. */
    public static ImageFigure of(Tensor image) {
        return of("", image);
    }

    /**
     * Returns the picture of an image.
     *
     * @param title may be empty
     * @param image (H, W), or (C, H, W) for C pictures, or (N, C, H, W) for N x C. Not modified.
     * @throws IllegalArgumentException if it has another rank, is empty, or is larger than 2000 in height or width
     */
    public static ImageFigure of(String title, Tensor image) {
        return new ImageFigure(List.of()).and(title, image);
    }

    /** Returns these pictures with more to their right; arguments as in {@link #of(String, Tensor)}. */
    public ImageFigure and(String title, Tensor image) {
        Arguments.given("title", title);
        Arguments.given("image", image);
        int[] shape = image.shape();
        if (shape.length < 2 || shape.length > 4) {
            throw new IllegalArgumentException("an image has 2 to 4 axes, (H, W), (C, H, W) or (N, C, H, W); this has "
                    + shape.length + ": " + Shapes.text(shape));
        }
        int h = shape[shape.length - 2];
        int w = shape[shape.length - 1];
        if (image.length() == 0 || h > MAX_SIDE || w > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "an image's height and width are 1 to " + MAX_SIDE + "; this has shape " + Shapes.text(shape));
        }
        List<Picture> more = new ArrayList<>(pictures);
        for (int k = 0; k < image.length() / (h * w); k++) {
            Tensor one = Tensor.of(new int[] {h, w}, Arrays.copyOfRange(image.data(), k * h * w, (k + 1) * h * w));
            String number = image.length() == h * w ? "" : " " + k;
            more.add(picture((title + number).trim(), one));
        }
        return new ImageFigure(more);
    }

    private static Picture picture(String title, Tensor image) {
        double[] finite = Arrays.stream(image.data()).filter(Double::isFinite).toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double high = Arrays.stream(finite).max().orElse(0);
        return new Picture(title, image, low, high);
    }

    @Override
    public MimeBundle display() {
        StringBuilder html =
                new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:18px;align-items:flex-end\">");
        for (Picture picture : pictures) {
            int w = picture.image.size(1);
            int scale = Math.max(1, Math.min(LARGEST_CELL, SHOWN_WIDTH / w));
            html.append("<figure style=\"margin:4px 0\"><img alt=\"")
                    .append(Html.escape(alt(picture)))
                    .append("\" width=\"")
                    .append(w * scale)
                    .append("\" height=\"")
                    .append(picture.image.size(0) * scale)
                    .append("\" style=\"image-rendering:pixelated;border:1px solid #8888;max-width:100%\" ")
                    .append("src=\"data:image/png;base64,")
                    .append(png(picture))
                    .append("\"><figcaption style=\"font-size:13px\">")
                    .append(Html.escape(picture.title))
                    .append(picture.title.isEmpty() ? "" : "<br>")
                    .append("<small>")
                    .append(scale(picture))
                    .append("</small></figcaption></figure>");
        }
        return MimeBundle.text(toString())
                .with(MimeBundle.HTML, html.append("</div>").toString());
    }

    /** Returns the pictures as characters: the darker the emptier, with the sign left out. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Picture picture : pictures) {
            out.append(out.isEmpty() ? "" : "\n\n").append(alt(picture));
            Tensor image = picture.image;
            int step = (image.size(1) + MAX_TEXT_WIDTH - 1) / MAX_TEXT_WIDTH;
            for (int i = 0; i < image.size(0); i += step) {
                StringBuilder line = new StringBuilder();
                for (int j = 0; j < image.size(1); j += step) {
                    char shade =
                            SHADES.charAt((int) Math.round(strength(picture, image.get(i, j)) * (SHADES.length() - 1)));
                    line.append(shade).append(shade); // a character is about twice as high as wide
                }
                out.append('\n').append(line.toString().stripTrailing());
            }
        }
        return out.toString();
    }

    private static String alt(Picture picture) {
        return "Image" + (picture.title.isEmpty() ? "" : " \"" + picture.title + "\"") + ", "
                + picture.image.size(0) + " x " + picture.image.size(1) + ", entries from "
                + NumberText.of(picture.low) + " to " + NumberText.of(picture.high);
    }

    private static String scale(Picture picture) {
        if (picture.low >= 0) {
            return "black 0, white " + NumberText.of(picture.high);
        }
        double reach = reach(picture);
        return "blue " + NumberText.of(-reach) + ", white 0, orange " + NumberText.of(reach);
    }

    private static double reach(Picture picture) {
        return Math.max(Math.abs(picture.low), Math.abs(picture.high));
    }

    /** Returns how far from 0 an entry is, from 0 to 1. */
    private static double strength(Picture picture, double v) {
        double reach = reach(picture);
        double strength = Math.abs(v) / reach;
        return Double.isNaN(strength) ? 0 : Math.min(1, strength);
    }

    private static String png(Picture picture) {
        Tensor image = picture.image;
        BufferedImage pixels = new BufferedImage(image.size(1), image.size(0), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < image.size(0); i++) {
            for (int j = 0; j < image.size(1); j++) {
                pixels.setRGB(j, i, colour(picture, image.get(i, j)));
            }
        }
        return Display.render(pixels).forms().get(MimeBundle.PNG);
    }

    private static int colour(Picture picture, double v) {
        double s = strength(picture, v);
        if (picture.low >= 0) {
            int grey = (int) Math.round(255 * s);
            return grey << 16 | grey << 8 | grey;
        }
        int[] full = v < 0 ? BLUE : ORANGE;
        int rgb = 0;
        for (int part : full) {
            rgb = rgb << 8 | (int) Math.round(255 + s * (part - 255));
        }
        return rgb;
    }
}
