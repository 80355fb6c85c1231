package parallax.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What only ND4J's arrays can do: lie in memory in many ways, and leak. */
public final class Nd4jLayouts {
    private static final long CALLS = 500;
    private static final long ALLOWED = 1024;

    private Nd4jLayouts() {}

    /** Returns copies in column-major order, as a transposed view, and as a view into a larger array. */
    public static List<UnaryOperator<INDArray>> all() {
        return List.of(a -> a.dup('f'), Nd4jLayouts::transposed, Nd4jLayouts::inside);
    }

    private static INDArray transposed(INDArray a) {
        if (a.rank() < 2) {
            return a;
        }
        int[] backwards = new int[a.rank()];
        Arrays.setAll(backwards, axis -> a.rank() - 1 - axis);
        return a.permute(backwards).dup('c').permute(backwards);
    }

    // Every entry has neighbours that are not its own: what reads past a stride finds them.
    private static INDArray inside(INDArray a) {
        if (a.rank() == 0) {
            return a;
        }
        long[] larger = Arrays.stream(a.shape()).map(size -> size + 3).toArray();
        INDArrayIndex[] middle = Arrays.stream(a.shape())
                .mapToObj(size -> NDArrayIndex.interval(1, size + 1))
                .toArray(INDArrayIndex[]::new);
        INDArray view = Nd4j.valueArrayOf(larger, 1e6, a.dataType()).get(middle).reshape(a.shape());
        return view.assign(a);
    }

    /** Frees the arrays in a record, and in the records in it. */
    public static void close(Object owner) {
        if (owner instanceof INDArray a) {
            a.close();
        } else if (owner instanceof List<?> list) {
            list.forEach(Nd4jLayouts::close);
        } else if (owner instanceof Record) {
            for (RecordComponent component : owner.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    close(component.getAccessor().invoke(owner));
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(e.getMessage(), e);
                }
            }
        }
    }

    /**
     * Checks that calls leave no memory behind outside the Java heap.
     *
     * <p>What is left of a call should be nothing but handles of some bytes that wait for the garbage collector, so the arrays
     * should be of kilobytes: one forgotten in each call is far above what is allowed.
     *
     * @param call returns what it does not keep; it is closed
     */
    public static void assertNoGrowth(Supplier<Object> call) {
        for (int k = 0; k < 50; k++) {
            close(call.get());
        }
        System.gc();
        long before = Pointer.totalBytes();
        for (int k = 0; k < CALLS; k++) {
            close(call.get());
        }
        long growth = Pointer.totalBytes() - before;
        // Handles are freed by threads of ND4J's own, some time after the collector found them.
        for (int k = 0; k < 50 && growth >= CALLS * ALLOWED; k++) {
            System.gc();
            LockSupport.parkNanos(100_000_000);
            growth = Pointer.totalBytes() - before;
        }
        long left = growth;
        assertTrue(left < CALLS * ALLOWED, () -> left + " bytes left outside the heap by " + CALLS + " calls");
    }
}
