package parallax.nn.decode;

import java.util.function.ToIntFunction;
import parallax.tensor.Arguments;

/** A text that grows by one token at a time. */
final class Chain {
    private Chain() {}

    static int[] grow(NextToken model, int[] prompt, int length, int end, ToIntFunction<double[]> choose) {
        Arguments.given("model", model);
        int[] tokens = Arguments.given("prompt", prompt).clone();
        for (int t = 0; t < length; t++) {
            int next = choose.applyAsInt(Distribution.logits(model, tokens));
            tokens = Distribution.append(tokens, next);
            if (next == end) {
                break;
            }
        }
        return tokens;
    }
}
