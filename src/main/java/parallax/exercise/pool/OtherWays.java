package parallax.exercise.pool;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import parallax.nn.conv.Window;
import parallax.nn.pool.Pooling;
import parallax.tensor.Tensor;

/** Right solutions that are written otherwise than the reference: none of them may be diagnosed. */
final class OtherWays {
    private OtherWays() {}

    /** On a copy framed by -infinity. */
    static Tensor maxOnPaddedCopy(Tensor x, Pooling pooling) {
        return overPadded(
                x,
                pooling,
                Double.NEGATIVE_INFINITY,
                w -> Arrays.stream(w).max().orElseThrow());
    }

    /** Each entry of x asks the windows it lies in. */
    static Tensor maxByEntry(Tensor x, Pooling pooling) {
        Tensor y = Tensor.zeros(pooling.output(x.shape())).map(v -> Double.NEGATIVE_INFINITY);
        scatter(x, pooling, y, (u, at) -> y.data()[at] = Math.max(y.data()[at], x.data()[u]));
        return y;
    }

    /** In float. */
    static Tensor maxInFloat(Tensor x, Pooling pooling) {
        return maxOnPaddedCopy(x, pooling).map(v -> (float) v);
    }

    /** Sums and counts are gathered entry by entry, then divided. */
    static Tensor meanByEntry(Tensor x, Pooling pooling, boolean counts) {
        Tensor sum = Tensor.zeros(pooling.output(x.shape()));
        Tensor count = count(x, pooling, counts);
        scatter(x, pooling, sum, (u, at) -> sum.data()[at] += x.data()[u]);
        for (int k = 0; k < sum.length(); k++) {
            sum.data()[k] /= count.data()[k];
        }
        return sum;
    }

    /** Each entry is divided before it is added, in float. */
    static Tensor meanOfShares(Tensor x, Pooling pooling, boolean counts) {
        Tensor count = count(x, pooling, counts);
        Tensor y = Tensor.zeros(count.shape());
        scatter(
                x,
                pooling,
                y,
                (u, at) -> y.data()[at] = (float) y.data()[at] + (float) x.data()[u] / (float) count.data()[at]);
        return y;
    }

    /** Each entry of dx collects what it is sent. */
    static Tensor meanGradientByEntry(Tensor x, Tensor dy, Pooling pooling, boolean counts) {
        Tensor count = count(x, pooling, counts);
        Tensor dx = Tensor.zeros(x.shape());
        scatter(x, pooling, dy, (u, at) -> dx.data()[u] += dy.data()[at] / count.data()[at]);
        return dx;
    }

    /** dx is divided first, then spread. */
    static Tensor meanGradientInFloat(Tensor x, Tensor dy, Pooling pooling, boolean counts) {
        return meanGradientByEntry(x, dy, pooling, counts).map(v -> (float) v);
    }

    /** The winners are searched with the windows' last entries first, an equal one taking over. */
    static Tensor maxGradientBackwards(Tensor x, Tensor dy, Pooling pooling) {
        Tensor dx = Tensor.zeros(x.shape());
        int[] winner = new int[dy.length()];
        Arrays.fill(winner, -1);
        scatterBackwards(x, pooling, dy, (u, at) -> {
            if (winner[at] < 0 || x.data()[u] >= x.data()[winner[at]]) {
                winner[at] = u;
            }
        });
        for (int at = 0; at < winner.length; at++) {
            dx.data()[winner[at]] += dy.data()[at];
        }
        return dx;
    }

    /** The first entry equal to the pooled map wins. */
    static Tensor maxGradientFromOutput(Tensor x, Tensor dy, Pooling pooling) {
        Tensor y = maxByEntry(x, pooling);
        Tensor dx = Tensor.zeros(x.shape());
        boolean[] sent = new boolean[dy.length()];
        scatter(x, pooling, dy, (u, at) -> {
            if (!sent[at] && x.data()[u] == y.data()[at]) {
                sent[at] = true;
                dx.data()[u] += (float) dy.data()[at];
            }
        });
        return dx;
    }

    private static Tensor count(Tensor x, Pooling pooling, boolean counts) {
        Tensor count = Tensor.zeros(pooling.output(x.shape()));
        if (counts) {
            return count.map(v -> pooling.kernelHeight() * pooling.kernelWidth());
        }
        scatter(x, pooling, count, (u, at) -> count.data()[at]++);
        return count;
    }

    private interface Meeting {
        void of(int entry, int output);
    }

    // Every entry of x, in reading order, with every output whose window it lies in; both as flat indices.
    private static void scatter(Tensor x, Pooling pooling, Tensor y, Meeting meeting) {
        for (int u = 0; u < x.length(); u++) {
            meet(x, pooling, y, u, meeting);
        }
    }

    private static void scatterBackwards(Tensor x, Pooling pooling, Tensor y, Meeting meeting) {
        for (int u = x.length() - 1; u >= 0; u--) {
            meet(x, pooling, y, u, meeting);
        }
    }

    private static void meet(Tensor x, Pooling pooling, Tensor y, int entry, Meeting meeting) {
        int width = x.size(3);
        int plane = x.size(2) * width;
        int map = entry / plane;
        int row = entry % plane / width;
        int column = entry % width;
        for (int i = 0; i < y.size(2); i++)
            for (int j = 0; j < y.size(3); j++) {
                if (covers(pooling.rows(), i, pooling.kernelHeight(), row)
                        && covers(pooling.columns(), j, pooling.kernelWidth(), column)) {
                    meeting.of(entry, (map * y.size(2) + i) * y.size(3) + j);
                }
            }
    }

    private static boolean covers(Window.Axis axis, int i, int k, int at) {
        int first = i * axis.stride() - axis.padding();
        return first <= at && at < first + k;
    }

    private static Tensor overPadded(Tensor x, Pooling pooling, double frame, ToDoubleFunction<double[]> reduction) {
        int top = pooling.rows().padding();
        int left = pooling.columns().padding();
        Tensor padded = Tensor.zeros(x.size(0), x.size(1), x.size(2) + 2 * top, x.size(3) + 2 * left)
                .map(v -> frame);
        for (int n = 0; n < x.size(0); n++)
            for (int c = 0; c < x.size(1); c++)
                for (int u = 0; u < x.size(2); u++)
                    for (int v = 0; v < x.size(3); v++) {
                        padded.set(x.get(n, c, u, v), n, c, u + top, v + left);
                    }
        Tensor y = Tensor.zeros(pooling.output(x.shape()));
        double[] window = new double[pooling.kernelHeight() * pooling.kernelWidth()];
        for (int n = 0; n < y.size(0); n++)
            for (int c = 0; c < y.size(1); c++)
                for (int i = 0; i < y.size(2); i++)
                    for (int j = 0; j < y.size(3); j++) {
                        for (int k = 0; k < window.length; k++) {
                            int p = k / pooling.kernelWidth();
                            int q = k % pooling.kernelWidth();
                            window[k] = padded.get(
                                    n,
                                    c,
                                    i * pooling.rows().stride() + p,
                                    j * pooling.columns().stride() + q);
                        }
                        y.set(reduction.applyAsDouble(window), n, c, i, j);
                    }
        return y;
    }
}
