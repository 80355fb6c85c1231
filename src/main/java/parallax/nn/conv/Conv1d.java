package parallax.nn.conv;

/**
 * One-dimensional convolution (strictly, cross-correlation) over a batch of sequences.
 *
 * <pre>y[b,t,o] = bias[o] + Σ(f,k) x[b, t·s + k·d − m, g·F/G + f] · w[o,f,k]</pre>
 *
 * where s is the stride, m the padding, d the dilation, G the number of groups, g = ⌊o / (O/G)⌋ the group of output feature o, and x is 0
 * before and after the sequence.
 *
 * <p><b>Shapes.</b> x (B, T, F): batch, time, features; weight w (O, F/G, K): output features, input features of a group, kernel size;
 * bias (O); y (B, T', O) with T' = ⌊(T + 2m − d·(K − 1) − 1) / s⌋ + 1. The features come last, as everywhere with sequences here; PyTorch's
 * {@code Conv1d} has the time last, and the same weight.
 *
 * <p><b>Source.</b> A. Waibel et al., "Phoneme recognition using time-delay neural networks" (1989), section II; Y. Kim,
 * "Convolutional neural networks for sentence classification" (2014), equation 2; dilation: A. van den Oord et al., "WaveNet" (2016),
 * section 2.1; backward by the chain rule.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface Conv1d<T> {
    /**
     * Returns y.
     *
     * @param x      (B, T, F). Not modified.
     * @param weight (O, F/G, K). Not modified.
     * @param bias   (O), or null for none. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other or the window, or an entry is NaN
     */
    T forward(T x, T weight, T bias);

    /**
     * Returns the gradients of a loss L, given dy = ∂L/∂y.
     *
     * @param x      what forward was given. Not modified.
     * @param weight what forward was given. Not modified.
     * @param dy     ∂L/∂y (B, T', O). Not modified.
     * @throws IllegalArgumentException if the shapes do not fit each other or the window, or an entry is NaN
     */
    ConvGradients<T> backward(T x, T weight, T dy);
}
