package parallax.data;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/** Small grey images drawn with Java2D: entries from 0 (black) to 1 (white). */
public final class Drawings {
    private Drawings() {}

    /**
     * Returns what the pen draws on a black sheet, as a matrix (height, width).
     *
     * @param pen draws; its colour is white until it sets another
     * @throws IllegalArgumentException if height or width is less than 1
     */
    public static Tensor draw(int height, int width, Consumer<Graphics2D> pen) {
        Arguments.given("pen", pen);
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a sheet is at least 1 x 1, this is " + height + " x " + width);
        }
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        pen.accept(graphics);
        graphics.dispose();
        Tensor image = Tensor.zeros(height, width);
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                image.set(sheet.getRaster().getSample(j, i, 0) / 255.0, i, j);
            }
        }
        return image;
    }

    /** Returns a house with a door, a window and a sun, (48, 48): straight edges both ways, slanted ones and a round one. */
    public static Tensor house() {
        return draw(48, 48, pen -> {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(grey(90));
            pen.fillRect(0, 40, 48, 8);
            pen.setColor(grey(200));
            pen.fillRect(10, 22, 26, 18);
            pen.setColor(grey(140));
            pen.fill(new Polygon(new int[] {6, 23, 40}, new int[] {22, 8, 22}, 3));
            pen.setColor(grey(40));
            pen.fillRect(14, 28, 6, 12);
            pen.fillRect(25, 27, 7, 6);
            pen.setColor(Color.WHITE);
            pen.setStroke(new BasicStroke(1));
            pen.fillOval(37, 3, 8, 8);
        });
    }

    private static Color grey(int level) {
        return new Color(level, level, level);
    }
}
