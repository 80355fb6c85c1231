package parallax.nn.pool;

import parallax.nn.Backend;
import parallax.nn.ShapeChecks;
import parallax.nn.conv.Window;
import parallax.tensor.Arguments;

/**
 * How a pooling window slides over a map.
 *
 * <p>Made from {@link #of(int)} by naming what differs: {@code Pooling.of(3).stride(2).padding(1)}.
 *
 * @param kernelHeight Kh: the window's height; at least 1
 * @param kernelWidth  Kw: the window's width; at least 1
 * @param rows         stride and padding along the height; dilation 1
 * @param columns      stride and padding along the width; dilation 1
 */
public record Pooling(int kernelHeight, int kernelWidth, Window.Axis rows, Window.Axis columns) {
    /**
     * Checks the hyperparameters.
     *
     * @throws IllegalArgumentException if a size is less than 1, a dilation is not 1, or a padding is not less than
     *     the kernel, so that a window could lie in the padding alone
     */
    public Pooling {
        Arguments.given("rows", rows);
        Arguments.given("columns", columns);
        check("height", kernelHeight, rows);
        check("width", kernelWidth, columns);
    }

    /** Returns square windows side by side: size k, stride k, no padding. */
    public static Pooling of(int k) {
        return of(k, k);
    }

    /** Returns windows side by side, of the given height and width. */
    public static Pooling of(int height, int width) {
        atLeastOne("height", height);
        atLeastOne("width", width);
        return new Pooling(height, width, new Window.Axis(height, 0, 1), new Window.Axis(width, 0, 1));
    }

    /** Returns this pooling with stride s along both axes. */
    public Pooling stride(int s) {
        return stride(s, s);
    }

    /** Returns this pooling with the given strides along rows and columns. */
    public Pooling stride(int alongRows, int alongColumns) {
        return new Pooling(
                kernelHeight,
                kernelWidth,
                new Window.Axis(alongRows, rows.padding(), 1),
                new Window.Axis(alongColumns, columns.padding(), 1));
    }

    /** Returns this pooling with m cells added on each of the four sides. */
    public Pooling padding(int m) {
        return padding(m, m);
    }

    /** Returns this pooling with the given numbers of cells added above and below, and left and right. */
    public Pooling padding(int alongRows, int alongColumns) {
        return new Pooling(
                kernelHeight,
                kernelWidth,
                new Window.Axis(rows.stride(), alongRows, 1),
                new Window.Axis(columns.stride(), alongColumns, 1));
    }

    /**
     * Returns the shape of the output, (N, C, H', W').
     *
     * @param x the shape of x, (N, C, H, W). Not modified.
     * @throws IllegalArgumentException if x has not 4 axes, is empty, or is smaller than the window
     */
    public int[] output(int[] x) {
        ShapeChecks.requireAxes("x", "(N, C, H, W)", x);
        return new int[] {
            x[0], x[1], rows.outputSize("height", x[2], kernelHeight), columns.outputSize("width", x[3], kernelWidth)
        };
    }

    /**
     * Checks what a pooling's forward is given, and returns the shape of the output.
     *
     * @throws IllegalArgumentException if x is null, of another data type than the backend's, has an entry NaN, or does not fit
     */
    public <T> int[] ofForward(Backend<T> backend, T x) {
        return output(backend.given("x", x));
    }

    /**
     * Checks what a pooling's backward is given, and returns the shape of the output.
     *
     * @throws IllegalArgumentException as {@link #ofForward}, and if dy has not the output's shape
     */
    public <T> int[] ofBackward(Backend<T> backend, T x, T dy) {
        int[] output = ofForward(backend, x);
        ShapeChecks.requireSame("dy", backend.given("dy", dy), "the output", output);
        return output;
    }

    private static void check(String name, int kernel, Window.Axis axis) {
        atLeastOne(name, kernel);
        if (axis.dilation() != 1) {
            throw new IllegalArgumentException("a pooling window has dilation 1, is given " + axis.dilation());
        }
        if (axis.padding() >= kernel) {
            throw new IllegalArgumentException("padding must be less than the window's " + name + " " + kernel + ", is "
                    + axis.padding() + ": a window would lie in the padding alone");
        }
    }

    private static void atLeastOne(String name, int kernel) {
        if (kernel < 1) {
            throw new IllegalArgumentException("the window's " + name + " must be at least 1, is " + kernel);
        }
    }
}
