package parallax.nn.position;

/** Sines and cosines of position · frequency, in double, for the ND4J twins. */
final class AngleTable {
    private final int frequencies;
    private final double[] sin;
    private final double[] cos;

    /**
     * Computes the table of T positions from the offset on and of the frequencies base^(−2i/size), 2i less than size.
     *
     * <p>A sine takes as long as many products, so an angle is the sum of two, of which there are √T each:
     * sin(α + β) = sin α · cos β + cos α · sin β.
     */
    AngleTable(double base, int size, int offset, int steps) {
        frequencies = (size + 1) / 2;
        sin = new double[steps * frequencies];
        cos = new double[steps * frequencies];
        int stride = (int) Math.ceil(Math.sqrt(steps));
        for (int i = 0; i < frequencies; i++) {
            double frequency = Math.pow(base, -2.0 * i / size);
            for (int k = 0; k < stride; k++) {
                double sinFine = Math.sin(k * frequency);
                double cosFine = Math.cos(k * frequency);
                for (int start = 0; start + k < steps; start += stride) {
                    int entry = (start + k) * frequencies + i;
                    if (k == 0) {
                        sin[entry] = Math.sin((offset + start) * frequency);
                        cos[entry] = Math.cos((offset + start) * frequency);
                    } else {
                        double sinCoarse = sin[start * frequencies + i];
                        double cosCoarse = cos[start * frequencies + i];
                        sin[entry] = sinCoarse * cosFine + cosCoarse * sinFine;
                        cos[entry] = cosCoarse * cosFine - sinCoarse * sinFine;
                    }
                }
            }
        }
    }

    /** Returns the sine of step t, at position offset + t, and frequency i. */
    double sin(int t, int i) {
        return sin[t * frequencies + i];
    }

    /** Returns the cosine of step t, at position offset + t, and frequency i. */
    double cos(int t, int i) {
        return cos[t * frequencies + i];
    }
}
