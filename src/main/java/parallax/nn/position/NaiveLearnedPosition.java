package parallax.nn.position;

import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** The naive twin of {@link LearnedPosition}. */
public record NaiveLearnedPosition() implements LearnedPosition<Tensor> {
    @Override
    public Tensor forward(Tensor x, Tensor table, int offset) {
        PositionSizes z = PositionSizes.of(new NaiveBackend(), "x", x, table, offset);
        Tensor y = Tensor.zeros(x.shape());
        for (int b = 0; b < z.batch(); b++)
            for (int t = 0; t < z.steps(); t++)
                for (int e = 0; e < z.features(); e++) {
                    y.set(x.get(b, t, e) + table.get(offset + t, e), b, t, e);
                }
        return y;
    }

    @Override
    public Gradients<Tensor> backward(Tensor table, int offset, Tensor dy) {
        PositionSizes z = PositionSizes.of(new NaiveBackend(), "dy", dy, table, offset);
        Tensor dx = Tensor.zeros(dy.shape());
        Tensor dTable = Tensor.zeros(table.shape());
        for (int b = 0; b < z.batch(); b++)
            for (int t = 0; t < z.steps(); t++)
                for (int e = 0; e < z.features(); e++) {
                    // of  x.get(b, t, e) + table.get(offset + t, e)
                    dx.set(dy.get(b, t, e), b, t, e);
                    dTable.add(dy.get(b, t, e), offset + t, e);
                }
        return new Gradients<>(dx, dTable);
    }
}
