package parallax.nn.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.TwinContract;
import parallax.tensor.Tensor;

class AttentionMasksTest {
    private final Backend<Tensor> backend = new NaiveBackend();

    @Test
    void causalByHand() {
        assertEquals(
                Tensor.matrix(new double[] {1, 0, 0, 0}, new double[] {1, 1, 0, 0}, new double[] {1, 1, 1, 0}),
                AttentionMasks.causal(backend, 3, 4, 0));
        assertEquals(
                Tensor.matrix(new double[] {1, 1, 1, 0}, new double[] {1, 1, 1, 1}),
                AttentionMasks.causal(backend, 2, 4, 2));
    }

    @Test
    void lengthsByHand() {
        assertEquals(
                Tensor.of(new int[] {3, 1, 4}, 1, 1, 0, 0, /**/ 1, 1, 1, 1, /**/ 0, 0, 0, 0),
                AttentionMasks.lengths(backend, new int[] {2, 4, 0}, 4));
    }

    /** What a key-value cache rests on: the last queries alone, against all keys, get what they get among all queries. */
    @Test
    void laterQueriesAttendAsTheyDoAmongAll() {
        Tensor x = Tensor.randn(new Random(1), 1, 7, 3);
        Tensor rest = Tensor.of(new int[] {1, 2, 3}, Arrays.copyOfRange(x.data(), 5 * 3, 7 * 3));
        Tensor all = new NaiveAttention(true).forward(x, x, x, null).y();
        Tensor last = new NaiveAttention(false)
                .forward(rest, x, x, AttentionMasks.causal(backend, 2, 7, 5))
                .y();
        assertEquals(Tensor.of(new int[] {1, 2, 3}, Arrays.copyOfRange(all.data(), 5 * 3, 7 * 3)), last);
    }

    @Test
    void refusalsHaveBothNumbers() {
        TwinContract.assertRejects("queries must be at least 1, is 0", () -> AttentionMasks.causal(backend, 0, 4, 0));
        TwinContract.assertRejects("keys must be at least 1, is 0", () -> AttentionMasks.causal(backend, 1, 0, 0));
        TwinContract.assertRejects("offset must be at least 0, is -1", () -> AttentionMasks.causal(backend, 1, 2, -1));
        TwinContract.assertRejects(
                "lengths[1] is 5, must be from 0 to 4", () -> AttentionMasks.lengths(backend, new int[] {2, 5}, 4));
        TwinContract.assertRejects(
                "the number of lengths must be at least 1, is 0", () -> AttentionMasks.lengths(backend, new int[0], 4));
    }
}
