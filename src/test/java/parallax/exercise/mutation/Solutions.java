package parallax.exercise.mutation;

import parallax.exercise.conv.Conv2dBiasGradientExercise;
import parallax.exercise.conv.Conv2dExercise;
import parallax.exercise.conv.Conv2dInputGradientExercise;
import parallax.exercise.conv.Conv2dWeightGradientExercise;
import parallax.exercise.conv.CorrelateExercise;
import parallax.exercise.conv.OutputSizeExercise;
import parallax.exercise.conv.PadExercise;
import parallax.exercise.conv.SamePaddingExercise;
import parallax.exercise.train.SgdStepExercise;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** Solutions as a learner would write them, to be mutated. Each is a class of its own that needs no other of these. */
final class Solutions {
    private Solutions() {}

    static final class OutputSize implements OutputSizeExercise.OutputSize {
        @Override
        public int of(int n, int k, int stride, int padding, int dilation) {
            int span = dilation * (k - 1) + 1;
            return (n + 2 * padding - span) / stride + 1;
        }
    }

    static final class SamePadding implements SamePaddingExercise.SamePadding {
        @Override
        public int of(int k, int dilation) {
            return dilation * (k - 1) / 2;
        }
    }

    static final class Pad implements PadExercise.Pad {
        @Override
        public Tensor pad(Tensor x, int m) {
            Tensor y = Tensor.zeros(x.size(0) + 2 * m, x.size(1) + 2 * m);
            for (int i = 0; i < x.size(0); i++) {
                for (int j = 0; j < x.size(1); j++) {
                    y.set(x.get(i, j), i + m, j + m);
                }
            }
            return y;
        }
    }

    static final class Correlate implements CorrelateExercise.Correlate {
        @Override
        public Tensor apply(Tensor x, Tensor kernel) {
            Tensor y = Tensor.zeros(x.size(0) - kernel.size(0) + 1, x.size(1) - kernel.size(1) + 1);
            for (int i = 0; i < y.size(0); i++) {
                for (int j = 0; j < y.size(1); j++) {
                    double sum = 0;
                    for (int p = 0; p < kernel.size(0); p++) {
                        for (int q = 0; q < kernel.size(1); q++) {
                            sum += x.get(i + p, j + q) * kernel.get(p, q);
                        }
                    }
                    y.set(sum, i, j);
                }
            }
            return y;
        }
    }

    static final class Forward implements Conv2dExercise.Forward {
        @Override
        public Tensor apply(Tensor x, Tensor w, Tensor b, Window window) {
            int rows = window.rows().outputSize("height", x.size(2), w.size(2));
            int columns = window.columns().outputSize("width", x.size(3), w.size(3));
            int groupOut = w.size(0) / window.groups();
            Tensor y = Tensor.zeros(x.size(0), w.size(0), rows, columns);
            for (int n = 0; n < x.size(0); n++) {
                for (int o = 0; o < w.size(0); o++) {
                    int first = o / groupOut * w.size(1);
                    for (int i = 0; i < rows; i++) {
                        for (int j = 0; j < columns; j++) {
                            double sum = b.get(o);
                            for (int c = 0; c < w.size(1); c++) {
                                for (int p = 0; p < w.size(2); p++) {
                                    for (int q = 0; q < w.size(3); q++) {
                                        int u = i * window.rows().stride()
                                                + p * window.rows().dilation()
                                                - window.rows().padding();
                                        int v = j * window.columns().stride()
                                                + q * window.columns().dilation()
                                                - window.columns().padding();
                                        if (u >= 0 && u < x.size(2) && v >= 0 && v < x.size(3)) {
                                            sum += x.get(n, first + c, u, v) * w.get(o, c, p, q);
                                        }
                                    }
                                }
                            }
                            y.set(sum, n, o, i, j);
                        }
                    }
                }
            }
            return y;
        }
    }

    static final class BiasGradient implements Conv2dBiasGradientExercise.BiasGradient {
        @Override
        public Tensor apply(Tensor dy) {
            Tensor db = Tensor.zeros(dy.size(1));
            for (int n = 0; n < dy.size(0); n++) {
                for (int o = 0; o < dy.size(1); o++) {
                    for (int i = 0; i < dy.size(2); i++) {
                        for (int j = 0; j < dy.size(3); j++) {
                            db.add(dy.get(n, o, i, j), o);
                        }
                    }
                }
            }
            return db;
        }
    }

    static final class WeightGradient implements Conv2dWeightGradientExercise.WeightGradient {
        @Override
        public Tensor apply(Tensor x, Tensor w, Tensor dy, Window window) {
            Tensor dw = Tensor.zeros(w.shape());
            int groupOut = w.size(0) / window.groups();
            for (int n = 0; n < dy.size(0); n++) {
                for (int o = 0; o < dy.size(1); o++) {
                    int first = o / groupOut * w.size(1);
                    for (int i = 0; i < dy.size(2); i++) {
                        for (int j = 0; j < dy.size(3); j++) {
                            for (int c = 0; c < w.size(1); c++) {
                                for (int p = 0; p < w.size(2); p++) {
                                    for (int q = 0; q < w.size(3); q++) {
                                        int u = i * window.rows().stride()
                                                + p * window.rows().dilation()
                                                - window.rows().padding();
                                        int v = j * window.columns().stride()
                                                + q * window.columns().dilation()
                                                - window.columns().padding();
                                        if (u >= 0 && u < x.size(2) && v >= 0 && v < x.size(3)) {
                                            dw.add(dy.get(n, o, i, j) * x.get(n, first + c, u, v), o, c, p, q);
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            return dw;
        }
    }

    static final class InputGradient implements Conv2dInputGradientExercise.InputGradient {
        @Override
        public Tensor apply(Tensor x, Tensor w, Tensor dy, Window window) {
            Tensor dx = Tensor.zeros(x.shape());
            int groupOut = w.size(0) / window.groups();
            for (int n = 0; n < dy.size(0); n++) {
                for (int o = 0; o < dy.size(1); o++) {
                    int first = o / groupOut * w.size(1);
                    for (int i = 0; i < dy.size(2); i++) {
                        for (int j = 0; j < dy.size(3); j++) {
                            for (int c = 0; c < w.size(1); c++) {
                                for (int p = 0; p < w.size(2); p++) {
                                    for (int q = 0; q < w.size(3); q++) {
                                        int u = i * window.rows().stride()
                                                + p * window.rows().dilation()
                                                - window.rows().padding();
                                        int v = j * window.columns().stride()
                                                + q * window.columns().dilation()
                                                - window.columns().padding();
                                        if (u >= 0 && u < x.size(2) && v >= 0 && v < x.size(3)) {
                                            dx.add(dy.get(n, o, i, j) * w.get(o, c, p, q), n, first + c, u, v);
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            return dx;
        }
    }

    static final class SgdStep implements SgdStepExercise.SgdStep {
        @Override
        public Tensor step(Tensor w, Tensor dw, double rate) {
            Tensor y = w.copy();
            for (int k = 0; k < w.length(); k++) {
                y.data()[k] = w.data()[k] - rate * dw.data()[k];
            }
            return y;
        }
    }
}
