package parallax.nn.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.Nd4jBackend;
import parallax.tensor.Tensor;

/** What is wrong is said in one sentence, with both numbers, and in the same words by both twins. */
class Conv2dBadInputTest {
    private static final Tensor X = ramp(2, 4, 5, 6);
    private static final Tensor W = ramp(3, 4, 2, 3);
    private static final Tensor B = ramp(3);
    private static final Tensor DY = ramp(2, 3, 4, 4);

    @Test
    void shapes() {
        forward("x must have 4 axes (N, C, H, W), has 3: (4, 5, 6)", Window.unit(), ramp(4, 5, 6), W, B);
        forward("weight must have 4 axes (O, C/groups, Kh, Kw), has 2: (3, 4)", Window.unit(), X, ramp(3, 4), B);
        forward("weight expects 5 input channels, x has 4", Window.unit(), X, ramp(3, 5, 2, 3), B);
        forward(
                "weight expects 8 input channels (2 groups of 4), x has 4",
                Window.unit().groups(2),
                X,
                ramp(4, 4, 2, 3),
                null);
        forward(
                "bias must have shape (3), one entry per output channel of weight; has (4)",
                Window.unit(),
                X,
                W,
                ramp(4));
        forward(
                "bias must have shape (3), one entry per output channel of weight; has (3, 1)",
                Window.unit(),
                X,
                W,
                ramp(3, 1));
        backward(
                "dy must have the shape of the output, (2, 3, 4, 4); has (2, 3, 4, 5)",
                Window.unit(),
                X,
                W,
                ramp(2, 3, 4, 5));
        backward("dy must have the shape of the output, (2, 3, 4, 4); has (3)", Window.unit(), X, W, ramp(3));
    }

    @Test
    void groupsThatDoNotDivide() {
        forward(
                "4 input channels cannot be cut into 3 equal groups",
                Window.unit().groups(3),
                X,
                W,
                B);
        forward(
                "3 output channels cannot be cut into 2 equal groups",
                Window.unit().groups(2),
                X,
                ramp(3, 2, 2, 3),
                B);
    }

    @Test
    void aKernelLargerThanThePaddedInput() {
        forward(
                "the kernel spans 8 along the height, the padded input has 7 (5 + 2 x 1)",
                Window.unit().padding(1),
                X,
                ramp(3, 4, 8, 3),
                B);
        forward(
                "the kernel spans 7 along the width (3 taps, dilation 3), the padded input has 6",
                Window.unit().dilation(1, 3),
                X,
                W,
                B);
    }

    @Test
    void sizesBeyondAnInt() {
        int most = Integer.MAX_VALUE;
        both(
                "the padded height is 4294967299 (5 + 2 x 2147483647), must be at most 2147483647",
                twin -> twin.forward(Window.unit().padding(most, 0), X, W, B));
        both(
                "the kernel spans 2147483648 (2 taps, dilation 2147483647), must span at most 2147483647",
                twin -> twin.forward(Window.unit().dilation(most, 1), X, W, B));
        both(
                "the output is too large: shape (2, 3, 200004, 200004) holds more than 2147483647 entries",
                twin -> twin.forward(Window.unit().padding(100_000), X, W, B));
    }

    /** Few outputs of a huge padded input cost nothing but the outputs. */
    @Test
    void hugePaddingWithAHugeStrideIsNoTrouble() {
        Window window = Window.unit().padding(1_000_000_000).stride(999_999_999);
        for (Twin<?> twin : twins()) {
            Tensor y = twin.forward(window, X, W, B);
            assertEquals(
                    new NaiveConv2d(window).forward(X, W, B).get(1, 2, 1, 1), y.get(1, 2, 1, 1), 1e-4, twin.name());
        }
    }

    @Test
    void emptyArrays() {
        forward(
                "x is empty: axis 0 of (0, 4, 5, 6) has size 0, must be at least 1",
                Window.unit(),
                Tensor.zeros(0, 4, 5, 6),
                W,
                B);
        forward(
                "weight is empty: axis 2 of (3, 4, 0, 3) has size 0, must be at least 1",
                Window.unit(),
                X,
                Tensor.zeros(3, 4, 0, 3),
                B);
    }

    @Test
    void nothing() {
        forward("x is null", Window.unit(), null, W, B);
        forward("weight is null", Window.unit(), X, null, B);
        backward("x is null", Window.unit(), null, W, DY);
        backward("weight is null", Window.unit(), X, null, DY);
        backward("dy is null", Window.unit(), X, W, null);
        assertEquals(
                "window is null",
                assertThrows(IllegalArgumentException.class, () -> new NaiveConv2d(null))
                        .getMessage());
        assertEquals(
                "window is null",
                assertThrows(IllegalArgumentException.class, () -> new Nd4jConv2d(null))
                        .getMessage());
    }

    @Test
    void notANumber() {
        Tensor x = X.copy();
        x.set(Double.NaN, 0, 1, 2, 3);
        x.set(Double.NaN, 1, 1, 2, 3);
        forward("x[0, 1, 2, 3] is NaN", Window.unit(), x, W, B);
        backward("x[0, 1, 2, 3] is NaN", Window.unit(), x, W, DY);
        Tensor w = W.copy();
        w.set(Double.NaN, 2, 3, 1, 2);
        forward("weight[2, 3, 1, 2] is NaN", Window.unit(), X, w, B);
        backward("weight[2, 3, 1, 2] is NaN", Window.unit(), X, w, DY);
        forward("bias[1] is NaN", Window.unit(), X, W, Tensor.vector(1, Double.NaN, 3));
        Tensor dy = DY.copy();
        dy.set(Double.NaN, 1, 2, 3, 0);
        backward("dy[1, 2, 3, 0] is NaN", Window.unit(), X, W, dy);
    }

    /** Even where no output looks. */
    @Test
    void notANumberBetweenTheStrides() {
        Tensor x = X.copy();
        x.set(Double.NaN, 1, 3, 4, 5);
        forward("x[1, 3, 4, 5] is NaN", Window.unit().stride(4, 5), x, W, B);
    }

    @Test
    void infinitiesOfBothSignsAreNotNaN() {
        Tensor x = X.copy();
        x.set(Double.POSITIVE_INFINITY, 0, 0, 0, 0);
        x.set(Double.NEGATIVE_INFINITY, 1, 0, 0, 0);
        for (Twin<?> twin : twins()) {
            Tensor y = twin.forward(Window.unit(), x, W, B);
            assertEquals(Double.POSITIVE_INFINITY, y.get(0, 0, 0, 0), twin.name());
            assertEquals(Double.NEGATIVE_INFINITY, y.get(1, 0, 0, 0), twin.name());
        }
    }

    @Test
    void hyperparameters() {
        says("stride must be at least 1, is 0", () -> Window.unit().stride(0));
        says("stride must be at least 1, is -2", () -> Window.unit().stride(1, -2));
        says("padding must be at least 0, is -1", () -> Window.unit().padding(-1));
        says("dilation must be at least 1, is 0", () -> Window.unit().dilation(0));
        says("groups must be at least 1, is 0", () -> Window.unit().groups(0));
        says("rows is null", () -> new Window(null, Window.unit().columns(), 1));
    }

    @Test
    void dataTypes() {
        INDArray floats = new Nd4jBackend(DataType.FLOAT).of(X);
        INDArray doubles = new Nd4jBackend(DataType.DOUBLE).of(W);
        Nd4jConv2d conv = new Nd4jConv2d(Window.unit());
        says(
                "weight has data type DOUBLE, expected FLOAT as the other arguments have; castTo makes them alike",
                () -> conv.forward(floats, doubles, null));
        says(
                "x has data type INT, must be FLOAT or DOUBLE",
                () -> conv.forward(Nd4j.ones(DataType.INT32, 1, 1, 2, 2), floats, null));
        INDArray closed = new Nd4jBackend(DataType.FLOAT).of(W);
        closed.close();
        says("weight was closed", () -> conv.forward(floats, closed, null));
    }

    private static void forward(String message, Window window, Tensor x, Tensor w, Tensor b) {
        both(message, twin -> twin.forward(window, x, w, b));
    }

    private static void backward(String message, Window window, Tensor x, Tensor w, Tensor dy) {
        both(message, twin -> twin.backward(window, x, w, dy));
    }

    private static void both(String message, Function<Twin<?>, Object> call) {
        for (Twin<?> twin : twins()) {
            Exception e = assertThrows(IllegalArgumentException.class, () -> call.apply(twin), twin.name());
            assertEquals(message, e.getMessage(), twin.name());
        }
    }

    private static void says(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static Iterable<Twin<?>> twins() {
        return Arrays.asList(
                new Twin<>(new NaiveBackend(), NaiveConv2d::new),
                new Twin<>(new Nd4jBackend(DataType.FLOAT), Nd4jConv2d::new),
                new Twin<>(new Nd4jBackend(DataType.DOUBLE), Nd4jConv2d::new));
    }

    private static Tensor ramp(int... shape) {
        Tensor t = Tensor.zeros(shape);
        Arrays.setAll(t.data(), k -> k + 1);
        return t;
    }

    private record Twin<T>(Backend<T> backend, Function<Window, Conv2d<T>> maker) {
        String name() {
            return backend.name();
        }

        Tensor forward(Window window, Tensor x, Tensor w, Tensor b) {
            return backend.tensor(maker.apply(window).forward(of(x), of(w), of(b)));
        }

        Tensor backward(Window window, Tensor x, Tensor w, Tensor dy) {
            return backend.tensor(
                    maker.apply(window).backward(of(x), of(w), of(dy)).dx());
        }

        private T of(Tensor t) {
            return t == null ? null : backend.of(t);
        }
    }
}
