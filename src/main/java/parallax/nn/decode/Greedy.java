package parallax.nn.decode;

/**
 * Greedy decoding: the likeliest token, again and again.
 *
 * <pre>y[t] = argmax(k) p(k | y[&lt;t])</pre>
 *
 * The likeliest text need not begin with the likeliest token: {@link BeamSearch} looks further.
 *
 * @param end the token after which there is no other, or −1 for none
 */
public record Greedy(int end) {
    /**
     * Returns the prompt and up to {@code length} tokens more; the end token, if it comes, is the last. Of equals the first is taken.
     *
     * @param prompt may be empty. Not modified.
     * @throws IllegalArgumentException if the length is negative, a logit is NaN or +∞, or all are −∞
     */
    public int[] decode(NextToken model, int[] prompt, int length) {
        return Chain.grow(model, prompt, Distribution.requireLength(length), end, Distribution::argmax);
    }
}
