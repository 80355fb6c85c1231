package parallax.check;

import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Backend;
import parallax.nn.Nd4jBackend;

/** What the tests of all ND4J twins have in common. */
public abstract class Nd4jTwin implements OperatorContract<INDArray> {
    protected final DataType type;

    protected Nd4jTwin(DataType type) {
        this.type = type;
    }

    @Override
    public Backend<INDArray> backend() {
        return new Nd4jBackend(type);
    }

    @Override
    public List<UnaryOperator<INDArray>> layouts() {
        return Nd4jLayouts.all();
    }
}
