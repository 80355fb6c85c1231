package parallax.nn.norm;

/**
 * Batch normalisation of images: each channel is brought to mean 0 and variance 1, then scaled and shifted. In training by the
 * batch's own statistics, in evaluation by running ones.
 *
 * <pre>y[n,c,i,j] = γ[c] · (x[n,c,i,j] − μ[c]) / √(σ²[c] + ε) + β[c]</pre>
 *
 * μ and σ² are the mean and the (biased) variance over all P = N·H·W entries of the channel in training, the running ones in
 * evaluation. Training also moves the running statistics, by the momentum m:
 *
 * <pre>mean' = (1 − m) · mean + m · μ,  variance' = (1 − m) · variance + m · σ² · P / (P − 1)</pre>
 *
 * The running statistics are values: given, and returned anew. Nothing is remembered.
 *
 * <p><b>Shapes.</b> x (N, C, H, W); gamma γ, beta β and running statistics (C); y of x's shape.
 *
 * <p><b>Backward.</b> With x̂ = (x − μ) / √(σ² + ε) and g = dy · γ: in training dx = (g − mean(g) − x̂ · mean(g · x̂)) / √(σ² + ε), the
 * means over a channel; in evaluation dx = g / √(σ² + ε). dγ = Σ dy · x̂ and dβ = Σ dy over a channel.
 *
 * <p><b>Source.</b> S. Ioffe and C. Szegedy, "Batch normalization" (2015), algorithms 1 and 2; PyTorch's {@code BatchNorm2d} for the
 * running statistics.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new int[] {2, 1, 1, 1}, 1, 3);
 * Tensor one = Tensor.vector(1);
 * Tensor zero = Tensor.vector(0);
 * var trained = new NaiveBatchNorm2d(1e-5, 0.1).train(x, one, zero, new BatchNorm2d.Statistics<>(zero, one));
 * trained.y();                 // [[[[-1.00]]], [[[1.00]]]]
 * trained.running().mean();    // [0.2]
 * }</pre>
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface BatchNorm2d<T> {
    /**
     * Returns y by the batch's statistics, and the running ones moved towards them.
     *
     * @param x       (N, C, H, W), with N·H·W at least 2. Not modified.
     * @param gamma   (C). Not modified.
     * @param beta    (C). Not modified.
     * @param running of before; at the start mean 0 and variance 1. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
     */
    Trained<T> train(T x, T gamma, T beta, Statistics<T> running);

    /**
     * Returns y by the running statistics.
     *
     * @param x       (N, C, H, W). Not modified.
     * @param gamma   (C). Not modified.
     * @param beta    (C). Not modified.
     * @param running Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
     */
    T evaluate(T x, T gamma, T beta, Statistics<T> running);

    /**
     * Returns the gradients of a loss L through {@link #train}, given dy = ∂L/∂y.
     *
     * @param x     what it was given. Not modified.
     * @param gamma what it was given. Not modified.
     * @param dy    ∂L/∂y, of x's shape. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
     */
    NormGradients<T> backwardOfTrain(T x, T gamma, T dy);

    /**
     * Returns the gradients of a loss L through {@link #evaluate}, given dy = ∂L/∂y: for layers below one that is frozen.
     *
     * @param x       what it was given. Not modified.
     * @param gamma   what it was given. Not modified.
     * @param running what it was given. Not modified.
     * @param dy      ∂L/∂y, of x's shape. Not modified.
     * @throws IllegalArgumentException if the shapes do not fit; the message has both numbers
     */
    NormGradients<T> backwardOfEvaluate(T x, T gamma, Statistics<T> running, T dy);

    /**
     * A mean and a variance for each channel.
     *
     * @param mean     (C)
     * @param variance (C)
     */
    record Statistics<T>(T mean, T variance) {}

    /**
     * What a step of training gives.
     *
     * @param y       of x's shape
     * @param running the running statistics of after
     */
    record Trained<T>(T y, Statistics<T> running) {}
}
