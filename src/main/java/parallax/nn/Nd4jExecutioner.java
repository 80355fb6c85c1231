package parallax.nn;

import java.lang.ref.Reference;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.BroadcastOp;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.ReduceOp;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Executes operations as ND4J does, but holds a broadcast until it is done, and has small operations done by one thread.
 *
 * <p>A broadcast ({@code addRowVector} and its kin) keeps its dimensions in a small array
 * that it alone refers to, and ND4J's method for broadcasts, other than those for all other operations, looks at the operation for the last
 * time before the native call.
 *
 * <p>An operation is shared among all threads, however small it is; {@link Nd4jWork} tells which had better not be.
 */
public final class Nd4jExecutioner extends NativeOpExecutioner {
    private final NativeOps threads;

    /** Called by ND4J. */
    public Nd4jExecutioner() {
        this(NativeOpsHolder.getInstance().getDeviceNativeOps());
    }

    /**
     * Makes one.
     *
     * @param threads says and is told how many threads oneDNN and ND4J may use
     */
    Nd4jExecutioner(NativeOps threads) {
        this.threads = threads;
    }

    @Override
    public INDArray[] exec(CustomOp op, OpContext context) {
        return run(Nd4jWork.isSmall(op, context), () -> super.exec(op, context));
    }

    @Override
    public INDArray exec(Op op) {
        return run(Nd4jWork.isSmall(op), () -> super.exec(op));
    }

    @Override
    public INDArray exec(Op op, OpContext context) {
        return run(Nd4jWork.isSmall(op), () -> super.exec(op, context));
    }

    @Override
    public INDArray exec(ScalarOp op, OpContext context) {
        return run(Nd4jWork.isSmall(op), () -> super.exec(op, context));
    }

    @Override
    public INDArray exec(ReduceOp op, OpContext context) {
        return run(Nd4jWork.isSmall(op), () -> super.exec(op, context));
    }

    @Override
    public INDArray exec(BroadcastOp op, OpContext context) {
        try {
            return run(Nd4jWork.isSmall(op), () -> super.exec(op, context));
        } finally {
            Reference.reachabilityFence(op);
            Reference.reachabilityFence(context);
        }
    }

    private <R> R run(boolean small, Supplier<R> operation) {
        int all = threads.ompGetMaxThreads();
        if (!small || all == 1) {
            return operation.get();
        }
        threads.setOmpNumThreads(1); // of what this thread of Java calls
        try {
            return operation.get();
        } finally {
            threads.setOmpNumThreads(all);
        }
    }
}
