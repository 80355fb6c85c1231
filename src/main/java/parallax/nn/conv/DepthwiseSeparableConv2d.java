package parallax.nn.conv;

import java.util.function.Function;
import parallax.nn.Axes;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.tensor.Arguments;

/**
 * Depthwise separable convolution: first every channel is convolved alone, then every pixel's channels are mixed, nothing between the two.
 *
 * <pre>
 * h[n,k] = bd[k] + x[n, ⌊k/M⌋] * wd[k]       *: the convolution of one channel by one kernel, Conv2d with as many groups as channels
 * y      = bp + wp · h at every pixel        PointwiseConv2d
 * </pre>
 *
 * <p>Where Conv2d has C·O·Kh·Kw weights and as many products for each pixel, this has K·(Kh·Kw + O).
 *
 * <p><b>Shapes.</b> x (N, C, H, W): batch, channels, height, width; depthwise weight wd (K, 1, Kh, Kw) and bias bd (K): K = C·M, M maps of each channel;
 * h (N, K, H', W'), H' and W' as of {@link Conv2d}; pointwise weight wp (O, K, 1, 1) and bias bp (O); y (N, O, H', W').
 *
 * <p><b>Source.</b> F. Chollet, "Xception: deep learning with depthwise separable convolutions" (2017), sections 1.2 and 4.7; L. Sifre, "Rigid-motion
 * scattering for image classification" (2014), section 6.2; backward by the chain rule.
 *
 * <p>Written once for all kinds of arrays: the twins are those of its parts.
 *
 * <pre>{@code
 * new DepthwiseSeparableConv2d<>(new NaiveBackend(), Window.unit().padding(1), NaiveConv2d::new, new NaivePointwiseConv2d());
 * }</pre>
 *
 * @param <T>       the array type of a backend
 * @param backend   of the arrays
 * @param window    of the depthwise part: stride, padding, dilation; its groups are as many as x has channels, and must not be set
 * @param depthwise makes the depthwise part for a window
 * @param pointwise the pointwise part
 */
public record DepthwiseSeparableConv2d<T>(
        Backend<T> backend, Window window, Function<Window, Conv2d<T>> depthwise, Conv2d<T> pointwise) {
    /**
     * Checks that the parts are there.
     *
     * @throws IllegalArgumentException if one is null, or the window has groups
     */
    public DepthwiseSeparableConv2d {
        Arguments.given("backend", backend);
        Arguments.given("window", window);
        Arguments.given("depthwise", depthwise);
        Arguments.given("pointwise", pointwise);
        if (window.groups() != 1) {
            throw new IllegalArgumentException("groups must be left at 1, is " + window.groups()
                    + ": a depthwise convolution has one group per channel of x");
        }
    }

    /**
     * Returns y, and what backward needs.
     *
     * @param x (N, C, H, W). Not modified.
     * @param p Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other or the window, or an entry is NaN; the message has both
     *                                  numbers
     */
    public Result<T> forward(T x, Parameters<T> p) {
        T h = depthwise(x, p).forward(x, p.depthwiseWeight, p.depthwiseBias);
        return new Result<>(pointwise.forward(h, p.pointwiseWeight, p.pointwiseBias), h);
    }

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param x      what forward was given. Not modified.
     * @param p      what forward was given. Not modified.
     * @param result what forward returned. Not modified.
     * @param dy     ∂L/∂y (N, O, H', W'). Not modified.
     * @throws IllegalArgumentException as {@link #forward}
     */
    public Gradients<T> backward(T x, Parameters<T> p, Result<T> result, T dy) {
        Conv2d<T> alone = depthwise(x, p);
        Arguments.given("result", result);
        // of  y = pointwise.forward(h, p.pointwiseWeight, p.pointwiseBias)
        Conv2d.Gradients<T> mixed = pointwise.backward(result.h, p.pointwiseWeight, dy);
        // of  h = depthwise(x, p).forward(x, p.depthwiseWeight, p.depthwiseBias)
        Conv2d.Gradients<T> own = alone.backward(x, p.depthwiseWeight, mixed.dx());
        backend.release(mixed.dx());
        return new Gradients<>(own.dx(), new Parameters<>(own.dWeight(), own.dBias(), mixed.dWeight(), mixed.dBias()));
    }

    // The convolutions call their weights "weight" and "bias": what is wrong with one of ours is said here. x and dy
    // are theirs to search for NaN.
    private Conv2d<T> depthwise(T x, Parameters<T> p) {
        Arguments.given("p", p);
        int channels = new Axes<>(backend)
                .array("depthwiseWeight", p.depthwiseWeight, "K", "1", "Kh", "Kw")
                .optional("depthwiseBias", p.depthwiseBias, "K")
                .array("pointwiseWeight", p.pointwiseWeight, "O", "K", "1", "1")
                .optional("pointwiseBias", p.pointwiseBias, "O")
                .noNaN()
                .array("x", x, "N", "C", "H", "W")
                .size("C");
        return depthwise.apply(window.groups(channels));
    }

    /**
     * What is learned.
     *
     * @param depthwiseWeight (K, 1, Kh, Kw)
     * @param depthwiseBias   (K), or null for none; of gradients never null
     * @param pointwiseWeight (O, K, 1, 1)
     * @param pointwiseBias   (O), or null for none; of gradients never null
     */
    public record Parameters<T>(T depthwiseWeight, T depthwiseBias, T pointwiseWeight, T pointwiseBias) {
        /** Returns the parameters of these names; a bias that is not there is null. */
        public static <T> Parameters<T> of(Named<T> named) {
            return new Parameters<>(
                    named.get("depthwiseWeight"),
                    named.has("depthwiseBias") ? named.get("depthwiseBias") : null,
                    named.get("pointwiseWeight"),
                    named.has("pointwiseBias") ? named.get("pointwiseBias") : null);
        }

        /** Returns the parameters by name, without those that are null. */
        public Named<T> named() {
            Named<T> named = Named.<T>none().with("depthwiseWeight", depthwiseWeight);
            named = depthwiseBias == null ? named : named.with("depthwiseBias", depthwiseBias);
            named = named.with("pointwiseWeight", pointwiseWeight);
            return pointwiseBias == null ? named : named.with("pointwiseBias", pointwiseBias);
        }
    }

    /**
     * What it computes.
     *
     * @param y (N, O, H', W')
     * @param h (N, K, H', W'), between the two parts
     */
    public record Result<T>(T y, T h) {}

    /**
     * The gradients of a loss L.
     *
     * @param dx          ∂L/∂x, of x's shape
     * @param dParameters ∂L/∂p, each of its parameter's shape
     */
    public record Gradients<T>(T dx, Parameters<T> dParameters) {}
}
