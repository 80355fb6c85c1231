package parallax.nn.loss;

/**
 * Binary cross-entropy from logits: the mean surprise at yes-or-no answers, p = σ(x) being the probability of yes.
 *
 * <pre>L = −1/n · Σ(k) (t · log p + (1 − t) · log(1 − p)),  p = σ(x[k]), t = target[k]
 *    =  1/n · Σ(k) (max(x[k], 0) − x[k] · t + log(1 + exp(−|x[k]|)))</pre>
 *
 * the second form neither overflows nor takes the logarithm of 0, however large x is.
 *
 * <p><b>Shapes.</b> x, target and dx of one shape, any, of n entries; targets from 0 to 1.
 *
 * <p><b>Backward.</b> dx[k] = dL/n · (σ(x[k]) − target[k]).
 *
 * <p><b>Source.</b> I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning" (2016), section 6.2.2.2.
 *
 * <pre>{@code
 * new NaiveBinaryCrossEntropy().forward(Tensor.vector(0, 0), Tensor.vector(1, 0));    // 0.6931
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface BinaryCrossEntropy<T> {
    /**
     * Returns L.
     *
     * @param x      the logits, any shape. Not modified.
     * @param target of x's shape. Not modified.
     * @throws IllegalArgumentException if the shapes differ; the message has both, or a target is not from 0 to 1
     */
    double forward(T x, T target);

    /**
     * Returns dx, the gradient of a loss at x, given its gradient at L.
     *
     * @param x      what forward was given. Not modified.
     * @param target what forward was given. Not modified.
     * @param dLoss  1 where L itself is the loss
     * @throws IllegalArgumentException as {@link #forward}
     */
    T backward(T x, T target, double dLoss);
}
