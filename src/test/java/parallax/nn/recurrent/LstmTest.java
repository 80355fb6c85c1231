package parallax.nn.recurrent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.NaiveTwin;
import parallax.nn.Nd4jTwin;
import parallax.tensor.Tensor;

class LstmTest {
    @Nested
    class Naive implements LstmContract<Tensor>, NaiveTwin {
        @Override
        public Lstm<Tensor> lstm() {
            return new NaiveLstm();
        }
    }

    private interface OnNd4j extends LstmContract<INDArray>, Nd4jTwin {
        @Override
        default Lstm<INDArray> lstm() {
            return new Nd4jLstm();
        }

        @Test
        default void outputReadsViewsAndIsTheCallersToClose() {
            Map<String, Tensor> inputs = inputs(3, 4, 5, 2);
            Map<String, INDArray> rows = converted(inputs);
            Map<String, INDArray> columns = new LinkedHashMap<>();
            rows.forEach((name, a) -> columns.put(name, a.dup('f')));
            Lstm.Output<INDArray> expected = output(rows, null);
            Lstm.Output<INDArray> actual = output(columns, null);
            assertSame(backend().tensor(expected.y()), actual.y());
            assertSame(backend().tensor(expected.end().c()), actual.end().c());
            for (INDArray result :
                    List.of(actual.y(), actual.end().h(), actual.end().c())) {
                result.close();
                assertTrue(result.wasClosed());
            }
        }
    }

    @Nested
    class InDouble implements OnNd4j, Nd4jTwin.InDouble {}

    @Nested
    class InFloat implements OnNd4j, Nd4jTwin.InFloat {}
}
