package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class IndicesTest {
    @Test
    void holdsNumbersInRowMajorOrder() {
        Indices matrix = Indices.of(new int[][] {{1, 2, 3}, {4, 5, 6}});
        assertArrayEquals(new int[] {2, 3}, matrix.shape());
        assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6}, matrix.values());
        assertEquals(4, matrix.get(3));
        assertEquals(6, matrix.length());
        assertEquals(Indices.of(new int[] {2, 3}, new int[] {1, 2, 3, 4, 5, 6}), matrix);
        assertNotEquals(Indices.of(1, 2, 3, 4, 5, 6), matrix);
        assertEquals("Indices (2, 3)\n[[1, 2, 3],\n [4, 5, 6]]", matrix.toString());
    }

    @Test
    void sharesNothingWithWhoMadeIt() {
        int[] values = {1, 2};
        Indices indices = Indices.of(values);
        values[0] = 9;
        indices.values()[1] = 9;
        indices.shape()[0] = 9;
        assertEquals(Indices.of(1, 2), indices);
    }

    @Test
    void saysWhatDoesNotFit() {
        TwinContract.assertRejects(
                "shape (2, 2) holds 4 numbers, values has 3", () -> Indices.of(new int[] {2, 2}, new int[] {1, 2, 3}));
        TwinContract.assertRejects("row 0 has 2 numbers, row 1 has 1", () -> Indices.of(new int[][] {{1, 2}, {3}}));
        TwinContract.assertRejects("row 1 is null", () -> Indices.of(new int[][] {{1, 2}, null}));
        TwinContract.assertRejects("row 0 is null", () -> Indices.of(new int[][] {null, {1, 2}}));
        TwinContract.assertRejects("values is null", () -> Indices.of((int[]) null));
    }
}
