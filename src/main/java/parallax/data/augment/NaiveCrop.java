package parallax.data.augment;

import parallax.nn.NaiveBackend;
import parallax.nn.ShapeChecks;
import parallax.tensor.Tensor;

/** The naive twin of {@link Crop}. */
public record NaiveCrop() implements Crop<Tensor> {
    @Override
    public Tensor apply(Tensor x, int[] top, int[] left, int height, int width) {
        ImageSizes s = ImageSizes.of(new NaiveBackend(), x);
        s.requireEach("top", top).requireEach("left", left);
        ImageSizes.requireWindow(height, width);
        ShapeChecks.requireHeld("the output", new int[] {s.images(), s.channels(), height, width});
        Tensor y = Tensor.zeros(s.images(), s.channels(), height, width);
        for (int n = 0; n < s.images(); n++)
            for (int c = 0; c < s.channels(); c++)
                for (int i = 0; i < height; i++)
                    for (int j = 0; j < width; j++) {
                        long row = (long) i + top[n];
                        long column = (long) j + left[n];
                        if (row >= 0 && row < s.height() && column >= 0 && column < s.width()) {
                            y.set(x.get(n, c, (int) row, (int) column), n, c, i, j);
                        }
                    }
        return y;
    }
}
