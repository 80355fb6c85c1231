package parallax.exercise.attention;

import java.util.Arrays;

/** Ways to turn scores (Tq, Tk) into weights: the right one, and what is done instead. */
public final class Weighing {
    private Weighing() {}

    /** A way. */
    @FunctionalInterface
    public interface Way {
        /** Returns weights; allowed says where query i may attend to key j. */
        double[][] of(double[][] scores, boolean[][] allowed);
    }

    /** Softmax over the allowed keys of each query; zeros where there is none. */
    public static double[][] right(double[][] scores, boolean[][] allowed) {
        double[][] w = new double[scores.length][];
        for (int i = 0; i < scores.length; i++) {
            double[] s = scores[i].clone();
            for (int j = 0; j < s.length; j++) {
                s[j] = allowed[i][j] ? s[j] : Double.NEGATIVE_INFINITY;
            }
            w[i] = softmax(s);
        }
        return w;
    }

    /** Softmax of one row, less its maximum; zeros where all is forbidden. */
    static double[] softmax(double[] s) {
        double max = Arrays.stream(s).max().orElseThrow();
        if (max == Double.NEGATIVE_INFINITY) {
            return new double[s.length];
        }
        double[] e = Arrays.stream(s).map(v -> Math.exp(v - max)).toArray();
        double sum = Arrays.stream(e).sum();
        return Arrays.stream(e).map(v -> v / sum).toArray();
    }

    /** Over the queries of each key instead. */
    public static double[][] overQueries(double[][] scores, boolean[][] allowed) {
        return transposed(right(transposed(scores), transposed(allowed)));
    }

    /** Softmax over all keys, the forbidden weights then set to 0: the rest sums to less than 1. */
    static double[][] maskAfterwards(double[][] scores, boolean[][] allowed) {
        double[][] w = right(scores, everywhere(allowed));
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                w[i][j] = allowed[i][j] ? w[i][j] : 0;
            }
        }
        return w;
    }

    /** Where it is forbidden, this score instead. */
    static double[][] withScore(double[][] scores, boolean[][] allowed, double score) {
        double[][] s = copy(scores);
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < s[i].length; j++) {
                s[i][j] = allowed[i][j] ? s[i][j] : score;
            }
        }
        return right(s, everywhere(allowed));
    }

    /** Without subtracting the maximum: exp overflows. */
    static double[][] unstable(double[][] scores, boolean[][] allowed) {
        double[][] w = copy(scores);
        for (int i = 0; i < w.length; i++) {
            double sum = 0;
            for (int j = 0; j < w[i].length; j++) {
                w[i][j] = allowed[i][j] ? Math.exp(w[i][j]) : 0;
                sum += w[i][j];
            }
            for (int j = 0; j < w[i].length; j++) {
                w[i][j] = sum == 0 ? 0 : w[i][j] / sum;
            }
        }
        return w;
    }

    /** A row that is forbidden altogether gets this weight everywhere. */
    static double[][] emptyRows(double[][] scores, boolean[][] allowed, double weight) {
        double[][] w = right(scores, allowed);
        for (int i = 0; i < w.length; i++) {
            boolean empty = true;
            for (boolean may : allowed[i]) {
                empty &= !may;
            }
            if (empty) {
                Arrays.fill(w[i], weight);
            }
        }
        return w;
    }

    /** Each score divided by the sum, no exp. */
    static double[][] shares(double[][] scores, boolean[][] allowed) {
        double[][] w = copy(scores);
        for (int i = 0; i < w.length; i++) {
            double sum = 0;
            for (int j = 0; j < w[i].length; j++) {
                w[i][j] = allowed[i][j] ? w[i][j] : 0;
                sum += w[i][j];
            }
            for (int j = 0; j < w[i].length; j++) {
                w[i][j] /= sum;
            }
        }
        return w;
    }

    /** exp, not divided by the sum. */
    static double[][] notDivided(double[][] scores, boolean[][] allowed) {
        double[][] w = right(scores, allowed);
        for (double[] row : w) {
            double largest = Arrays.stream(row).max().orElseThrow();
            for (int j = 0; j < row.length && largest > 0; j++) {
                row[j] /= largest;
            }
        }
        return w;
    }

    /** All weight to the largest score. */
    static double[][] hardest(double[][] scores, boolean[][] allowed) {
        double[][] w = right(scores, allowed);
        for (double[] row : w) {
            double largest = Arrays.stream(row).max().orElseThrow();
            for (int j = 0; j < row.length; j++) {
                row[j] = largest > 0 && row[j] == largest ? 1 : 0;
            }
        }
        return w;
    }

    static boolean[][] inverted(boolean[][] allowed) {
        boolean[][] other = new boolean[allowed.length][allowed[0].length];
        for (int i = 0; i < allowed.length; i++) {
            for (int j = 0; j < allowed[i].length; j++) {
                other[i][j] = !allowed[i][j];
            }
        }
        return other;
    }

    private static boolean[][] everywhere(boolean[][] like) {
        boolean[][] all = new boolean[like.length][like[0].length];
        for (boolean[] row : all) {
            Arrays.fill(row, true);
        }
        return all;
    }

    private static double[][] copy(double[][] m) {
        return Arrays.stream(m).map(double[]::clone).toArray(double[][]::new);
    }

    private static double[][] transposed(double[][] m) {
        double[][] t = new double[m[0].length][m.length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[i].length; j++) {
                t[j][i] = m[i][j];
            }
        }
        return t;
    }

    private static boolean[][] transposed(boolean[][] m) {
        boolean[][] t = new boolean[m[0].length][m.length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[i].length; j++) {
                t[j][i] = m[i][j];
            }
        }
        return t;
    }
}
