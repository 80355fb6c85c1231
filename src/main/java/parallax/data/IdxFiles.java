package parallax.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/**
 * Reads the files of MNIST and its relatives (Fashion-MNIST, KMNIST): the IDX format, plain or compressed by gzip.
 *
 * <p>Four bytes 0, 0, type, number of axes; then the size of each axis in four bytes, the highest first; then the entries, row by row. The type is
 * 8, bytes from 0 to 255. Whether a file is compressed is seen from its first bytes, whatever it is called.
 *
 * <p><b>Source.</b> Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits", File formats.
 */
public final class IdxFiles {
    private static final int UNSIGNED_BYTES = 8;

    private IdxFiles() {}

    /**
     * Returns images with their labels, classes called "0", "1", ... up to the largest label, at least to "9".
     *
     * @param images e.g. train-images-idx3-ubyte.gz
     * @param labels e.g. train-labels-idx1-ubyte.gz
     * @return x (N, 1, H, W), entries from 0 to 1: the file's bytes divided by 255
     * @throws DataFormatException if a file is not in the format, or they have not as many entries; the message has both numbers
     * @throws IOException         if a file cannot be read
     */
    public static LabelledData load(Path images, Path labels) throws IOException {
        Tensor x = images(images);
        int[] numbers = labels(labels);
        if (x.size(0) != numbers.length) {
            throw new DataFormatException(
                    labels, "has " + numbers.length + " labels, " + images + " has " + x.size(0) + " images");
        }
        int classes = Math.max(10, IntStream.of(numbers).max().orElse(0) + 1);
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        return LabelledData.of(x, numbers, names);
    }

    /**
     * Returns the images of a file.
     *
     * @return (N, 1, H, W), entries from 0 to 1: the file's bytes divided by 255
     * @throws DataFormatException if the file is not in the format, or has not three axes
     * @throws IOException         if the file cannot be read
     */
    public static Tensor images(Path file) throws IOException {
        Bytes bytes = read(file, 3, "images (N, H, W)");
        int[] shape = bytes.shape();
        Tensor x = Tensor.zeros(shape[0], 1, shape[1], shape[2]);
        for (int k = 0; k < x.length(); k++) {
            x.data()[k] = (bytes.entries().get() & 0xff) / 255.0;
        }
        return x;
    }

    /**
     * Returns the labels of a file.
     *
     * @throws DataFormatException if the file is not in the format, or has not one axis
     * @throws IOException         if the file cannot be read
     */
    public static int[] labels(Path file) throws IOException {
        Bytes bytes = read(file, 1, "labels (N)");
        int[] labels = new int[bytes.shape()[0]];
        for (int n = 0; n < labels.length; n++) {
            labels[n] = bytes.entries().get() & 0xff;
        }
        return labels;
    }

    private record Bytes(List<Integer> sizes, ByteBuffer entries) {
        int[] shape() {
            return sizes.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private static Bytes read(Path file, int axes, String what) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(PlainBytes.read(file));
        if (bytes.remaining() < 4) {
            throw new DataFormatException(file, "has " + bytes.remaining() + " bytes, an IDX file begins with 4");
        }
        int magic = bytes.getInt();
        int expected = UNSIGNED_BYTES << 8 | axes;
        if (magic != expected) {
            throw new DataFormatException(
                    file, "begins with " + magic + ", an IDX file of " + what + " in bytes begins with " + expected);
        }
        if (bytes.remaining() < 4 * axes) {
            throw new DataFormatException(
                    file,
                    "ends in the sizes of its " + axes + " axes: it has " + bytes.limit() + " bytes, they end at "
                            + (4 + 4 * axes));
        }
        List<Integer> sizes =
                IntStream.range(0, axes).mapToObj(axis -> bytes.getInt()).toList();
        long entries = 1;
        for (int size : sizes) {
            if (size < 1) {
                throw new DataFormatException(file, "says its sizes are " + sizes + ", each must be at least 1");
            }
            entries = Math.min(entries * size, 1L << 31);
        }
        if (entries != bytes.remaining()) {
            throw new DataFormatException(
                    file,
                    "says its shape is "
                            + Shapes.text(
                                    sizes.stream().mapToInt(Integer::intValue).toArray()) + ", " + entries
                            + " bytes, and has " + bytes.remaining() + " bytes behind it");
        }
        return new Bytes(sizes, bytes);
    }
}
