package parallax.nn.recurrent;

/** The functions a vanilla recurrent network may apply, with the derivative as a function of the result. */
public enum RnnNonlinearity {
    /** tanh, which keeps the state between −1 and 1. */
    TANH {
        @Override
        public double value(double a) {
            return Math.tanh(a);
        }

        @Override
        public double derivative(double h) {
            return 1 - h * h;
        }
    },

    /** max(0, a). Q. V. Le, N. Jaitly and G. Hinton, "A simple way to initialize recurrent networks of rectified linear units" (2015). */
    RELU {
        @Override
        public double value(double a) {
            return Math.max(0, a);
        }

        @Override
        public double derivative(double h) {
            return h > 0 ? 1 : 0;
        }
    };

    /** Returns h = f(a). */
    public abstract double value(double a);

    /** Returns f'(a), given h = f(a); where h is 0, that of relu is taken as 0. */
    public abstract double derivative(double h);
}
