package parallax.nn.pool;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link MaxOverTime}. */
public record NaiveMaxOverTime() implements MaxOverTime<Tensor> {
    @Override
    public Tensor forward(Tensor x, int[] lengths) {
        SequenceSizes z = SequenceSizes.ofForward(new NaiveBackend(), x, lengths);
        Tensor y = Tensor.zeros(z.batch(), z.features());
        for (int b = 0; b < z.batch(); b++)
            for (int f = 0; f < z.features(); f++) {
                y.set(x.get(b, argMax(x, z.length(lengths, b), b, f), f), b, f);
            }
        return y;
    }

    @Override
    public Tensor backward(Tensor x, int[] lengths, Tensor dy) {
        SequenceSizes z = SequenceSizes.ofBackward(new NaiveBackend(), x, lengths, dy);
        Tensor dx = Tensor.zeros(x.shape());
        for (int b = 0; b < z.batch(); b++)
            for (int f = 0; f < z.features(); f++) {
                // of  y.set(x.get(b, argMax(x, z.length(lengths, b), b, f), f), b, f)
                dx.set(dy.get(b, f), b, argMax(x, z.length(lengths, b), b, f), f);
            }
        return dx;
    }

    private static int argMax(Tensor x, int length, int b, int f) {
        int best = 0;
        for (int t = 1; t < length; t++) {
            if (x.get(b, t, f) > x.get(b, best, f)) {
                best = t;
            }
        }
        return best;
    }
}
