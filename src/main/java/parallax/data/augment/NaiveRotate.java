package parallax.data.augment;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link Rotate}. */
public record NaiveRotate() implements Rotate<Tensor> {
    @Override
    public Tensor apply(Tensor x, double... degrees) {
        ImageSizes s = ImageSizes.of(new NaiveBackend(), x).requireFinite("degrees", degrees);
        double centreI = (s.height() - 1) / 2.0;
        double centreJ = (s.width() - 1) / 2.0;
        Tensor y = Tensor.zeros(x.shape());
        for (int n = 0; n < s.images(); n++)
            for (int c = 0; c < s.channels(); c++)
                for (int i = 0; i < s.height(); i++)
                    for (int j = 0; j < s.width(); j++) {
                        double sin = Math.sin(Math.toRadians(degrees[n]));
                        double cos = Math.cos(Math.toRadians(degrees[n]));
                        double u = j - centreJ;
                        double v = i - centreI;
                        y.set(between(x, n, c, centreI + u * sin + v * cos, centreJ + u * cos - v * sin), n, c, i, j);
                    }
        return y;
    }

    /** Returns x[n,c] at row p and column q, which need not be whole. */
    private static double between(Tensor x, int n, int c, double p, double q) {
        int row = (int) Math.floor(p);
        int column = (int) Math.floor(q);
        double sum = 0;
        for (int a = 0; a < 2; a++)
            for (int b = 0; b < 2; b++) {
                int i = row + a;
                int j = column + b;
                if (i >= 0 && i < x.size(2) && j >= 0 && j < x.size(3)) {
                    sum += Math.abs(1 - a - (p - row)) * Math.abs(1 - b - (q - column)) * x.get(n, c, i, j);
                }
            }
        return sum;
    }
}
