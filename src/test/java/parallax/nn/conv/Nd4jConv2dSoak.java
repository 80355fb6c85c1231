package parallax.nn.conv;

import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.nn.Nd4jBackend;
import parallax.tensor.Tensor;

/**
 * Calls the ND4J twin again and again and prints by how many bytes the process grew at most.
 *
 * <p>A program of its own: only in a process whose Java heap is of fixed size, and touched from the start, is what the process
 * grows by memory outside of the heap.
 */
final class Nd4jConv2dSoak {
    private Nd4jConv2dSoak() {}

    /** Prints two numbers: the growth over 10,000 calls on small arrays, and over 180 on large ones. */
    public static void main(String[] args) {
        System.out.println(growth(5_000, 6, 5) + " " + growth(90, 120, 110));
    }

    private static long growth(int calls, int height, int width) {
        Window unit = Window.unit().padding(1);
        List<Window> windows = List.of(unit, unit.stride(2).dilation(2), unit.groups(2));
        Random random = new Random(1);
        long start = 0;
        long most = 0;
        INDArray[][] arrays = new INDArray[windows.size()][];
        for (int k = 0; k < windows.size(); k++) {
            int channels = 2 * windows.get(k).groups();
            DataType type = k == 2 ? DataType.DOUBLE : DataType.FLOAT;
            Nd4jBackend backend = new Nd4jBackend(type);
            arrays[k] = new INDArray[] {
                backend.of(Tensor.randn(random, 8, channels, height, width)),
                backend.of(Tensor.randn(random, channels, 2, 2, 2)),
                backend.of(Tensor.randn(random, channels))
            };
        }
        for (int call = -calls / 10; call < calls; call++) {
            if (call == 0) {
                start = Pointer.physicalBytes();
            }
            int k = Math.floorMod(call, windows.size());
            Nd4jConv2d conv = new Nd4jConv2d(windows.get(k));
            INDArray y = conv.forward(arrays[k][0], arrays[k][1], arrays[k][2]);
            Conv2d.Gradients<INDArray> g = conv.backward(arrays[k][0], arrays[k][1], y);
            List.of(y, g.dx(), g.dWeight(), g.dBias()).forEach(INDArray::close);
            if (call > 0) {
                most = Math.max(most, Pointer.physicalBytes() - start);
            }
        }
        return most;
    }
}
