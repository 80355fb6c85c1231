package parallax.nn.attention;

import parallax.tensor.Tensor;

/**
 * The projection of a sequence by some rows of a weight: y[b,t,o] = bias[f + o] + Σ(i) x[b,t,i] · w[f + o, i].
 *
 * @param first f, the first row
 * @param rows  how many
 */
record NaiveProjection(int first, int rows) {
    /** Returns y (B, T, rows). */
    Tensor forward(Tensor x, Tensor weight, Tensor bias) {
        Tensor y = Tensor.zeros(x.size(0), x.size(1), rows);
        for (int b = 0; b < x.size(0); b++)
            for (int t = 0; t < x.size(1); t++)
                for (int o = 0; o < rows; o++) {
                    double sum = bias == null ? 0 : bias.get(first + o);
                    for (int i = 0; i < x.size(2); i++) {
                        sum += x.get(b, t, i) * weight.get(first + o, i);
                    }
                    y.set(sum, b, t, o);
                }
        return y;
    }

    /**
     * Adds to the gradients.
     *
     * @param dBias may be null
     */
    void backward(Tensor x, Tensor weight, Tensor dy, Tensor dx, Tensor dWeight, Tensor dBias) {
        for (int b = 0; b < x.size(0); b++)
            for (int t = 0; t < x.size(1); t++)
                for (int o = 0; o < rows; o++) {
                    double g = dy.get(b, t, o);
                    if (dBias != null) {
                        dBias.add(g, first + o); // of  sum = bias.get(first + o)
                    }
                    for (int i = 0; i < x.size(2); i++) {
                        // of  sum += x.get(b, t, i) * weight.get(first + o, i)
                        dx.add(g * weight.get(first + o, i), b, t, i);
                        dWeight.add(g * x.get(b, t, i), first + o, i);
                    }
                }
    }
}
