package parallax.nn.activation;

import org.apache.commons.math3.special.Erf;

/** The functions an {@link Activation} applies, each with its derivative. */
public enum Nonlinearity {
    /** max(0, x); at 0 the derivative is taken as 0. V. Nair and G. Hinton (2010). */
    RELU {
        @Override
        public double value(double x) {
            return Math.max(0, x);
        }

        @Override
        public double derivative(double x) {
            return x > 0 ? 1 : 0;
        }
    },

    /** x · Φ(x), Φ the distribution function of the standard normal: ½ (1 + erf(x/√2)). D. Hendrycks and K. Gimpel (2016). */
    GELU {
        @Override
        public double value(double x) {
            double phi = 0.5 * (1 + Erf.erf(x / Math.sqrt(2)));
            return phi == 0 ? 0 : x * phi; // at −∞ too
        }

        @Override
        public double derivative(double x) {
            double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
            return 0.5 * (1 + Erf.erf(x / Math.sqrt(2))) + (density == 0 ? 0 : x * density);
        }
    },

    /** tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ). */
    TANH {
        @Override
        public double value(double x) {
            return Math.tanh(x);
        }

        @Override
        public double derivative(double x) {
            double y = Math.tanh(x);
            return 1 - y * y;
        }
    },

    /** σ(x) = 1 / (1 + e⁻ˣ). */
    SIGMOID {
        @Override
        public double value(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        public double derivative(double x) {
            double y = value(x);
            return y * (1 - y);
        }
    };

    /** Returns f(x). */
    public abstract double value(double x);

    /** Returns f'(x). */
    public abstract double derivative(double x);
}
