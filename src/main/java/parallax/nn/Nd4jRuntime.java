package parallax.nn;

import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What ND4J is on this machine.
 *
 * @param backend the name of ND4J's backend
 * @param oneDnn  whether the native build that was loaded is the one with oneDNN; without it convolution is some 8 times slower
 */
public record Nd4jRuntime(String backend, boolean oneDnn) {
    /**
     * Loads ND4J, multiplies two small matrices and says what did it.
     *
     * @throws IllegalStateException if the product is wrong
     * @throws LinkageError if the native library cannot be loaded
     */
    public static Nd4jRuntime probe() {
        try (INDArray a = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}});
                INDArray b = Nd4j.createFromArray(new double[][] {{5, 6}, {7, 8}});
                INDArray c = Nd4j.create(DataType.DOUBLE, 2, 2)) {
            Nd4j.matmul(a, b, c);
            if (c.getDouble(0, 0) != 1 * 5 + 2 * 7 || c.getDouble(1, 1) != 3 * 6 + 4 * 8) {
                throw new IllegalStateException("ND4J multiplies wrongly: " + c);
            }
        }
        return new Nd4jRuntime(Nd4j.getBackend().getClass().getSimpleName(), hasOneDnn());
    }

    // ND4J does not say which of its builds it took; the folder that its library was loaded from does.
    static boolean hasOneDnn() {
        return Loader.getLoadedLibraries().values().stream().anyMatch(file -> file.contains("-onednn"));
    }

    /** Returns whether there is a build with oneDNN for this platform: there is none for Arm. */
    public static boolean oneDnnIsMade() {
        return Loader.getPlatform().endsWith("-x86_64");
    }
}
