package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.cpu.nativecpu.DirectShapeInfoProvider;
import org.nd4j.linalg.factory.Nd4j;

class Nd4jShapesTest {
    private final Nd4jShapes shapes = new Nd4jShapes();

    @Test
    void everybodyIsGivenIt() {
        assertInstanceOf(Nd4jShapes.class, Nd4j.getShapeInfoProvider());
    }

    @Test
    void aShapeIsMadeOnce() {
        long[] shape = {2, 3};
        Pair<DataBuffer, long[]> first = of(shape, new long[] {3, 1}, 1, 'c', DataType.FLOAT, false);
        assertSame(first, of(new long[] {2, 3}, new long[] {3, 1}, 1, 'c', DataType.FLOAT, false));
        shape[0] = 7; // the caller's own array
        assertSame(first, of(new long[] {2, 3}, new long[] {3, 1}, 1, 'c', DataType.FLOAT, false));
    }

    @Test
    void whateverDiffersIsAnother() {
        List<Pair<DataBuffer, long[]>> all = new ArrayList<>();
        all.add(of(new long[] {2, 3}, new long[] {3, 1}, 1, 'c', DataType.FLOAT, false));
        all.add(of(new long[] {3, 2}, new long[] {3, 1}, 1, 'c', DataType.FLOAT, false));
        all.add(of(new long[] {2, 3}, new long[] {6, 1}, 1, 'c', DataType.FLOAT, false));
        all.add(of(new long[] {2, 3}, new long[] {3, 1}, 0, 'c', DataType.FLOAT, false));
        all.add(of(new long[] {2, 3}, new long[] {3, 1}, 1, 'f', DataType.FLOAT, false));
        all.add(of(new long[] {2, 3}, new long[] {3, 1}, 1, 'c', DataType.DOUBLE, false));
        all.add(of(new long[] {2, 3}, new long[] {3, 1}, 1, 'c', DataType.FLOAT, true));
        for (int a = 0; a < all.size(); a++)
            for (int b = 0; b < a; b++) {
                assertNotSame(all.get(a), all.get(b), a + " and " + b);
            }
    }

    @Test
    void itSaysWhatNd4jSays() {
        for (char order : new char[] {'c', 'f'}) {
            long[] shape = {4, 1, 5};
            long[] stride = Nd4j.getStrides(shape, order);
            assertArrayEquals(
                    new DirectShapeInfoProvider()
                            .createShapeInformation(shape, stride, 1, order, DataType.FLOAT, false)
                            .getSecond(),
                    of(shape, stride, 1, order, DataType.FLOAT, false).getSecond());
        }
    }

    @Test
    void anArrayThatIsClosedOrReshapedLeavesItsShapeToTheOthers() {
        INDArray a = Nd4j.ones(DataType.FLOAT, 3, 5);
        INDArray b = Nd4j.ones(DataType.FLOAT, 3, 5);
        INDArray seen = a.transpose().reshape('f', 5, 3);
        seen.setOrder('c');
        a.close();
        assertEquals(15, b.sumNumber().intValue());
        assertArrayEquals(new long[] {3, 5}, b.shape());
        assertArrayEquals(new long[] {5, 1}, b.stride());
        assertEquals('c', b.ordering());
    }

    private Pair<DataBuffer, long[]> of(
            long[] shape, long[] stride, long elementWiseStride, char order, DataType type, boolean empty) {
        return shapes.createShapeInformation(shape, stride, elementWiseStride, order, type, empty);
    }
}
