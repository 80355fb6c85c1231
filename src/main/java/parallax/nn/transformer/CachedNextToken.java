package parallax.nn.transformer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.Indices;
import parallax.nn.decode.NextToken;
import parallax.tensor.Arguments;

/**
 * A language model as decoding asks it: what follows a text, with caches of the texts it was asked before.
 *
 * <p>A text that is one token longer than one with a cache costs a step; any other is read from its start. Kept are the caches of texts as long
 * as the latest, or a token shorter: those of a beam. A text shorter than the one before it begins anew. What it answers does not
 * depend on what it was asked.
 *
 * <p>Not for several threads at a time. It is closed to give back the caches.
 */
public final class CachedNextToken<T> implements NextToken, AutoCloseable {
    private final LanguageModel<T> model;
    private final TokenParameters<T> p;
    private final Map<List<Integer>, KeyValues.Cache<T>> caches = new HashMap<>();
    private int latest;

    /**
     * Starts without caches.
     *
     * @param p Not modified, and not to be while this is in use.
     */
    public CachedNextToken(LanguageModel<T> model, TokenParameters<T> p) {
        this.model = Arguments.given("model", model);
        this.p = Arguments.given("p", p);
    }

    /**
     * Returns the logits of what follows.
     *
     * @param tokens at least one. Not modified.
     * @throws IllegalArgumentException if it is null or there is none, as the model must be told where to begin
     */
    @Override
    public double[] logits(int[] tokens) {
        if (Arguments.given("tokens", tokens).length == 0) {
            throw new IllegalArgumentException("tokens must be at least 1, are 0: begin with a token that says so");
        }
        forgetOthersThanBefore(tokens.length);
        List<Integer> text = Arrays.stream(tokens).boxed().toList();
        KeyValues.Cache<T> before = caches.get(text.subList(0, tokens.length - 1));
        LanguageModel.Step<T> step = before == null
                ? model.begin(Indices.of(new int[] {1, tokens.length}, tokens), p)
                : model.step(new int[] {tokens[tokens.length - 1]}, before, p);
        forget(caches.put(text, step.cache()));
        double[] logits = model.parts().backend().tensor(step.logits()).data();
        model.parts().backend().release(step.logits());
        return logits;
    }

    /** Gives back all caches; they are made anew if it is asked again. */
    @Override
    public void close() {
        caches.values().forEach(this::forget);
        caches.clear();
    }

    private void forgetOthersThanBefore(int length) {
        boolean anew = length < latest;
        latest = length;
        caches.entrySet().removeIf(entry -> {
            int size = entry.getKey().size();
            boolean kept = size == length - 1 || (size == length && !anew);
            if (!kept) {
                forget(entry.getValue());
            }
            return !kept;
        });
    }

    private void forget(KeyValues.Cache<T> cache) {
        if (cache != null) {
            model.release(cache);
        }
    }

    @Override
    public String toString() {
        return "CachedNextToken, " + caches.size() + " beginnings cached";
    }
}
