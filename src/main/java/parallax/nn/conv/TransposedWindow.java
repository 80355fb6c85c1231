package parallax.nn.conv;

import parallax.tensor.Arguments;

/**
 * How {@link ConvTranspose2d} stamps its kernel: the window of the convolution whose adjoint it is, and which of the sizes that this convolution
 * maps to one the output has.
 *
 * <p>{@code TransposedWindow.of(Window.unit().stride(2).padding(1)).outputPadding(1)} doubles height and width with a kernel of 3.
 *
 * @param window        stride, padding, dilation, groups
 * @param outputRows    rows added to the output at its lower end; less than the stride or the dilation along the rows
 * @param outputColumns columns added at its right end; likewise
 */
public record TransposedWindow(Window window, int outputRows, int outputColumns) {
    /**
     * Checks the hyperparameters.
     *
     * @throws IllegalArgumentException if the window is null, or an output padding is negative or not less than the larger of stride and
     *                                  dilation
     */
    public TransposedWindow {
        Arguments.given("window", window);
        requireOutputPadding("rows", outputRows, window.rows());
        requireOutputPadding("columns", outputColumns, window.columns());
    }

    /** Returns the transpose of a window, without output padding. */
    public static TransposedWindow of(Window window) {
        return new TransposedWindow(window, 0, 0);
    }

    /** Returns this window with e rows and e columns added to the output. */
    public TransposedWindow outputPadding(int e) {
        return outputPadding(e, e);
    }

    /** Returns this window with the given numbers of rows and columns added to the output. */
    public TransposedWindow outputPadding(int rows, int columns) {
        return new TransposedWindow(window, rows, columns);
    }

    /**
     * Returns the output's height (n − 1)·s − 2m + d·(k − 1) + e + 1.
     *
     * @param n the input's height
     * @param k the kernel's height
     * @throws IllegalArgumentException if it is less than 1, or more than an {@code int} can say
     */
    public int outputHeight(int n, int k) {
        return outputSize("height", window.rows(), n, k, outputRows);
    }

    /**
     * Returns the output's width, as {@link #outputHeight}.
     *
     * @param n the input's width
     * @param k the kernel's width
     * @throws IllegalArgumentException if it is less than 1, or more than an {@code int} can say
     */
    public int outputWidth(int n, int k) {
        return outputSize("width", window.columns(), n, k, outputColumns);
    }

    private static int outputSize(String name, Window.Axis axis, int n, int k, int extra) {
        long size = (n - 1L) * axis.stride() - 2L * axis.padding() + axis.span(k) + extra;
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the output's " + name + " is " + size + " ((" + n + " - 1) x "
                    + axis.stride() + " - 2 x " + axis.padding() + " + " + axis.span(k) + " + " + extra + "), must be "
                    + (size < 1 ? "at least 1" : "at most " + Integer.MAX_VALUE));
        }
        return (int) size;
    }

    private static void requireOutputPadding(String name, int extra, Window.Axis axis) {
        if (extra < 0 || extra >= Math.max(axis.stride(), axis.dilation())) {
            throw new IllegalArgumentException("output padding along the " + name
                    + " must be at least 0 and less than the larger of stride " + axis.stride() + " and dilation "
                    + axis.dilation() + ", is " + extra);
        }
    }
}
