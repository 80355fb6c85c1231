package parallax.data.augment;

import parallax.nn.Backend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Arguments;

/**
 * The sizes of a batch of images, and the checks of what is given for each, for both twins.
 *
 * @param images   N
 * @param channels C
 * @param height   H
 * @param width    W
 */
record ImageSizes(int images, int channels, int height, int width) {
    static <T> ImageSizes of(Backend<T> backend, T x) {
        int[] shape = backend.given("x", x);
        ShapeChecks.requireAxes("x", "(N, C, H, W)", shape);
        return new ImageSizes(shape[0], shape[1], shape[2], shape[3]);
    }

    ImageSizes requireEach(String name, boolean[] values) {
        return requireCount(name, Arguments.given(name, values).length);
    }

    ImageSizes requireEach(String name, int[] values) {
        return requireCount(name, Arguments.given(name, values).length);
    }

    ImageSizes requireFinite(String name, double[] values) {
        requireCount(name, Arguments.given(name, values).length);
        for (int n = 0; n < values.length; n++) {
            if (!Double.isFinite(values[n])) {
                throw new IllegalArgumentException(name + "[" + n + "] is " + values[n] + ", must be finite");
            }
        }
        return this;
    }

    /** Checks that image n's partner is one of the N images (or whatever lies along the first axis). */
    static void requirePartners(int[] partner, int count) {
        if (Arguments.given("partner", partner).length != count) {
            throw new IllegalArgumentException(
                    "partner has " + partner.length + " entries, x has " + count + " along its first axis");
        }
        for (int n = 0; n < count; n++) {
            if (partner[n] < 0 || partner[n] >= count) {
                throw new IllegalArgumentException(
                        "partner[" + n + "] is " + partner[n] + ", must be from 0 to " + (count - 1));
            }
        }
    }

    ImageSizes requireCutmix(Box box, int... partner) {
        Arguments.given("box", box).requireInside(height, width);
        requirePartners(partner, images);
        return this;
    }

    static void requireWindow(int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a window is at least 1 x 1, this is " + height + " x " + width);
        }
    }

    private ImageSizes requireCount(String name, int count) {
        if (count != images) {
            throw new IllegalArgumentException(name + " has " + count + " entries, x has " + images + " images");
        }
        return this;
    }
}
