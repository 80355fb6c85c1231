package parallax.nn;

import parallax.check.golden.GoldenTwin;
import parallax.tensor.Tensor;

/** The naive twin stands before a contract. */
public interface NaiveTwin extends TwinContract<Tensor> {
    @Override
    default Backend<Tensor> backend() {
        return new NaiveBackend();
    }

    @Override
    default GoldenTwin<Tensor> golden() {
        return GoldenTwin.naive();
    }
}
