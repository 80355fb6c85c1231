package parallax.data.augment;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link Cutmix}. */
public record NaiveCutmix() implements Cutmix<Tensor> {
    @Override
    public Tensor apply(Tensor x, Box box, int... partner) {
        ImageSizes s = ImageSizes.of(new NaiveBackend(), x).requireCutmix(box, partner);
        Tensor y = Tensor.zeros(x.shape());
        for (int n = 0; n < s.images(); n++)
            for (int c = 0; c < s.channels(); c++)
                for (int i = 0; i < s.height(); i++)
                    for (int j = 0; j < s.width(); j++) {
                        int from = box.contains(i, j) ? partner[n] : n;
                        y.set(x.get(from, c, i, j), n, c, i, j);
                    }
        return y;
    }
}
