package parallax.check.golden;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.nn.conv.Nd4jConv2d;

/** The ND4J twins, to be held against golden cases. */
public final class Nd4jGoldenTwin {
    private Nd4jGoldenTwin() {}

    /** Returns the twin that computes in double precision. */
    public static GoldenTwin<INDArray> inDouble() {
        return of(DataType.DOUBLE);
    }

    /** Returns the twin that computes in single precision. */
    public static GoldenTwin<INDArray> inFloat() {
        return of(DataType.FLOAT);
    }

    private static GoldenTwin<INDArray> of(DataType type) {
        Map<String, OperatorReader<INDArray>> operators = new HashMap<>(Nd4jSequences.operators());
        operators.put("conv2d", new Conv2dReader<>(Nd4jConv2d::new));
        return new GoldenTwin<>(new Nd4jBackend(type), operators);
    }
}
