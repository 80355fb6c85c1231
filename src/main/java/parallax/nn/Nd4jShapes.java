package parallax.nn;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.DirectShapeInfoProvider;

/**
 * What ND4J knows of a shape, made once for each shape.
 *
 * <p>ND4J makes it anew with each array and each view, by three calls of the native library and two registrations with the collector of
 * native memory: about half of the time of a small layer. Its own cache, in the class this one extends, is one that 1.0.0-M2.1 goes past.
 * The native library keeps the entries as constants and never frees them, and nobody writes to them; so arrays may share them.
 */
public final class Nd4jShapes extends DirectShapeInfoProvider {
    /** Far more than a program has that knows what it does; one that has more gets new ones made, as before. */
    private static final int MOST = 10_000;

    private final Map<Key, Pair<DataBuffer, long[]>> known = new ConcurrentHashMap<>();

    /** Called by ND4J. */
    public Nd4jShapes() {}

    @Override
    public Pair<DataBuffer, long[]> createShapeInformation(
            long[] shape, long[] stride, long elementWiseStride, char order, DataType type, boolean empty) {
        Key key = new Key(shape, stride, elementWiseStride, order, type, empty);
        Pair<DataBuffer, long[]> found = known.get(key);
        if (found != null) {
            return found;
        }
        Pair<DataBuffer, long[]> made =
                super.createShapeInformation(shape, stride, elementWiseStride, order, type, empty);
        if (known.size() < MOST) {
            known.put(new Key(shape.clone(), stride.clone(), elementWiseStride, order, type, empty), made);
        }
        return made;
    }

    // A record's own equals compares arrays by identity.
    private record Key(long[] shape, long[] stride, long elementWiseStride, char order, DataType type, boolean empty) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key k
                    && order == k.order
                    && type == k.type
                    && empty == k.empty
                    && elementWiseStride == k.elementWiseStride
                    && Arrays.equals(shape, k.shape)
                    && Arrays.equals(stride, k.stride);
        }

        @Override
        public int hashCode() {
            int hash = 31 * Arrays.hashCode(shape) + Arrays.hashCode(stride);
            return 31 * (31 * hash + order) + 31 * type.ordinal() + (int) elementWiseStride + (empty ? 1 : 0);
        }
    }
}
