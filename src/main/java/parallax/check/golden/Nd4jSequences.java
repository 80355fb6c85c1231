package parallax.check.golden;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.check.AdditiveAttentionOperator;
import parallax.check.AttentionOperator;
import parallax.check.MultiHeadAttentionOperator;
import parallax.nn.Backend;
import parallax.nn.attention.Nd4jAdditiveAttention;
import parallax.nn.attention.Nd4jAttention;
import parallax.nn.attention.Nd4jMultiHeadAttention;
import parallax.nn.recurrent.Nd4jGru;
import parallax.nn.recurrent.Nd4jLstm;
import parallax.nn.recurrent.Nd4jRnn;

/** The ND4J twins of attention, recurrence and positions, by the names that golden cases call them. */
final class Nd4jSequences {
    private Nd4jSequences() {}

    static Map<String, OperatorReader<INDArray>> operators(Backend<INDArray> backend) {
        return Map.of(
                "attention",
                a -> new AttentionOperator<>(new Nd4jAttention(a.flag("causal", false))),
                "additiveAttention",
                a -> new AdditiveAttentionOperator<>(new Nd4jAdditiveAttention()),
                "multiHeadAttention",
                a -> new MultiHeadAttentionOperator<>(
                        new Nd4jMultiHeadAttention(a.integer("heads", 1), a.flag("causal", false))),
                "rnn",
                RecurrentReaders.rnn(Nd4jRnn::new),
                "lstm",
                RecurrentReaders.lstm(new Nd4jLstm()),
                "gru",
                RecurrentReaders.gru(Nd4jGru::new),
                "stackedRnn",
                RecurrentReaders.stackedRnn(Nd4jRnn::new, backend),
                "stackedLstm",
                RecurrentReaders.stackedLstm(new Nd4jLstm(), backend),
                "stackedGru",
                RecurrentReaders.stackedGru(Nd4jGru::new, backend));
    }
}
