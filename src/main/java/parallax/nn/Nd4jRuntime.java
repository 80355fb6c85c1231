package parallax.nn;

import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What ND4J is on this machine. */
public final class Nd4jRuntime {
    private Nd4jRuntime() {}

    /**
     * Loads ND4J, multiplies two small matrices and says what did it.
     *
     * @return the backend's name and whether oneDNN's convolutions are there
     * @throws IllegalStateException if the product is wrong
     * @throws LinkageError if the native library cannot be loaded
     */
    public static String probe() {
        try (INDArray a = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}});
                INDArray b = Nd4j.createFromArray(new double[][] {{5, 6}, {7, 8}});
                INDArray c = Nd4j.create(DataType.DOUBLE, 2, 2)) {
            Nd4j.matmul(a, b, c);
            if (c.getDouble(0, 0) != 1 * 5 + 2 * 7 || c.getDouble(1, 1) != 3 * 6 + 4 * 8) {
                throw new IllegalStateException("ND4J multiplies wrongly: " + c);
            }
        }
        // ND4J does not say which of its native builds it loaded; the one that comes with oneDNN is taken where it is
        // there.
        boolean oneDnn = Nd4jRuntime.class
                        .getClassLoader()
                        .getResource("org/nd4j/linalg/cpu/nativecpu/bindings/" + Loader.getPlatform() + "-onednn/")
                != null;
        return Nd4j.getBackend().getClass().getSimpleName() + (oneDnn ? " with oneDNN" : " without oneDNN");
    }
}
