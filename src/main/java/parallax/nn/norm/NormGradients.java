package parallax.nn.norm;

/**
 * The gradients of a loss L at what a normalisation is given.
 *
 * @param dx     ∂L/∂x, of x's shape
 * @param dGamma ∂L/∂γ
 * @param dBeta  ∂L/∂β
 */
public record NormGradients<T>(T dx, T dGamma, T dBeta) {}
