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

    @Test
    void findsTheFirstThatIsNotFinite() {
        for (Backend<?> backend : ALL) {
            findsNotFinite(backend);
        }
    }

    private static <T> void findsNotFinite(Backend<T> backend) {
        assertTrue(backend.firstNotFinite(backend.of(Tensor.zeros(2, 0))).isEmpty());
        // Their sum or that of their squares is infinite, they are not.
        assertTrue(backend.firstNotFinite(backend.of(Tensor.vector(3e38, 3e38, -1)))
                .isEmpty());
        for (double bad : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}) {
            Tensor t = Tensor.zeros(2, 3);
            t.set(bad, 1, 0);
            t.set(Double.NaN, 1, 2);
            assertArrayEquals(
                    new int[] {1, 0}, backend.firstNotFinite(backend.of(t)).orElseThrow());
            assertEquals(
                    "y[1, 0] is " + bad + (Double.isNaN(bad) ? "" : ", must be finite"),
                    assertThrows(IllegalArgumentException.class, () -> backend.requireFinite("y", backend.of(t)))
                            .getMessage());
        }
        Tensor opposite = Tensor.vector(1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertArrayEquals(
                new int[] {1}, backend.firstNotFinite(backend.of(opposite)).orElseThrow());
    }

    @Test
    void anArrayOfND4JWithoutAxesHasAnEntry() {
        Nd4jBackend backend = new Nd4jBackend(DataType.DOUBLE);
        assertEquals(
                "x is empty: it has no axes, and not the one entry of a number",
                assertThrows(IllegalArgumentException.class, () -> backend.require("x", Nd4j.empty(DataType.DOUBLE)))
                        .getMessage());
        backend.require("x", Nd4j.scalar(1.0));
        backend.require("x", Nd4j.create(DataType.DOUBLE, 2, 0));
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
    void slicesAViewWithEvenGaps() {
        Nd4jBackend backend = new Nd4jBackend(DataType.DOUBLE);
        INDArray view = backend.of(Tensor.of(new int[] {4, 1, 4}, 1, 9, 2, 9, 3, 9, 4, 9, 5, 9, 6, 9, 7, 9, 8, 9))
                .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, 2, 4))
                .reshape(4, 1, 2);
        assertEquals(Tensor.of(new int[] {1, 1, 2}, 7, 8), backend.tensor(backend.slice(view, 0, 3, 4)));
        assertEquals(Tensor.of(new int[] {2, 1, 2}, 3, 4, 5, 6), backend.tensor(backend.slice(view, 0, 1, 3)));
    }

    @Test
    void reversesTheStepsThatCount() {
        Tensor a = Tensor.of(new int[] {2, 3, 2}, 1, 2, 3, 4, 5, 6, /* second sequence */ 7, 8, 9, 10, 11, 12);
        Tensor all = Tensor.of(new int[] {2, 3, 2}, 5, 6, 3, 4, 1, 2, /* second sequence */ 11, 12, 9, 10, 7, 8);
        Tensor some = Tensor.of(new int[] {2, 3, 2}, 1, 2, 3, 4, 5, 6, /* second sequence */ 9, 10, 7, 8, 11, 12);
        for (Backend<?> backend : ALL) {
            reversal(backend, a, all, some);
        }
        Nd4jBackend backend = new Nd4jBackend(DataType.FLOAT);
        INDArray turned = backend.of(a).permute(1, 0, 2).dup('c').permute(1, 0, 2);
        assertEquals(some, backend.tensor(backend.reverseSteps(turned, new int[] {1, 2})));
    }

    private static <T> void reversal(Backend<T> backend, Tensor a, Tensor all, Tensor some) {
        T given = backend.of(a);
        assertEquals(all, backend.tensor(backend.reverseSteps(given, null)), backend.name());
        assertEquals(some, backend.tensor(backend.reverseSteps(given, new int[] {1, 2})), backend.name());
        assertEquals(a, backend.tensor(given), backend.name());
        assertEquals(
                "lengths[1] is 4, must be from 1 to the 3 steps of x",
                message(() -> backend.reverseSteps(given, new int[] {1, 4})));
        assertEquals(
                "x must have 3 axes (B, T, F), has 2: (3, 4)",
                message(() -> backend.reverseSteps(backend.of(Tensor.zeros(3, 4)), null)));
    }

    @Test
    void addsScalesAndReshapes() {
        Tensor a = Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});
        for (Backend<?> backend : ALL) {
            arithmetic(backend, a);
        }
        // A view, and one of another order.
        Nd4jBackend backend = new Nd4jBackend(DataType.DOUBLE);
        INDArray turned = backend.of(Tensor.matrix(new double[] {1, 4}, new double[] {2, 5}, new double[] {3, 6}))
                .transpose();
        assertEquals(a.map(v -> v + v), backend.tensor(backend.add(turned, backend.of(a))));
        assertEquals(a.map(v -> -2 * v), backend.tensor(backend.scale(turned, -2)));
        assertEquals(a.reshape(3, 2), backend.tensor(backend.reshape(turned, 3, 2)));
        assertEquals(a, backend.tensor(turned));
    }

    private static <T> void arithmetic(Backend<T> backend, Tensor a) {
        T given = backend.of(a);
        assertEquals(a.map(v -> v + 2 * v), backend.tensor(backend.add(given, backend.of(a.map(v -> 2 * v)))));
        assertEquals(a.map(v -> 0.5 * v), backend.tensor(backend.scale(given, 0.5)));
        assertEquals(Tensor.vector(1, 2, 3, 4, 5, 6), backend.tensor(backend.reshape(given, 6)));
        assertEquals(a, backend.tensor(given));
        assertEquals(
                "b must have the shape of a, (2, 3); has (3, 2)",
                message(() -> backend.add(given, backend.reshape(given, 3, 2))));
        assertTrue(message(() -> backend.reshape(given, 4)).endsWith("has 6 entries, shape (4) holds 4"));
    }

    @Test
    void cutsAndJoinsAlongAnAxis() {
        Tensor a = Tensor.of(new int[] {2, 3, 2}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        for (Backend<?> backend : ALL) {
            parts(backend, a);
        }
    }

    private static <T> void parts(Backend<T> backend, Tensor a) {
        T given = backend.of(a);
        T middle = backend.slice(given, 1, 1, 3);
        assertEquals(Tensor.of(new int[] {2, 2, 2}, 3, 4, 5, 6, 9, 10, 11, 12), backend.tensor(middle));
        assertEquals(
                Tensor.of(new int[] {1, 3, 2}, 7, 8, 9, 10, 11, 12), backend.tensor(backend.slice(given, 0, 1, 2)));
        assertEquals(Tensor.of(new int[] {2, 3, 1}, 1, 3, 5, 7, 9, 11), backend.tensor(backend.slice(given, 2, 0, 1)));
        T first = backend.slice(given, 1, 0, 1);
        assertEquals(a, backend.tensor(backend.concat(1, first, middle)));
        assertEquals(
                Tensor.of(new int[] {1, 2, 1}, 2, 1),
                backend.tensor(backend.concat(
                        1,
                        backend.of(Tensor.of(new int[] {1, 1, 1}, 2)),
                        backend.of(Tensor.of(new int[] {1, 1, 1}, 1)))));
        assertEquals(a, backend.tensor(given));
        assertEquals(
                "axis 1 of (2, 3, 2) has indices 0 to 2, the slice is from 2 to before 4",
                message(() -> backend.slice(given, 1, 2, 4)));
        assertEquals("axis 3 of an array of rank 3: (2, 3, 2)", message(() -> backend.slice(given, 3, 0, 1)));
        assertEquals(
                "b must have the shape of a but for axis 0, (2, 2, 2); has (2, 1, 2)",
                message(() -> backend.concat(0, middle, first)));
    }

    @Test
    void assignsEntriesWhereverTheyLie() {
        for (Backend<?> backend : ALL) {
            assigned(backend);
        }
        INDArray a = Nd4j.zeros(DataType.DOUBLE, 3, 2);
        Nd4jBackend backend = new Nd4jBackend(DataType.DOUBLE);
        backend.assign(a.permute(1, 0), backend.of(Tensor.of(new int[] {2, 3}, 1, 2, 3, 4, 5, 6)));
        assertEquals(Tensor.of(new int[] {3, 2}, 1, 4, 2, 5, 3, 6), backend.tensor(a));
    }

    private static <T> void assigned(Backend<T> backend) {
        T to = backend.of(Tensor.zeros(2));
        T from = backend.of(Tensor.vector(3, 4));
        backend.assign(to, from);
        assertEquals(Tensor.vector(3, 4), backend.tensor(to));
        assertEquals(
                "from must have the shape of to, (2); has (1)",
                message(() -> backend.assign(to, backend.of(Tensor.zeros(1)))));
    }

    @Test
    void releasesWhatCanBeReleased() {
        Nd4jBackend backend = new Nd4jBackend(DataType.FLOAT);
        INDArray a = backend.of(Tensor.zeros(2, 3));
        backend.release(a.transpose().reshape(6));
        assertEquals(0, a.getDouble(1, 2));
        backend.releaseAll(List.of(a, a));
        assertTrue(a.wasClosed());
        backend.release(null);
        Tensor t = Tensor.vector(1, 2);
        new NaiveBackend().release(t);
        assertEquals(Tensor.vector(1, 2), t);
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
