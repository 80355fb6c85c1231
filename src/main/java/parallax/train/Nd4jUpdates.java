package parallax.train;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Named;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;

/** Passes over a parameter that the ND4J twins of the rules share. */
final class Nd4jUpdates {
    private Nd4jUpdates() {}

    /** Returns the backend of the first array's data type; what is what messages call the arrays. */
    static Nd4jBackend backend(String what, Named<INDArray> arrays) {
        Map.Entry<String, INDArray> first =
                Updates.requireSome(what, arrays).asMap().entrySet().iterator().next();
        return Nd4jBackend.of(first.getKey(), first.getValue());
    }

    /** y += a · x, in one pass. Only y is modified. */
    static void add(double a, INDArray x, INDArray y) {
        Nd4j.exec(new Axpy(x, y, y, a));
    }

    /**
     * Returns g + decay · w.
     *
     * @param g       Not modified.
     * @param w       Not modified.
     * @param scratch holds the result where it is not g itself
     */
    static INDArray decayed(INDArray g, INDArray w, double decay, Nd4jScratch scratch) {
        if (decay == 0) {
            return g;
        }
        INDArray sum = scratch.like(g);
        Nd4j.exec(new Axpy(w, g, sum, decay));
        return sum;
    }
}
