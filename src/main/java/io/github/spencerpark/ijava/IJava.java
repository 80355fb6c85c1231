package io.github.spencerpark.ijava;

import java.util.Optional;
import parallax.session.CellServices;

/** Where notebooks written for IJava find their kernel. */
public final class IJava {
    private static JavaKernel kernel;

    private IJava() {}

    /** Returns the kernel of the session that is open in this program, or null if none is. */
    public static synchronized JavaKernel getKernelInstance() {
        Optional<CellServices> session = CellServices.current();
        if (session.isEmpty()) {
            kernel = null;
        } else if (kernel == null || !kernel.isOf(session.get())) {
            kernel = new JavaKernel(session.get());
        }
        return kernel;
    }
}
