package parallax.nn.cnn;

import parallax.nn.conv.Window;

/**
 * The sizes of a {@link Cnn}.
 *
 * @param channels of an image: C
 * @param height   of an image: H, at least 4
 * @param width    of an image: W, at least 4
 * @param filters1 of the first convolution: F1
 * @param filters2 of the second convolution: F2
 * @param kernel   height and width of both kernels: K, odd
 * @param classes  to tell apart: at least 2
 */
public record CnnSizes(int channels, int height, int width, int filters1, int filters2, int kernel, int classes) {
    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one is too small, or the kernel is even
     */
    public CnnSizes {
        atLeast(1, "channels", channels);
        atLeast(4, "height", height);
        atLeast(4, "width", width);
        atLeast(1, "filters1", filters1);
        atLeast(1, "filters2", filters2);
        atLeast(1, "kernel", kernel);
        atLeast(2, "classes", classes);
        if (kernel % 2 == 0) {
            throw new IllegalArgumentException("kernel must be odd, so that maps keep their size, is " + kernel);
        }
    }

    /** Returns how the kernels slide: one by one, with as much padding as keeps a map's size. */
    Window window() {
        return Window.unit().padding((kernel - 1) / 2);
    }

    /** Returns how many numbers the dense layer sees of an image: F2 · ⌊⌊H/2⌋/2⌋ · ⌊⌊W/2⌋/2⌋. */
    public int features() {
        return filters2 * (height / 2 / 2) * (width / 2 / 2);
    }

    private static void atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", is " + value);
        }
    }
}
