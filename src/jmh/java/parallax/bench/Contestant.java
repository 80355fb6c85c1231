package parallax.bench;

import java.util.Map;
import parallax.tensor.Tensor;

/** One of those whose times are compared. */
public interface Contestant {
    /** Computes once and frees everything: what is timed. */
    void run(boolean backward);

    /** Computes forward and backward once and returns y and the gradients, for comparison. */
    Map<String, Tensor> results();

    /** Says how many threads the calling thread's computations may use. */
    void threads(int count);
}
