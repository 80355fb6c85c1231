package parallax.nn.cnn;

import java.util.List;
import parallax.nn.Backend;
import parallax.nn.activation.Activation;
import parallax.nn.conv.Conv2d;
import parallax.nn.dense.Linear;
import parallax.nn.pool.MaxPool2d;
import parallax.tensor.Arguments;

/**
 * A small convolutional network that tells images apart: twice convolution, relu and max pooling, then a dense layer.
 *
 * <pre>
 * p1 = pool(relu(conv(x; w1, b1)))
 * p2 = pool(relu(conv(p1; w2, b2)))
 * logits = flat(p2) · Wᵀ + b
 * </pre>
 *
 * <p><b>Shapes.</b> x (N, C, H, W); p1 (N, F1, ⌊H/2⌋, ⌊W/2⌋); p2 (N, F2, ⌊H/4⌋, ⌊W/4⌋); flat(p2) (N, F2·⌊H/4⌋·⌊W/4⌋), channels first; logits (N, classes).
 *
 * <p><b>Source.</b> The plan is that of Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "Gradient-based learning applied to document
 * recognition" (1998), section II.B, with relu and max pooling.
 *
 * <p>Written once for every kind of array, from the parts of one backend: {@link NaiveCnn} and {@link Nd4jCnn} have them.
 *
 * @param backend of the arrays
 * @param conv    both convolutions, which keep a map's size
 * @param relu    both activations
 * @param pool    both poolings, which halve a map
 * @param dense   the last layer
 * @param <T>     the array type of the backend
 */
public record Cnn<T>(Backend<T> backend, Conv2d<T> conv, Activation<T> relu, MaxPool2d<T> pool, Linear<T> dense) {
    /** Checks that all parts are there. */
    public Cnn {
        Arguments.given("backend", backend);
        Arguments.given("conv", conv);
        Arguments.given("relu", relu);
        Arguments.given("pool", pool);
        Arguments.given("dense", dense);
    }

    /**
     * What the network computes of a batch.
     *
     * @param a1     the first convolution
     * @param h1     relu of it
     * @param p1     pooled
     * @param a2     the second convolution
     * @param h2     relu of it
     * @param p2     pooled
     * @param flat   p2, a row to each image
     * @param logits a row to each image, a column to each class
     */
    public record Trace<T>(T a1, T h1, T p1, T a2, T h2, T p2, T flat, T logits) {}

    /**
     * The gradients of a loss L.
     *
     * @param dx         ∂L/∂x, of x's shape: which pixels the loss hangs on
     * @param parameters ∂L/∂p, each of its parameter's shape
     */
    public record Gradients<T>(T dx, CnnParameters<T> parameters) {}

    /**
     * Returns all that is computed of a batch, the logits last.
     *
     * @param x (N, C, H, W). Not modified.
     * @param p Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other; the message has both numbers
     */
    public Trace<T> forward(T x, CnnParameters<T> p) {
        check(x, p);
        T a1 = conv.forward(x, p.weight1(), p.bias1());
        T h1 = relu.forward(a1);
        T p1 = pool.forward(h1);
        T a2 = conv.forward(p1, p.weight2(), p.bias2());
        T h2 = relu.forward(a2);
        T p2 = pool.forward(h2);
        int[] shape = backend.shape(p2);
        T flat = backend.reshape(p2, shape[0], shape[1] * shape[2] * shape[3]);
        T logits = dense.forward(flat, p.denseWeight(), p.denseBias());
        return new Trace<>(a1, h1, p1, a2, h2, p2, flat, logits);
    }

    /**
     * Returns the gradients of a loss L, given dLogits = ∂L/∂logits.
     *
     * @param x       what forward was given. Not modified.
     * @param p       what forward was given. Not modified.
     * @param t       what forward returned. Not modified.
     * @param dLogits (N, classes). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other; the message has both numbers
     */
    public Gradients<T> backward(T x, CnnParameters<T> p, Trace<T> t, T dLogits) {
        check(x, p);
        Arguments.given("t", t);
        Linear.Gradients<T> last = dense.backward(t.flat, p.denseWeight(), dLogits);
        T dp2 = backend.reshape(last.dx(), backend.shape(t.p2)); // of  flat = reshape(p2)
        Conv2d.Gradients<T> second = block(t.p1, p.weight2(), t.a2, t.h2, dp2);
        Conv2d.Gradients<T> first = block(x, p.weight1(), t.a1, t.h1, second.dx());
        backend.releaseAll(List.of(last.dx(), dp2, second.dx()));
        return new Gradients<>(
                first.dx(),
                new CnnParameters<>(
                        first.dWeight(),
                        first.dBias(),
                        second.dWeight(),
                        second.dBias(),
                        last.dWeight(),
                        last.dBias()));
    }

    // By the names of the whole: the parts would say "weight" of each of the three.
    private void check(T x, CnnParameters<T> p) {
        backend.given("x", x);
        Arguments.given("p", p).named().forEach(backend::given);
    }

    // Of  pool(h),  h = relu(a),  a = conv(x; weight, bias)
    private Conv2d.Gradients<T> block(T x, T weight, T a, T h, T dPooled) {
        T dh = pool.backward(h, dPooled);
        T da = relu.backward(a, dh);
        Conv2d.Gradients<T> gradients = conv.backward(x, weight, da);
        backend.releaseAll(List.of(dh, da));
        return gradients;
    }

    /** Gives back the memory of what {@link #forward} returned, the logits too. */
    public void release(Trace<T> t) {
        backend.releaseAll(List.of(t.a1, t.h1, t.p1, t.a2, t.h2, t.p2, t.flat, t.logits));
    }
}
