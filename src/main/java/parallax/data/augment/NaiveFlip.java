package parallax.data.augment;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link Flip}. */
public record NaiveFlip() implements Flip<Tensor> {
    @Override
    public Tensor apply(Tensor x, boolean[] horizontal, boolean[] vertical) {
        ImageSizes s = ImageSizes.of(new NaiveBackend(), x);
        s.requireEach("horizontal", horizontal).requireEach("vertical", vertical);
        Tensor y = Tensor.zeros(x.shape());
        for (int n = 0; n < s.images(); n++)
            for (int c = 0; c < s.channels(); c++)
                for (int i = 0; i < s.height(); i++)
                    for (int j = 0; j < s.width(); j++) {
                        int row = vertical[n] ? s.height() - 1 - i : i;
                        int column = horizontal[n] ? s.width() - 1 - j : j;
                        y.set(x.get(n, c, row, column), n, c, i, j);
                    }
        return y;
    }
}
