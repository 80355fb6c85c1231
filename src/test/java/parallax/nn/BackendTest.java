package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import parallax.tensor.Tensor;

class BackendTest {
    private static final List<Backend<?>> ALL =
            List.of(new NaiveBackend(), new Nd4jBackend(DataType.FLOAT), new Nd4jBackend(DataType.DOUBLE));

    @Test
    void toAndFromTensors() {
        // Exact in single precision too.
        for (int[] shape : new int[][] {{}, {1}, {3}, {2, 3}, {2, 1, 3}, {2, 3, 4, 5}, {0}, {2, 0}}) {
            Tensor t = Tensor.randn(new Random(1), shape).map(v -> (float) v);
            for (Backend<?> backend : ALL) {
                roundTrip(backend, t);
            }
        }
    }

    private static <T> void roundTrip(Backend<T> backend, Tensor t) {
        T array = backend.of(t);
        assertArrayEquals(t.shape(), backend.shape(array), backend.name());
        assertEquals(t, backend.tensor(array), backend.name());
        backend.tensor(array).map(v -> 9);
        assertEquals(t, backend.tensor(array), backend.name());
    }

    @Test
    void tensorsOfViewsAreInTheOrderOfTheIndices() {
        Nd4jBackend backend = new Nd4jBackend(DataType.FLOAT);
        INDArray a = backend.of(Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6}));
        Tensor transposed = Tensor.matrix(new double[] {1, 4}, new double[] {2, 5}, new double[] {3, 6});
        assertEquals(transposed, backend.tensor(a.transpose()));
        assertEquals(transposed, backend.tensor(a.transpose().dup('f')));
        assertEquals(
                Tensor.matrix(new double[] {2, 3}, new double[] {5, 6}),
                backend.tensor(a.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3))));
    }

    @Test
    void whatIsMadeCanBeClosed() {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            INDArray a = new Nd4jBackend(type).of(Tensor.zeros(2, 3));
            assertTrue(a.closeable());
            a.close();
            assertTrue(a.wasClosed());
        }
    }

    @Test
    void findsTheFirstNaN() {
        Tensor t = Tensor.zeros(2, 3, 4);
        t.set(Double.NaN, 1, 2, 0);
        t.set(Double.NaN, 1, 0, 3);
        for (Backend<?> backend : ALL) {
            findsNaN(backend, t);
        }
    }

    private static <T> void findsNaN(Backend<T> backend, Tensor t) {
        assertArrayEquals(new int[] {1, 0, 3}, backend.firstNaN(backend.of(t)).orElseThrow(), backend.name());
        assertTrue(backend.firstNaN(backend.of(Tensor.zeros(2, 3))).isEmpty());
        assertTrue(backend.firstNaN(backend.of(Tensor.zeros(2, 0))).isEmpty());
        assertTrue(backend.firstNaN(
                        backend.of(Tensor.vector(1e30, -1e30, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)))
                .isEmpty());
        assertEquals(
                "y[1, 0, 3] is NaN",
                assertThrows(IllegalArgumentException.class, () -> backend.requireNoNaN("y", backend.of(t)))
                        .getMessage());
    }

    /** The quick look at all entries must look at a view's entries: here the last ones lie beyond as many as there are. */
    @Test
    void findsNaNAtTheEndOfAView() {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            Nd4jBackend backend = new Nd4jBackend(type);
            INDArray large = Nd4j.ones(type, 6, 7, 8);
            INDArray view = large.get(
                    NDArrayIndex.interval(1, 2, 6), NDArrayIndex.interval(2, 6), NDArrayIndex.interval(1, 3, 8));
            assertTrue(backend.firstNaN(view).isEmpty());
            view.putScalar(new int[] {2, 3, 2}, Double.NaN);
            assertArrayEquals(new int[] {2, 3, 2}, backend.firstNaN(view).orElseThrow());
            INDArray turned = view.permute(2, 0, 1);
            assertArrayEquals(new int[] {2, 2, 3}, backend.firstNaN(turned).orElseThrow());
            INDArray clean = large.get(NDArrayIndex.interval(0, 2), NDArrayIndex.all(), NDArrayIndex.all());
            assertTrue(backend.firstNaN(clean).isEmpty());
            large.close();
        }
    }

    @Test
    void rejectsOtherDataTypes() {
        assertEquals("type has data type INT, must be FLOAT or DOUBLE", message(() -> new Nd4jBackend(DataType.INT32)));
        assertEquals("type is null", message(() -> new Nd4jBackend(null)));
        assertEquals(
                "a has data type INT, must be FLOAT or DOUBLE",
                message(() -> Nd4jBackend.of("a", Nd4j.ones(DataType.INT32, 2))));
        assertEquals("a is null", message(() -> Nd4jBackend.of("a", null)));
    }

    private static String message(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }
}
