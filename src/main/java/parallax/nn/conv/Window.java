package parallax.nn.conv;

import parallax.tensor.Arguments;

/**
 * How a kernel slides over an image: stride, padding and dilation along the rows and along the columns, and in how many
 * groups the channels are.
 *
 * <p>Made from {@link #unit()} by naming what differs from it: {@code Window.unit().stride(2).padding(1)}.
 *
 * @param rows    along the height
 * @param columns along the width
 * @param groups  G: input channels and output channels are cut into G equal runs, and output run g sees input run g alone;
 *                1 for the ordinary convolution, C for a depthwise one
 */
public record Window(Axis rows, Axis columns, int groups) {
    /**
     * Checks the hyperparameters.
     *
     * @throws IllegalArgumentException if an axis is null or groups is less than 1
     */
    public Window {
        Arguments.given("rows", rows);
        Arguments.given("columns", columns);
        if (groups < 1) {
            throw new IllegalArgumentException("groups must be at least 1, is " + groups);
        }
    }

    /** Returns the window of stride 1, no padding, dilation 1 and one group. */
    public static Window unit() {
        Axis axis = new Axis(1, 0, 1);
        return new Window(axis, axis, 1);
    }

    /** Returns this window with stride s along both axes. */
    public Window stride(int s) {
        return stride(s, s);
    }

    /** Returns this window with the given strides along rows and columns. */
    public Window stride(int alongRows, int alongColumns) {
        return new Window(
                new Axis(alongRows, rows.padding, rows.dilation),
                new Axis(alongColumns, columns.padding, columns.dilation),
                groups);
    }

    /** Returns this window with m zeros added on each of the four sides. */
    public Window padding(int m) {
        return padding(m, m);
    }

    /** Returns this window with the given numbers of zeros above and below, and left and right. */
    public Window padding(int alongRows, int alongColumns) {
        return new Window(
                new Axis(rows.stride, alongRows, rows.dilation),
                new Axis(columns.stride, alongColumns, columns.dilation),
                groups);
    }

    /** Returns this window with the kernel's taps d apart along both axes. */
    public Window dilation(int d) {
        return dilation(d, d);
    }

    /** Returns this window with the given dilations along rows and columns. */
    public Window dilation(int alongRows, int alongColumns) {
        return new Window(
                new Axis(rows.stride, rows.padding, alongRows),
                new Axis(columns.stride, columns.padding, alongColumns),
                groups);
    }

    /** Returns this window with the channels in the given number of groups. */
    public Window groups(int g) {
        return new Window(rows, columns, g);
    }

    /**
     * One axis of the window.
     *
     * @param stride   s: from one output to the next the kernel moves by s; at least 1
     * @param padding  m: zeros added at either end of the axis; at least 0
     * @param dilation d: neighbouring taps of the kernel lie d apart; at least 1
     */
    public record Axis(int stride, int padding, int dilation) {
        /**
         * Checks the hyperparameters.
         *
         * @throws IllegalArgumentException if stride or dilation is less than 1, or padding is negative
         */
        public Axis {
            if (stride < 1) {
                throw new IllegalArgumentException("stride must be at least 1, is " + stride);
            }
            if (padding < 0) {
                throw new IllegalArgumentException("padding must be at least 0, is " + padding);
            }
            if (dilation < 1) {
                throw new IllegalArgumentException("dilation must be at least 1, is " + dilation);
            }
        }

        /**
         * Returns how many inputs a kernel of k taps reaches over: d · (k − 1) + 1.
         *
         * @throws IllegalArgumentException if k is less than 1, or the span is more than an {@code int} can say
         */
        public int span(int k) {
            if (k < 1) {
                throw new IllegalArgumentException("the kernel must have at least 1 tap, has " + k);
            }
            long span = dilation * (k - 1L) + 1;
            if (span > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("the kernel spans " + span + " (" + k + " taps, dilation " + dilation
                        + "), must span at most " + Integer.MAX_VALUE);
            }
            return (int) span;
        }

        /**
         * Returns the output's size ⌊(n + 2m − span(k)) / s⌋ + 1.
         *
         * @param name what the axis is called in the message, e.g. "height"
         * @param n    the input's size
         * @param k    the kernel's size, its number of taps
         * @throws IllegalArgumentException if the kernel reaches over more than the padded input, or the padded input is
         *                                  larger than an {@code int} can say
         */
        public int outputSize(String name, int n, int k) {
            int span = span(k);
            long padded = n + 2L * padding;
            String sum = padding == 0 ? "" : " (" + n + " + 2 x " + padding + ")";
            if (padded > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "the padded " + name + " is " + padded + sum + ", must be at most " + Integer.MAX_VALUE);
            }
            if (span > padded) {
                throw new IllegalArgumentException("the kernel spans " + span + " along the " + name
                        + (dilation == 1 ? "" : " (" + k + " taps, dilation " + dilation + ")")
                        + ", the padded input has " + padded + sum);
            }
            return ((int) padded - span) / stride + 1;
        }

        /**
         * Returns the first output whose tap p does not lie in the padding before the input: ⌈(m − p·d) / s⌉, at least 0.
         *
         * @param p the tap, from 0
         */
        public int firstInside(int p) {
            long before = padding - (long) p * dilation;
            return before <= 0 ? 0 : (int) ((before + stride - 1) / stride);
        }

        /**
         * Returns the output after the last one whose tap p does not lie in the padding behind the input:
         * ⌊(n − 1 + m − p·d) / s⌋ + 1, at most the number of outputs; not more than {@link #firstInside} if there is none.
         *
         * @param p       the tap, from 0
         * @param n       the input's size
         * @param outputs the output's size
         */
        public int endInside(int p, int n, int outputs) {
            long room = n - 1L + padding - (long) p * dilation;
            return room < 0 ? 0 : (int) Math.min(outputs, room / stride + 1);
        }
    }
}
