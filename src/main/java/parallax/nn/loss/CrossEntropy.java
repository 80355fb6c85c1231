package parallax.nn.loss;

/**
 * Cross-entropy of softmax against labels: the mean surprise at the right class.
 *
 * <pre>L = −1/|S| · Σ(n∈S) Σ(k) q[n,k] · log p[n,k],  p[n,·] = softmax(x[n,·]),  q[n,k] = (1 − ε) · [k = label n] + ε/C</pre>
 *
 * S are the rows whose label is not the ignored index, ε the label smoothing; without smoothing a row's sum is −log p at its label.
 *
 * <p><b>Shapes.</b> x (N, C): logits of N rows for C classes, finite; labels: N numbers from 0 to C − 1, or the ignored index. The
 * rows of a batch of sequences are all its steps, (B·T, C).
 *
 * <p><b>Backward.</b> dx[n,k] = dL/|S| · (p[n,k] − q[n,k]) for n in S, else 0.
 *
 * <p><b>Source.</b> I. Goodfellow, Y. Bengio and A. Courville, "Deep Learning" (2016), section 6.2.2.3; label smoothing: C. Szegedy
 * et al. (2015), section 7, as PyTorch's {@code cross_entropy} has it.
 *
 * <pre>{@code
 * Tensor x = Tensor.matrix(new double[] {0, Math.log(3)}, new double[] {1, 1});
 * new NaiveCrossEntropy(-100, 0).forward(x, new int[] {1, 0});    // 0.4904
 * // (ln(4/3) + ln 2) / 2
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface CrossEntropy<T> {
    /** The label of rows that do not count, unless another is chosen: PyTorch's. */
    int IGNORED = -100;

    /**
     * Returns L.
     *
     * @param x      logits (N, C). Not modified.
     * @param labels N of them. Not modified.
     * @throws IllegalArgumentException if a label is no class, no label counts, or the sizes do not fit; the message has both
     *                                  numbers
     */
    double forward(T x, int[] labels);

    /**
     * Returns dx, the gradient of a loss at x, given its gradient at L.
     *
     * @param x      what forward was given. Not modified.
     * @param labels what forward was given. Not modified.
     * @param dLoss  1 where L itself is the loss
     * @throws IllegalArgumentException as {@link #forward}
     */
    T backward(T x, int[] labels, double dLoss);
}
