package parallax.check.golden;

import java.util.Map;
import parallax.check.AdditiveAttentionOperator;
import parallax.check.AttentionOperator;
import parallax.check.MultiHeadAttentionOperator;
import parallax.nn.Backend;
import parallax.nn.attention.NaiveAdditiveAttention;
import parallax.nn.attention.NaiveAttention;
import parallax.nn.attention.NaiveMultiHeadAttention;
import parallax.nn.recurrent.NaiveGru;
import parallax.nn.recurrent.NaiveLstm;
import parallax.nn.recurrent.NaiveRnn;
import parallax.tensor.Tensor;

/** The naive twins of attention, recurrence and positions, by the names that golden cases call them. */
final class NaiveSequences {
    private NaiveSequences() {}

    static Map<String, OperatorReader<Tensor>> operators(Backend<Tensor> backend) {
        return Map.of(
                "attention",
                a -> new AttentionOperator<>(new NaiveAttention(a.flag("causal", false))),
                "additiveAttention",
                a -> new AdditiveAttentionOperator<>(new NaiveAdditiveAttention()),
                "multiHeadAttention",
                a -> new MultiHeadAttentionOperator<>(
                        new NaiveMultiHeadAttention(a.integer("heads", 1), a.flag("causal", false))),
                "rnn",
                RecurrentReaders.rnn(NaiveRnn::new),
                "lstm",
                RecurrentReaders.lstm(new NaiveLstm()),
                "gru",
                RecurrentReaders.gru(NaiveGru::new),
                "stackedRnn",
                RecurrentReaders.stackedRnn(NaiveRnn::new, backend),
                "stackedLstm",
                RecurrentReaders.stackedLstm(new NaiveLstm(), backend),
                "stackedGru",
                RecurrentReaders.stackedGru(NaiveGru::new, backend));
    }
}
