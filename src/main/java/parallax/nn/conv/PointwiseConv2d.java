package parallax.nn.conv;

/**
 * Convolution with a kernel of one tap, "1x1": the same dense layer at every pixel, which mixes the channels and looks at no neighbour.
 *
 * <pre>y[n,o,i,j] = b[o] + Σ(c) x[n,c,i,j] · w[o,c,0,0]</pre>
 *
 * <p>It is {@link Conv2d} of the unit window where Kh = Kw = 1, and gives the same. A weight with another kernel is rejected.
 *
 * <p><b>Shapes.</b> x (N, C, H, W): batch, channels, height, width; weight w (O, C, 1, 1); bias b (O); y (N, O, H, W).
 *
 * <p><b>Source.</b> M. Lin, Q. Chen and S. Yan, "Network in network" (2014), section 3.1.
 *
 * @param <T> the array type of a backend: Tensor or INDArray
 */
public interface PointwiseConv2d<T> extends Conv2d<T> {}
