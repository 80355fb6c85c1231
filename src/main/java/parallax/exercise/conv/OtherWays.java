package parallax.exercise.conv;

import parallax.nn.conv.Conv2dSizes;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** Convolution computed right in other ways than the reference: what a check must never call wrong. */
final class OtherWays {
    private OtherWays() {}

    /** Pads a copy of x first, so that no index lies outside. */
    static Tensor onPaddedCopy(Tensor x, Tensor w, Tensor b, Window window) {
        Conv2dSizes z = Conv2dSizes.of(window, x.shape(), w.shape());
        Tensor padded = padded(x, window);
        Tensor y = Tensor.zeros(z.output());
        for (int n = 0; n < z.batch(); n++)
            for (int o = 0; o < z.outChannels(); o++)
                for (int i = 0; i < z.outHeight(); i++)
                    for (int j = 0; j < z.outWidth(); j++) {
                        double sum = 0;
                        for (int p = 0; p < z.kernelHeight(); p++)
                            for (int q = 0; q < z.kernelWidth(); q++)
                                for (int c = z.groupIn() - 1; c >= 0; c--) {
                                    int u = i * window.rows().stride()
                                            + p * window.rows().dilation();
                                    int v = j * window.columns().stride()
                                            + q * window.columns().dilation();
                                    int channel = o / z.groupOut() * z.groupIn() + c;
                                    sum += w.get(o, c, p, q) * padded.get(n, channel, u, v);
                                }
                        y.set(b.get(o) + sum, n, o, i, j);
                    }
        return y;
    }

    /** Lays every window out as a column of a matrix and multiplies by the kernels as rows (im2col). */
    static Tensor byColumns(Tensor x, Tensor w, Tensor b, Window window) {
        Conv2dSizes z = Conv2dSizes.of(window, x.shape(), w.shape());
        Tensor padded = padded(x, window);
        int taps = z.groupIn() * z.kernelHeight() * z.kernelWidth();
        int places = z.outHeight() * z.outWidth();
        Tensor kernels = w.reshape(z.outChannels(), taps);
        Tensor y = Tensor.zeros(z.batch(), z.outChannels(), places);
        for (int n = 0; n < z.batch(); n++)
            for (int group = 0; group < window.groups(); group++) {
                Tensor columns = Tensor.zeros(taps, places);
                for (int t = 0; t < taps; t++) {
                    int q = t % z.kernelWidth();
                    int p = t / z.kernelWidth() % z.kernelHeight();
                    int c = t / (z.kernelWidth() * z.kernelHeight());
                    for (int at = 0; at < places; at++) {
                        int u = at / z.outWidth() * window.rows().stride()
                                + p * window.rows().dilation();
                        int v = at % z.outWidth() * window.columns().stride()
                                + q * window.columns().dilation();
                        columns.set(padded.get(n, group * z.groupIn() + c, u, v), t, at);
                    }
                }
                for (int o = group * z.groupOut(); o < (group + 1) * z.groupOut(); o++)
                    for (int at = 0; at < places; at++) {
                        double sum = b.get(o);
                        for (int t = 0; t < taps; t++) {
                            sum += kernels.get(o, t) * columns.get(t, at);
                        }
                        y.set(sum, n, o, at);
                    }
            }
        return y.reshape(z.output());
    }

    /** Takes one tap after the other and adds its share to all of y. */
    static Tensor byTaps(Tensor x, Tensor w, Tensor b, Window window) {
        Conv2dSizes z = Conv2dSizes.of(window, x.shape(), w.shape());
        Tensor y = Tensor.zeros(z.output());
        each(
                z,
                window,
                (n, o, i, j, channel, c, p, q, u, v) -> y.add(x.get(n, channel, u, v) * w.get(o, c, p, q), n, o, i, j));
        int places = z.outHeight() * z.outWidth();
        for (int k = 0; k < y.length(); k++) {
            y.data()[k] += b.get(k / places % z.outChannels());
        }
        return y;
    }

    /** Keeps its sums in float, and runs every loop from its end. */
    static Tensor inFloat(Tensor x, Tensor w, Tensor b, Window window) {
        Conv2dSizes z = Conv2dSizes.of(window, x.shape(), w.shape());
        Tensor y = Tensor.zeros(z.output());
        for (int j = z.outWidth() - 1; j >= 0; j--)
            for (int i = z.outHeight() - 1; i >= 0; i--)
                for (int o = z.outChannels() - 1; o >= 0; o--)
                    for (int n = z.batch() - 1; n >= 0; n--) {
                        float sum = 0;
                        for (int q = z.kernelWidth() - 1; q >= 0; q--)
                            for (int p = z.kernelHeight() - 1; p >= 0; p--)
                                for (int c = z.groupIn() - 1; c >= 0; c--) {
                                    int u = window.rows().dilation() * p
                                            - window.rows().padding()
                                            + window.rows().stride() * i;
                                    int v = window.columns().dilation() * q
                                            - window.columns().padding()
                                            + window.columns().stride() * j;
                                    if (!(u < 0 || v < 0 || u >= z.height() || v >= z.width())) {
                                        int channel = o / z.groupOut() * z.groupIn() + c;
                                        sum += (float) w.get(o, c, p, q) * (float) x.get(n, channel, u, v);
                                    }
                                }
                        y.set(sum + (float) b.get(o), n, o, i, j);
                    }
        return y;
    }

    /** Asks of every entry of x to which outputs it contributes. */
    static Tensor scattered(Tensor x, Tensor w, Tensor b, Window window) {
        Conv2dSizes z = Conv2dSizes.of(window, x.shape(), w.shape());
        Tensor y = Tensor.zeros(z.output());
        int places = z.outHeight() * z.outWidth();
        java.util.Arrays.setAll(y.data(), k -> b.get(k / places % z.outChannels()));
        for (int n = 0; n < z.batch(); n++)
            for (int o = 0; o < z.outChannels(); o++)
                for (int c = 0; c < z.groupIn(); c++)
                    for (int u = 0; u < z.height(); u++)
                        for (int v = 0; v < z.width(); v++)
                            for (int p = 0; p < z.kernelHeight(); p++)
                                for (int q = 0; q < z.kernelWidth(); q++) {
                                    int i = place(u, p, window.rows(), z.outHeight());
                                    int j = place(v, q, window.columns(), z.outWidth());
                                    if (i >= 0 && j >= 0) {
                                        double pixel = x.get(n, o / z.groupOut() * z.groupIn() + c, u, v);
                                        y.add(pixel * w.get(o, c, p, q), n, o, i, j);
                                    }
                                }
        return y;
    }

    /** Returns which output reads index u under tap p, or -1 if none does. */
    private static int place(int u, int p, Window.Axis axis, int size) {
        int start = u + axis.padding() - p * axis.dilation();
        return start >= 0 && start % axis.stride() == 0 && start / axis.stride() < size ? start / axis.stride() : -1;
    }

    static Tensor correlateByTaps(Tensor x, Tensor kernel) {
        Tensor y = Tensor.zeros(x.size(0) - kernel.size(0) + 1, x.size(1) - kernel.size(1) + 1);
        for (int q = 0; q < kernel.size(1); q++)
            for (int p = 0; p < kernel.size(0); p++)
                for (int j = 0; j < y.size(1); j++)
                    for (int i = 0; i < y.size(0); i++) {
                        y.add(kernel.get(p, q) * x.get(p + i, q + j), i, j);
                    }
        return y;
    }

    static Tensor correlateInFloat(Tensor x, Tensor kernel) {
        int width = x.size(1);
        int rows = x.size(0) - kernel.size(0) + 1;
        int columns = width - kernel.size(1) + 1;
        double[] y = new double[rows * columns];
        for (int k = 0; k < y.length; k++) {
            float sum = 0;
            for (int t = kernel.length() - 1; t >= 0; t--) {
                int u = k / columns + t / kernel.size(1);
                int v = k % columns + t % kernel.size(1);
                sum += (float) (x.data()[u * width + v] * kernel.data()[t]);
            }
            y[k] = sum;
        }
        return Tensor.of(new int[] {rows, columns}, y);
    }

    static Tensor weightGradientByEntry(Tensor x, Tensor w, Tensor dy, Window window) {
        Conv2dSizes z = Conv2dSizes.of(window, x.shape(), w.shape());
        Tensor padded = padded(x, window);
        Tensor dw = Tensor.zeros(w.shape());
        for (int o = 0; o < z.outChannels(); o++)
            for (int c = 0; c < z.groupIn(); c++)
                for (int p = 0; p < z.kernelHeight(); p++)
                    for (int q = 0; q < z.kernelWidth(); q++) {
                        double sum = 0;
                        for (int n = 0; n < z.batch(); n++)
                            for (int i = 0; i < z.outHeight(); i++)
                                for (int j = 0; j < z.outWidth(); j++) {
                                    int u = i * window.rows().stride()
                                            + p * window.rows().dilation();
                                    int v = j * window.columns().stride()
                                            + q * window.columns().dilation();
                                    sum += dy.get(n, o, i, j) * padded.get(n, o / z.groupOut() * z.groupIn() + c, u, v);
                                }
                        dw.set(sum, o, c, p, q);
                    }
        return dw;
    }

    static Tensor weightGradientInFloat(Tensor x, Tensor w, Tensor dy, Window window) {
        Conv2dSizes z = Conv2dSizes.of(window, x.shape(), w.shape());
        Tensor dw = Tensor.zeros(w.shape());
        each(
                z,
                window,
                (n, o, i, j, channel, c, p, q, u, v) -> dw.set(
                        (float) dw.get(o, c, p, q) + (float) x.get(n, channel, u, v) * (float) dy.get(n, o, i, j),
                        o,
                        c,
                        p,
                        q));
        return dw;
    }

    static Tensor inputGradientByEntry(Tensor x, Tensor w, Tensor dy, Window window) {
        Conv2dSizes z = Conv2dSizes.of(window, x.shape(), w.shape());
        Tensor dx = Tensor.zeros(x.shape());
        for (int n = 0; n < z.batch(); n++)
            for (int channel = 0; channel < z.inChannels(); channel++)
                for (int u = 0; u < z.height(); u++)
                    for (int v = 0; v < z.width(); v++) {
                        int group = channel / z.groupIn();
                        double sum = 0;
                        for (int o = group * z.groupOut(); o < (group + 1) * z.groupOut(); o++)
                            for (int p = 0; p < z.kernelHeight(); p++)
                                for (int q = 0; q < z.kernelWidth(); q++) {
                                    int i = place(u, p, window.rows(), z.outHeight());
                                    int j = place(v, q, window.columns(), z.outWidth());
                                    sum += i < 0 || j < 0
                                            ? 0
                                            : dy.get(n, o, i, j) * w.get(o, channel % z.groupIn(), p, q);
                                }
                        dx.set(sum, n, channel, u, v);
                    }
        return dx;
    }

    static Tensor inputGradientOnPaddedCopy(Tensor x, Tensor w, Tensor dy, Window window) {
        Conv2dSizes z = Conv2dSizes.of(window, x.shape(), w.shape());
        Tensor padded = Tensor.zeros(padded(x, window).shape());
        int m = window.rows().padding();
        int l = window.columns().padding();
        each(
                z,
                window,
                (n, o, i, j, channel, c, p, q, u, v) ->
                        padded.add(w.get(o, c, p, q) * dy.get(n, o, i, j), n, channel, u + m, v + l));
        Tensor dx = Tensor.zeros(x.shape());
        for (int n = 0; n < z.batch(); n++)
            for (int channel = 0; channel < z.inChannels(); channel++)
                for (int u = 0; u < z.height(); u++)
                    for (int v = 0; v < z.width(); v++) {
                        dx.set(padded.get(n, channel, u + m, v + l), n, channel, u, v);
                    }
        return dx;
    }

    private static Tensor padded(Tensor x, Window window) {
        int m = window.rows().padding();
        int l = window.columns().padding();
        Tensor y = Tensor.zeros(x.size(0), x.size(1), x.size(2) + 2 * m, x.size(3) + 2 * l);
        for (int n = 0; n < x.size(0); n++)
            for (int c = 0; c < x.size(1); c++)
                for (int i = 0; i < x.size(2); i++)
                    for (int j = 0; j < x.size(3); j++) {
                        y.set(x.get(n, c, i, j), n, c, i + m, j + l);
                    }
        return y;
    }

    /** Visits every product of the forward pass whose entry of x exists, the taps outermost. */
    private static void each(Conv2dSizes z, Window window, Product body) {
        for (int p = 0; p < z.kernelHeight(); p++)
            for (int q = 0; q < z.kernelWidth(); q++)
                for (int c = 0; c < z.groupIn(); c++)
                    for (int i = 0; i < z.outHeight(); i++)
                        for (int j = 0; j < z.outWidth(); j++)
                            for (int o = 0; o < z.outChannels(); o++)
                                for (int n = 0; n < z.batch(); n++) {
                                    int u = i * window.rows().stride()
                                            + p * window.rows().dilation()
                                            - window.rows().padding();
                                    int v = j * window.columns().stride()
                                            + q * window.columns().dilation()
                                            - window.columns().padding();
                                    if (u >= 0 && u < z.height() && v >= 0 && v < z.width()) {
                                        body.at(n, o, i, j, o / z.groupOut() * z.groupIn() + c, c, p, q, u, v);
                                    }
                                }
    }

    private interface Product {
        void at(int n, int o, int i, int j, int channel, int c, int p, int q, int u, int v);
    }
}
