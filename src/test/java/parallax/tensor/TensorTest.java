package parallax.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TensorTest {
    @Test
    void entriesStandInRowMajorOrder() {
        Tensor t = Tensor.zeros(2, 3, 4, 5);
        t.set(7, 1, 2, 3, 4);
        t.set(8, 1, 0, 2, 3);
        assertEquals(7, t.data()[((1 * 3 + 2) * 4 + 3) * 5 + 4]);
        assertEquals(8, t.data()[((1 * 3 + 0) * 4 + 2) * 5 + 3]);
        assertEquals(8, t.get(1, 0, 2, 3));
        Tensor cube = t.reshape(6, 4, 5);
        assertEquals(7, cube.get(5, 3, 4));
        assertEquals(7, t.reshape(24, 5).get(23, 4));
        assertEquals(7, t.reshape(120).get(119));
    }

    @Test
    void addAddsAtEveryRank() {
        Tensor t = Tensor.vector(1, 2);
        t.add(10, 1);
        assertEquals(Tensor.vector(1, 12), t);
        Tensor m = Tensor.matrix(new double[] {1, 2}, new double[] {3, 4});
        m.add(10, 1, 0);
        assertEquals(Tensor.of(new int[] {2, 2}, 1, 2, 13, 4), m);
        Tensor cube = Tensor.zeros(1, 2, 2);
        cube.add(5, 0, 1, 0);
        cube.set(6, 0, 1, 1);
        assertEquals(Tensor.of(new int[] {1, 2, 2}, 0, 0, 5, 6), cube);
        Tensor four = Tensor.zeros(1, 1, 2, 2);
        four.add(5, 0, 0, 1, 0);
        assertEquals(5, four.sum());
    }

    @Test
    void anIndexOutsideNamesTheAxis() {
        Tensor t = Tensor.zeros(2, 3);
        says("index (1, 3) into shape (2, 3): axis 1 has size 3, the index is 3", () -> t.get(1, 3));
        says("index (-1, 0) into shape (2, 3): axis 0 has size 2, the index is -1", () -> t.set(1, -1, 0));
        says("index (0) into shape (2, 3): 1 indices for a tensor of rank 2", () -> t.get(0));
        says("index (0, 0, 0) into shape (2, 3): 3 indices for a tensor of rank 2", () -> t.get(0, 0, 0));
        says("index (0, 0, 0, 0) into shape (2, 3): 4 indices for a tensor of rank 2", () -> t.get(0, 0, 0, 0));
    }

    /** An index that is wrong but whose offset exists is an error too, not another entry. */
    @Test
    void anIndexDoesNotRunOverIntoTheNextRow() {
        Tensor t = Tensor.zeros(2, 3, 4, 5);
        assertThrows(IndexOutOfBoundsException.class, () -> t.get(0, 0, 0, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> t.get(0, 0, 4, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> t.get(1, -1, 0, 0));
    }

    @Test
    void nothingIsShared() {
        int[] shape = {2};
        double[] data = {1, 2};
        Tensor t = Tensor.of(shape, data);
        shape[0] = 9;
        data[0] = 9;
        t.shape()[0] = 9;
        assertEquals(Tensor.vector(1, 2), t);
        Tensor copy = t.copy();
        copy.set(5, 0);
        t.reshape(1, 2).set(6, 0, 0);
        assertEquals(Tensor.vector(1, 2), t);
        assertNotSame(t.data(), copy.data());
        assertSame(t.data(), t.data());
    }

    @Test
    void scalarsAndEmptyTensors() {
        Tensor scalar = Tensor.of(new int[0], 3);
        assertEquals(0, scalar.rank());
        assertEquals(1, scalar.length());
        assertEquals(3, scalar.sum());
        assertEquals(0, Tensor.zeros(2, 0, 3).length());
        assertEquals(0, Tensor.zeros(70_000, 70_000, 0).length());
        assertEquals(Tensor.zeros(0, 0), Tensor.matrix());
        assertEquals(0, Tensor.vector().sum());
    }

    @Test
    void badShapes() {
        rejects("shape (2, -1) has a negative size -1", () -> Tensor.zeros(2, -1));
        rejects("shape (70000, 70000) holds more than 2147483647 entries", () -> Tensor.zeros(70_000, 70_000));
        rejects(
                "shape (2147483647, 2147483647, 2147483647, 2147483647) holds more than 2147483647 entries",
                () -> Tensor.zeros(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
        rejects("shape (2, 3) holds 6 entries, data has 2", () -> Tensor.of(new int[] {2, 3}, 1, 2));
        rejects(
                "a tensor of shape (2, 3) has 6 entries, shape (4) holds 4",
                () -> Tensor.zeros(2, 3).reshape(4));
        rejects("row 0 has 2 entries, row 1 has 1", () -> Tensor.matrix(new double[] {1, 2}, new double[] {3}));
        rejects("row 1 is null", () -> Tensor.matrix(new double[] {1, 2}, null));
        rejects("shape is null", () -> Tensor.zeros((int[]) null));
        rejects("data is null", () -> Tensor.vector((double[]) null));
        rejects("axis 2 of a tensor of rank 2", () -> Tensor.zeros(2, 3).size(2));
    }

    @Test
    void mapAndRandn() {
        Tensor x = Tensor.vector(1, -2);
        assertEquals(Tensor.vector(1, 4), x.map(v -> v * v));
        assertEquals(Tensor.vector(1, -2), x);
        assertEquals(Tensor.randn(new Random(3), 4, 5), Tensor.randn(new Random(3), 4, 5));
        assertNotEquals(Tensor.randn(new Random(3), 4, 5), Tensor.randn(new Random(4), 4, 5));
        Tensor many = Tensor.randn(new Random(5), 100, 100);
        assertEquals(0, many.sum() / 10_000, 0.05);
        assertEquals(1, many.map(v -> v * v).sum() / 10_000, 0.05);
    }

    @Test
    void equalityIsOfShapeAndEntries() {
        assertNotEquals(Tensor.zeros(2, 3), Tensor.zeros(3, 2));
        assertNotEquals(Tensor.vector(0.0), Tensor.vector(-0.0));
        assertEquals(Tensor.vector(Double.NaN), Tensor.vector(Double.NaN));
        assertEquals(Tensor.vector(1).hashCode(), Tensor.vector(1).hashCode());
    }

    @Test
    void indicesAndOffsetsAgree() {
        Tensor t = Tensor.zeros(2, 3, 4);
        int offset = 0;
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < 3; j++)
                for (int k = 0; k < 4; k++) {
                    assertArrayEquals(new int[] {i, j, k}, Shapes.index(offset++, t.shape()));
                }
        assertEquals("x[0, 12, 3]", Shapes.entry("x", 0, 12, 3));
        assertEquals("loss", Shapes.entry("loss"));
        assertEquals("()", Shapes.text());
    }

    private static void says(String message, Executable call) {
        assertEquals(
                message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
    }

    private static void rejects(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
