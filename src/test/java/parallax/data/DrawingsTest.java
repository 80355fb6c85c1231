package parallax.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import parallax.tensor.Tensor;

class DrawingsTest {
    @Test
    void penDrawsWhiteOnBlackWithRowsFirst() {
        Tensor image = Drawings.draw(2, 3, pen -> pen.fillRect(2, 0, 1, 1));
        assertArrayEquals(new int[] {2, 3}, image.shape());
        assertArrayEquals(new double[] {0, 0, 1, 0, 0, 0}, image.data());
    }

    @Test
    void houseHasItsColours() {
        Tensor house = Drawings.house();
        assertEquals(1, Arrays.stream(house.data()).max().orElseThrow());
        assertEquals(0, house.get(0, 0));
        assertTrue(house.get(35, 11) > 0.7, "the wall");
        assertTrue(house.get(35, 16) < 0.2, "the door");
    }

    @Test
    void sheetWithoutSizeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Drawings.draw(0, 3, pen -> {}));
    }
}
