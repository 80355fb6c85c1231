package parallax.nn;

import java.lang.ref.Reference;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.BroadcastOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;

/**
 * Executes operations as ND4J does, but holds a broadcast until it is done.
 *
 * <p>A broadcast ({@code addRowVector} and its kin) keeps its dimensions in a small array
 * that it alone refers to, and ND4J's method for broadcasts, other than those for all other operations, looks at the operation for the last
 * time before the native call.
 */
public final class Nd4jHoldingExecutioner extends NativeOpExecutioner {
    @Override
    public INDArray exec(BroadcastOp op, OpContext context) {
        try {
            return super.exec(op, context);
        } finally {
            Reference.reachabilityFence(op);
            Reference.reachabilityFence(context);
        }
    }
}
