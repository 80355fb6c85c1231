package parallax.exercise.encoder;

import java.util.function.UnaryOperator;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.norm.NaiveLayerNorm;
import parallax.tensor.Tensor;

/** Functions of (T, E) that stand in for a sublayer and a normalisation, and for their gradients; no two of them may change places. */
final class StandIns {
    /** A sublayer: half the square of an entry, and half of the next. */
    static Tensor sublayer(Tensor x) {
        Tensor y = Tensor.zeros(x.shape());
        for (int k = 0; k < x.length(); k++) {
            double next = x.data()[(k + 1) % x.length()];
            y.data()[k] = 0.5 * x.data()[k] * x.data()[k] + 0.5 * next;
        }
        return y;
    }

    /** A sublayer's gradient: linear, as all gradients are. */
    static Tensor sublayerGradient(Tensor dy) {
        Tensor dx = Tensor.zeros(dy.shape());
        for (int k = 0; k < dy.length(); k++) {
            dx.data()[k] = (k % 3 - 0.5) * dy.data()[k] + 0.5 * dy.data()[(k + 1) % dy.length()];
        }
        return dx;
    }

    /** Layer normalisation with a γ and a β. */
    static UnaryOperator<Tensor> norm(Sizes z) {
        Tensor gamma = Entries.halves(2, z.get("E"));
        Tensor beta = Entries.halves(3, z.get("E"));
        return x -> new NaiveLayerNorm(1e-5).forward(x, gamma, beta);
    }

    /** The gradient of layer normalisation at some place. */
    static UnaryOperator<Tensor> normGradient(Sizes z) {
        Tensor gamma = Entries.halves(2, z.get("E"));
        Tensor x = Entries.halves(4, z.get("T"), z.get("E"));
        return dy -> new NaiveLayerNorm(0.5).backward(x, gamma, dy).dx();
    }

    private StandIns() {}

    /** A way to put a sublayer and a normalisation together. */
    interface Way {
        Tensor of(Tensor x, UnaryOperator<Tensor> sublayer, UnaryOperator<Tensor> norm);
    }
}
