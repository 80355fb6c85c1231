package parallax.bench;

import ai.djl.ndarray.NDArray;

/** Pieces of layers in libtorch that several rows need. */
final class Libtorch {
    private Libtorch() {}

    /** Returns x · wᵀ + b on the last axis of x. */
    static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return ai.djl.nn.core.Linear.linear(x, weight, bias).singletonOrThrow();
    }

    /**
     * Returns softmax(q · kᵀ / √D) · v. libtorch's fused operation cannot be reached through DJL.
     *
     * @param mask added to the scores, or null
     */
    static NDArray attention(NDArray q, NDArray k, NDArray v, NDArray mask) {
        int last = q.getShape().dimension() - 1;
        // The smaller array is scaled.
        NDArray scaled = q.mul(1 / Math.sqrt(q.getShape().get(last)));
        NDArray scores = scaled.matMul(k.swapAxes(last - 1, last));
        return (mask == null ? scores : scores.add(mask)).softmax(last).matMul(v);
    }
}
