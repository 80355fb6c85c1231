package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.reduce.same.Max;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

class Nd4jExecutionerTest {
    private static final int ALL = 2;

    private final List<Integer> told = new ArrayList<>();
    private OpExecutioner executioner;

    @BeforeEach
    void listen() {
        Nd4j.getBackend(); // loads the library
        NativeOps real = NativeOpsHolder.getInstance().getDeviceNativeOps();
        NativeOps threads = (NativeOps) Proxy.newProxyInstance(
                NativeOps.class.getClassLoader(), new Class<?>[] {NativeOps.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("ompGetMaxThreads")) {
                        return told.isEmpty() ? ALL : told.get(told.size() - 1);
                    }
                    told.add((Integer) arguments[0]);
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        executioner = new Nd4jExecutioner(threads);
    }

    private static INDArray array(long... shape) {
        return Nd4j.ones(DataType.FLOAT, shape);
    }

    private static CustomOp custom(String name, INDArray out, int[] integers, INDArray... in) {
        return DynamicCustomOp.builder(name)
                .addInputs(in)
                .addOutputs(out)
                .addIntegerArguments(integers)
                .build();
    }

    private static CustomOp product(long rows, long inner, long columns) {
        return custom("matmul", array(rows, columns), new int[] {0, 0, 0}, array(rows, inner), array(inner, columns));
    }

    private static CustomOp convolution(long size) {
        int[] integers = {3, 3, 1, 1, 1, 1, 1, 1, 0, 1, 0};
        return custom("conv2d", array(1, size, size, 8), integers, array(1, size, size, 8), array(3, 3, 8, 8));
    }

    private static CustomOp softmax(long rows) {
        return custom("softmax", array(1, rows, 64), new int[] {2}, array(1, rows, 64));
    }

    private static Op maximum(INDArray x) {
        return new ScalarMax(x, null, x, 0);
    }

    private void assertByOne(CustomOp op) {
        executioner.exec(op);
        assertEquals(List.of(1, ALL), told, op.opName());
        told.clear();
    }

    private void assertByAll(CustomOp op) {
        executioner.exec(op);
        assertEquals(List.of(), told, op.opName());
    }

    @Test
    void oneThreadDoesSmallOperationsOfOneDnn() {
        assertByOne(product(64, 64, 64));
        assertByOne(convolution(8));
        assertByOne(softmax(64));
    }

    @Test
    void allThreadsDoLargeOnes() {
        assertByAll(product(512, 256, 256));
        assertByAll(convolution(128));
        assertByAll(softmax(4096));
    }

    @Test
    void aProductWithAVectorWaitsForMemory() {
        assertByAll(product(4096, 64, 1));
        assertByOne(product(256, 64, 1));
    }

    @Test
    void oneThreadDoesSmallOperationsOnEntries() {
        INDArray small = array(64, 64);
        for (Op op : List.of(maximum(small), new Exp(small, small), new Max(small, 1))) {
            executioner.exec(op);
            assertEquals(1, told.get(0), op.opName());
            assertEquals(ALL, told.get(told.size() - 1), op.opName());
            told.clear();
        }
        executioner.exec(new BroadcastAddOp(small, array(64), small, 1));
        assertEquals(List.of(1, ALL), told);
    }

    @Test
    void anExponentialIsMoreWorkThanAMaximum() {
        INDArray between = array(256, 1024);
        executioner.exec(new Exp(between, between));
        assertEquals(List.of(), told);
        executioner.exec(maximum(between));
        assertEquals(List.of(1, ALL), told);
    }

    @Test
    void allAreThereAgainAfterAFailure() {
        CustomOp wrong = custom("matmul", array(3, 3), new int[] {0, 0, 0}, array(3, 4), array(5, 3));
        assertThrows(RuntimeException.class, () -> executioner.exec(wrong));
        assertEquals(ALL, told.get(told.size() - 1));
    }

    /** What is wrong with an operation, ND4J says; nothing is asked of arrays that are not there. */
    @Test
    void anIncompleteOperationIsLeftToNd4j() throws Exception {
        int[] integers = {3, 3, 1, 1, 1, 1, 1, 1, 0, 1, 0};
        INDArray x = array(1, 8, 8, 3);
        CustomOp ofScalar = custom("conv2d", array(1, 8, 8, 8), integers, x, Nd4j.scalar(1f));
        String said = assertThrows(RuntimeException.class, () -> executioner.exec(ofScalar))
                .getMessage();
        assertFalse(said.contains("null"), said);
        OpContext context = executioner.buildContext();
        context.setInputArray(0, x);
        assertFalse(Nd4jWork.isSmall(ofScalar, context));
        context.close();
    }
}
