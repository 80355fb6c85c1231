package parallax.data.augment;

/**
 * A rectangle of an image.
 *
 * @param top    its first row, 0 or more
 * @param left   its first column, 0 or more
 * @param height how many rows, 0 or more
 * @param width  how many columns, 0 or more
 */
public record Box(int top, int left, int height, int width) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Box {
        if (top < 0 || left < 0 || height < 0 || width < 0) {
            throw new IllegalArgumentException("top, left, height and width of a box must be at least 0, are " + top
                    + ", " + left + ", " + height + " and " + width);
        }
    }

    /**
     * Returns which share of an image lies outside of this box: 1 − height · width / (H · W).
     *
     * @param imageHeight H
     * @param imageWidth  W
     * @throws IllegalArgumentException if the box leaves the image
     */
    public double keptShare(int imageHeight, int imageWidth) {
        requireInside(imageHeight, imageWidth);
        return 1 - (double) height * width / ((double) imageHeight * imageWidth);
    }

    void requireInside(int imageHeight, int imageWidth) {
        if ((long) top + height > imageHeight || (long) left + width > imageWidth) {
            throw new IllegalArgumentException("the box ends at row " + ((long) top + height) + " and column "
                    + ((long) left + width) + ", the image has " + imageHeight + " x " + imageWidth);
        }
    }

    boolean contains(int i, int j) {
        return i >= top && i < top + height && j >= left && j < left + width;
    }
}
