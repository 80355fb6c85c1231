package parallax.nn.conv;

/**
 * The gradients of a loss L, of a convolution.
 *
 * @param dx      ∂L/∂x, of x's shape
 * @param dWeight ∂L/∂w, of w's shape
 * @param dBias   ∂L/∂b (O)
 */
public record ConvGradients<T>(T dx, T dWeight, T dBias) {}
