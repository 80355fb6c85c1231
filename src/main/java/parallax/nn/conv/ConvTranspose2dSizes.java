package parallax.nn.conv;

import parallax.nn.Axes;
import parallax.nn.Backend;
import parallax.nn.ShapeChecks;

/**
 * The sizes of one {@link ConvTranspose2d}, checked for both twins.
 *
 * @param batch        N
 * @param inChannels   I
 * @param height       H
 * @param width        W
 * @param outChannels  O
 * @param groupIn      I/G, the input channels of one group
 * @param groupOut     O/G, the output channels of one group
 * @param kernelHeight Kh
 * @param kernelWidth  Kw
 * @param outHeight    H'
 * @param outWidth     W'
 */
record ConvTranspose2dSizes(
        int batch,
        int inChannels,
        int height,
        int width,
        int outChannels,
        int groupIn,
        int groupOut,
        int kernelHeight,
        int kernelWidth,
        int outHeight,
        int outWidth) {

    static <T> ConvTranspose2dSizes ofForward(Backend<T> backend, TransposedWindow window, T x, T weight, T bias) {
        Axes<T> axes = axes(backend, x, weight);
        ConvTranspose2dSizes sizes = of(window, axes);
        if (bias != null) {
            backend.require("bias", bias);
            ShapeChecks.requireVector("bias", backend.shape(bias), sizes.outChannels, "output channel of weight");
        }
        axes.noNaN();
        if (bias != null) {
            backend.requireNoNaN("bias", bias);
        }
        return sizes;
    }

    static <T> ConvTranspose2dSizes ofBackward(Backend<T> backend, TransposedWindow window, T x, T weight, T dy) {
        Axes<T> axes = axes(backend, x, weight);
        ConvTranspose2dSizes sizes = of(window, axes);
        backend.require("dy", dy);
        ShapeChecks.requireSame("dy", backend.shape(dy), "the output", sizes.output());
        axes.noNaN();
        backend.requireNoNaN("dy", dy);
        return sizes;
    }

    /** Returns the sizes of the convolution it is the transpose of: from its output to its x. */
    Conv2dSizes turned() {
        return new Conv2dSizes(
                batch,
                outChannels,
                outHeight,
                outWidth,
                inChannels,
                groupOut,
                groupIn,
                kernelHeight,
                kernelWidth,
                height,
                width);
    }

    /** Returns the output's shape (N, O, H', W'). */
    int[] output() {
        return new int[] {batch, outChannels, outHeight, outWidth};
    }

    private static <T> Axes<T> axes(Backend<T> backend, T x, T weight) {
        return new Axes<>(backend).array("x", x, "N", "I", "H", "W").array("weight", weight, "I", "O/G", "Kh", "Kw");
    }

    private static ConvTranspose2dSizes of(TransposedWindow window, Axes<?> axes) {
        int groups = window.window().groups();
        ChannelGroups.requireMultiple("input channels", axes.size("I"), groups);
        ConvTranspose2dSizes sizes = new ConvTranspose2dSizes(
                axes.size("N"),
                axes.size("I"),
                axes.size("H"),
                axes.size("W"),
                Math.multiplyExact(axes.size("O/G"), groups),
                axes.size("I") / groups,
                axes.size("O/G"),
                axes.size("Kh"),
                axes.size("Kw"),
                window.outputHeight(axes.size("H"), axes.size("Kh")),
                window.outputWidth(axes.size("W"), axes.size("Kw")));
        ShapeChecks.requireHeld("the output", sizes.output());
        return sizes;
    }
}
