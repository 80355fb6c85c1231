package parallax.check;

import java.util.List;
import java.util.function.UnaryOperator;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

/** What the tests of all naive twins have in common. */
public abstract class NaiveTwin implements OperatorContract<Tensor> {
    @Override
    public Backend<Tensor> backend() {
        return new NaiveBackend();
    }

    @Override
    public List<UnaryOperator<Tensor>> layouts() {
        return List.of();
    }
}
