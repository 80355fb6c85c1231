package parallax.nn.activation;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jScratch;

/**
 * A {@link Nonlinearity} on vectors of ND4J.
 *
 * <p><b>Why they are written so.</b> Of ND4J's own: gelu is x · σ(1.702 x), no gelu; tanh as a transform, sigmoid and erf take
 * 8 to 19 ns an entry in FLOAT, where exp takes 1 and oneDNN's tanh less; so {@link Nd4jFloatGelu} computes GELU in FLOAT. Nothing here
 * overwrites its input, as the functions of {@code Nd4j.nn()} do.
 */
enum Nd4jNonlinearity {
    RELU {
        @Override
        void value(INDArray x, INDArray y, Nd4jScratch scratch) {
            Nd4j.exec(new ScalarMax(x, null, y, 0));
        }

        @Override
        void derivative(INDArray x, INDArray d, Nd4jScratch scratch) {
            Nd4j.exec(new Step(x, d)); // 1 where x > 0
        }
    },

    GELU {
        @Override
        void value(INDArray x, INDArray y, Nd4jScratch scratch) {
            if (x.dataType() == DataType.FLOAT) {
                Nd4jFloatGelu.value(x, y);
                return;
            }
            INDArray tail = scratch.like(x);
            tail(x, tail);
            // x · Φ(x) = max(0, x) − |x| · (1 − Φ(|x|)): for x < 0, Φ(x) is the tail itself.
            INDArray size = scratch.like(x);
            Nd4j.exec(new Abs(x, size));
            Nd4j.exec(new ScalarMin(size, null, size, FAR));
            Nd4j.exec(new ScalarMax(x, null, y, 0));
            y.subi(tail.muli(size));
        }

        @Override
        void derivative(INDArray x, INDArray d, Nd4jScratch scratch) {
            if (x.dataType() == DataType.FLOAT) {
                Nd4jFloatGelu.derivative(x, d);
                return;
            }
            INDArray density = scratch.like(x);
            bell(x, density);
            INDArray tail = scratch.like(x);
            tail(x, tail);
            // Φ(x) = ½ + sign(x) · (½ − tail)
            Nd4j.exec(new Sign(x, d));
            d.muli(tail.rsubi(0.5)).addi(0.5);
            INDArray near = tail;
            Nd4j.exec(new ScalarMin(x, null, near, FAR));
            Nd4j.exec(new ScalarMax(near, null, near, -FAR));
            d.addi(density.divi(Math.sqrt(2 * Math.PI)).muli(near));
        }
    },

    TANH {
        @Override
        void value(INDArray x, INDArray y, Nd4jScratch scratch) {
            Nd4j.exec(DynamicCustomOp.builder("tanh").addInputs(x).addOutputs(y).build());
        }

        @Override
        void derivative(INDArray x, INDArray d, Nd4jScratch scratch) {
            value(x, d, scratch);
            d.muli(d).rsubi(1); // 1 − y²
        }
    },

    SIGMOID {
        @Override
        void value(INDArray x, INDArray y, Nd4jScratch scratch) {
            x.mul(-1, y);
            Nd4j.exec(new Exp(y, y));
            y.addi(1).rdivi(1);
        }

        @Override
        void derivative(INDArray x, INDArray d, Nd4jScratch scratch) {
            INDArray y = scratch.zeros(x.dataType(), x.length());
            value(x, y, scratch);
            y.rsub(1, d);
            d.muli(y); // y · (1 − y)
        }
    };

    // Where the normal distribution's tail and density are 0 in DOUBLE: but 0 · ∞ would be NaN.
    private static final double FAR = 40;

    static Nd4jNonlinearity of(Nonlinearity f) {
        return valueOf(f.name());
    }

    /** Sets y = f(x); x is not modified. */
    abstract void value(INDArray x, INDArray y, Nd4jScratch scratch);

    /** Sets d = f'(x); x is not modified. */
    abstract void derivative(INDArray x, INDArray d, Nd4jScratch scratch);

    // q = 1 − Φ(|x|), the normal distribution's tail.
    private static void tail(INDArray x, INDArray q) {
        Nd4j.exec(new Abs(x, q));
        q.divi(Math.sqrt(2));
        Nd4j.exec(new Erf(q, q));
        q.rsubi(1).muli(0.5);
    }

    // e = exp(−x²/2)
    private static void bell(INDArray x, INDArray e) {
        x.mul(x, e);
        e.muli(-0.5);
        Nd4j.exec(new Exp(e, e));
    }
}
