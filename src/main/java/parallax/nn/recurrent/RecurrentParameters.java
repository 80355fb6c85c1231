package parallax.nn.recurrent;

import parallax.nn.Named;

/**
 * What a recurrence learns, or the gradients by it.
 *
 * <p>A recurrence with G gates has the rows of gate k, k·H to (k+1)·H, below those of gate k − 1, as PyTorch has them. Two biases are one
 * too many, but for the GRU that resets after the product; they are here because other frameworks have both.
 *
 * @param weightInput  W (G·H, F)
 * @param weightHidden U (G·H, H)
 * @param biasInput    b (G·H)
 * @param biasHidden   c (G·H)
 */
public record RecurrentParameters<T>(T weightInput, T weightHidden, T biasInput, T biasHidden) {
    /** Returns the parameters of the names weightInput, weightHidden, biasInput and biasHidden. */
    public static <T> RecurrentParameters<T> of(Named<T> named) {
        return new RecurrentParameters<>(
                named.get("weightInput"), named.get("weightHidden"), named.get("biasInput"), named.get("biasHidden"));
    }

    /** Returns the parameters by name. */
    public Named<T> named() {
        return Named.<T>none()
                .with("weightInput", weightInput)
                .with("weightHidden", weightHidden)
                .with("biasInput", biasInput)
                .with("biasHidden", biasHidden);
    }
}
