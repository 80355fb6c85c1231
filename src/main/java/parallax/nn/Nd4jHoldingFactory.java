package parallax.nn;

import java.lang.ref.Reference;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.cpu.nativecpu.CpuNDArrayFactory;
import org.nd4j.linalg.cpu.nativecpu.blas.CpuLevel1;

/** Makes arrays as ND4J does; its BLAS holds two vectors until their product is there, and their memory is used again. */
public final class Nd4jHoldingFactory extends CpuNDArrayFactory {
    /** Called by ND4J, with its default data type and order. */
    public Nd4jHoldingFactory(DataType type, char order) {
        super(type, order);
        Nd4jSettings.keepFreedMemory();
    }

    @Override
    public void createLevel1() {
        level1 = new HoldingLevel1();
    }

    // The other levels go through operations, which hold their arrays.
    private static final class HoldingLevel1 extends CpuLevel1 {
        @Override
        public double dot(long n, double alpha, INDArray x, INDArray y) {
            try {
                return super.dot(n, alpha, x, y);
            } finally {
                Reference.reachabilityFence(x);
                Reference.reachabilityFence(y);
            }
        }
    }
}
