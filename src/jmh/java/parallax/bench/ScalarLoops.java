package parallax.bench;

/**
 * What somebody who counts nanoseconds writes in plain Java, still one number at a time: flat arrays, and offsets and the edges' tests
 * taken out of the inner loops. The {@code ...InFours} also keep four outputs' sums at once: an addition need not wait for
 * the one before it, and a number is read once for all four. That is another order of the loops than the formula's.
 */
final class ScalarLoops {
    private ScalarLoops() {}

    /**
     * Returns x · wᵀ + b.
     *
     * @param x (rows, in), row-major. Not modified.
     * @param w (out, in), out a multiple of 4. Not modified.
     * @param b (out). Not modified.
     */
    static double[] linear(double[] x, double[] w, double[] b, int rows, int in, int out) {
        double[] y = new double[rows * out];
        for (int n = 0; n < rows; n++) {
            for (int o = 0; o < out; o++) {
                double sum = b[o];
                int row = n * in;
                int column = o * in;
                for (int i = 0; i < in; i++) {
                    sum += x[row + i] * w[column + i];
                }
                y[n * out + o] = sum;
            }
        }
        return y;
    }

    /** As {@link #linear}, four outputs at once. */
    static double[] linearInFours(double[] x, double[] w, double[] b, int rows, int in, int out) {
        double[] y = new double[rows * out];
        for (int n = 0; n < rows; n++) {
            for (int o = 0; o < out; o += 4) {
                double sum0 = b[o];
                double sum1 = b[o + 1];
                double sum2 = b[o + 2];
                double sum3 = b[o + 3];
                int row = n * in;
                int w0 = o * in;
                int w1 = w0 + in;
                int w2 = w1 + in;
                int w3 = w2 + in;
                for (int i = 0; i < in; i++) {
                    double v = x[row + i];
                    sum0 += v * w[w0 + i];
                    sum1 += v * w[w1 + i];
                    sum2 += v * w[w2 + i];
                    sum3 += v * w[w3 + i];
                }
                int at = n * out + o;
                y[at] = sum0;
                y[at + 1] = sum1;
                y[at + 2] = sum2;
                y[at + 3] = sum3;
            }
        }
        return y;
    }

    /**
     * Returns the convolution of stride 1 with a square kernel and as much padding as keeps the map's size.
     *
     * @param x (n, in, size, size), row-major. Not modified.
     * @param w (out, in, k, k), out a multiple of 4. Not modified.
     * @param b (out). Not modified.
     */
    static double[] conv(double[] x, double[] w, double[] b, int n, int in, int size, int out, int k) {
        int margin = (k - 1) / 2;
        int wide = size + 2 * margin;
        double[] padded = pad(x, n * in, size, margin);
        double[] y = new double[n * out * size * size];
        int at = 0;
        for (int image = 0; image < n; image++) {
            for (int o = 0; o < out; o++) {
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        double sum = b[o];
                        int tap = o * in * k * k;
                        for (int c = 0; c < in; c++) {
                            int corner = ((image * in + c) * wide + i) * wide + j;
                            for (int p = 0; p < k; p++) {
                                for (int q = 0; q < k; q++) {
                                    sum += padded[corner + p * wide + q] * w[tap++];
                                }
                            }
                        }
                        y[at++] = sum;
                    }
                }
            }
        }
        return y;
    }

    /** As {@link #conv}, four outputs at once. */
    static double[] convInFours(double[] x, double[] w, double[] b, int n, int in, int size, int out, int k) {
        int margin = (k - 1) / 2;
        int wide = size + 2 * margin;
        double[] padded = pad(x, n * in, size, margin);
        double[] y = new double[n * out * size * size];
        int taps = in * k * k;
        for (int image = 0; image < n; image++) {
            for (int o = 0; o < out; o += 4) {
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        double sum0 = b[o];
                        double sum1 = b[o + 1];
                        double sum2 = b[o + 2];
                        double sum3 = b[o + 3];
                        int tap = o * taps;
                        for (int c = 0; c < in; c++) {
                            int corner = ((image * in + c) * wide + i) * wide + j;
                            for (int p = 0; p < k; p++) {
                                for (int q = 0; q < k; q++) {
                                    double v = padded[corner + p * wide + q];
                                    sum0 += v * w[tap];
                                    sum1 += v * w[tap + taps];
                                    sum2 += v * w[tap + 2 * taps];
                                    sum3 += v * w[tap + 3 * taps];
                                    tap++;
                                }
                            }
                        }
                        int at = ((image * out + o) * size + i) * size + j;
                        int map = size * size;
                        y[at] = sum0;
                        y[at + map] = sum1;
                        y[at + 2 * map] = sum2;
                        y[at + 3 * map] = sum3;
                    }
                }
            }
        }
        return y;
    }

    private static double[] pad(double[] maps, int count, int size, int margin) {
        int wide = size + 2 * margin;
        double[] padded = new double[count * wide * wide];
        for (int m = 0; m < count; m++) {
            for (int i = 0; i < size; i++) {
                System.arraycopy(maps, (m * size + i) * size, padded, (m * wide + i + margin) * wide + margin, size);
            }
        }
        return padded;
    }
}
