package parallax.nn;

import java.nio.LongBuffer;
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

    private final Map<LongBuffer, Pair<DataBuffer, long[]>> known = new ConcurrentHashMap<>();

    /** Called by ND4J. */
    public Nd4jShapes() {}

    @Override
    public Pair<DataBuffer, long[]> createShapeInformation(
            long[] shape, long[] stride, long elementWiseStride, char order, DataType type, boolean empty) {
        LongBuffer key = key(shape, stride, elementWiseStride, order, type, empty);
        Pair<DataBuffer, long[]> found = known.get(key);
        if (found != null) {
            return found;
        }
        Pair<DataBuffer, long[]> made =
                super.createShapeInformation(shape, stride, elementWiseStride, order, type, empty);
        if (known.size() < MOST) {
            known.put(key, made);
        }
        return made;
    }

    // Buffers are equal if their numbers are. A shape and its strides are of the same length, so nothing need stand
    // between them.
    private static LongBuffer key(
            long[] shape, long[] stride, long elementWiseStride, char order, DataType type, boolean empty) {
        LongBuffer key = LongBuffer.allocate(4 + shape.length + stride.length);
        key.put(elementWiseStride).put(order).put(type.toInt()).put(empty ? 1 : 0);
        return key.put(shape).put(stride).flip();
    }
}
