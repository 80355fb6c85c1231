package parallax.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * Reads the binary files of CIFAR-10: for each image a byte, its label, and 3072 bytes, 32 x 32 of red, of green, of blue.
 *
 * <p><b>Source.</b> A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images" (2009); "CIFAR-10 binary version".
 */
public final class CifarFiles {
    /** What the ten classes are called. */
    public static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static final int SIDE = 32;
    private static final int CHANNELS = 3;
    private static final int RECORD = 1 + CHANNELS * SIDE * SIDE;

    private CifarFiles() {}

    /**
     * Returns the images of a file.
     *
     * @param file e.g. data_batch_1.bin
     * @return x (N, 3, 32, 32), entries from 0 to 1: the file's bytes divided by 255
     * @throws DataFormatException if the file is empty or ends within an image, or a label is above 9; the message has the numbers
     * @throws IOException         if the file cannot be read
     */
    public static LabelledData load(Path file) throws IOException {
        byte[] bytes = PlainBytes.read(Arguments.given("file", file));
        if (bytes.length == 0 || bytes.length % RECORD != 0) {
            throw new DataFormatException(
                    file, "has " + bytes.length + " bytes, must be a multiple of " + RECORD + " and more than 0");
        }
        int count = bytes.length / RECORD;
        Tensor x = Tensor.zeros(count, CHANNELS, SIDE, SIDE);
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            labels[n] = bytes[n * RECORD] & 0xff;
            if (labels[n] >= CLASSES.size()) {
                throw new DataFormatException(
                        file,
                        "has the label " + labels[n] + " at image " + n + ", must be from 0 to "
                                + (CLASSES.size() - 1));
            }
            for (int k = 0; k < RECORD - 1; k++) {
                x.data()[n * (RECORD - 1) + k] = (bytes[n * RECORD + 1 + k] & 0xff) / 255.0;
            }
        }
        return LabelledData.of(x, labels, CLASSES);
    }
}
