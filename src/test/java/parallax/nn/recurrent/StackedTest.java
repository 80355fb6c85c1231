package parallax.nn.recurrent;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class StackedTest {
    @Nested
    class Naive implements StackedContract<Tensor>, NaiveTwin {
        @Override
        public Lstm<Tensor> lstm() {
            return new NaiveLstm();
        }

        @Override
        public Gru<Tensor> gru() {
            return new NaiveGru(true);
        }
    }

    private interface OnNd4j extends StackedContract<INDArray>, Nd4jTwin {
        @Override
        default Lstm<INDArray> lstm() {
            return new Nd4jLstm();
        }

        @Override
        default Gru<INDArray> gru() {
            return new Nd4jGru(true);
        }

        /** In a part's words, which knows no layer; the state's are cut out of one array before. */
        @Test
        @Override
        default void rejectsAMixOfTypes() {
            Probe<INDArray> probe = probes().get(0);
            DataType other = inDouble() ? DataType.FLOAT : DataType.DOUBLE;
            for (String name : probe.inputs().keySet()) {
                if (name.startsWith("layer")) {
                    Map<String, INDArray> mixed = new LinkedHashMap<>(converted(probe.inputs()));
                    mixed.put(name, mixed.get(name).castTo(other));
                    String message = assertThrows(
                                    IllegalArgumentException.class,
                                    () -> probe.twin().forward(mixed))
                            .getMessage();
                    String parameter = name.substring(name.lastIndexOf('.') + 1);
                    assertTrue(message.startsWith(parameter + " has data type " + other), message);
                }
            }
        }
    }

    @Nested
    class InDouble implements OnNd4j, Nd4jTwin.InDouble {}

    @Nested
    class InFloat implements OnNd4j, Nd4jTwin.InFloat {}
}
