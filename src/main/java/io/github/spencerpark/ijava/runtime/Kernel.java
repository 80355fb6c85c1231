package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;

/** The kernel, for cells. */
public final class Kernel {
    private Kernel() {}

    /** Returns the kernel this cell runs in. */
    public static JavaKernel getKernelInstance() {
        JavaKernel kernel = IJava.getKernelInstance();
        if (kernel == null) {
            throw new IllegalStateException("no session is open: only cells have a kernel");
        }
        return kernel;
    }

    /** Runs source as if it stood in the cell; returns its value, or null if it has none. */
    public static Object eval(String source) throws Exception {
        return getKernelInstance().evalRaw(source);
    }

    /** Prints as {@code System.out.printf} does. */
    public static void printf(String format, Object... values) {
        System.out.printf(format, values);
    }
}
