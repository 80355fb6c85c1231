package parallax.nn.transformer;

/**
 * How large a stack of layers is.
 *
 * @param layers   N
 * @param features E, of a token
 * @param hidden   F, inside of the feed-forward networks
 */
public record StackSizes(int layers, int features, int hidden) {
    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one is less than 1
     */
    public StackSizes {
        require("layers", layers);
        require("features", features);
        require("hidden", hidden);
    }

    static int require(String name, int size) {
        if (size < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, is " + size);
        }
        return size;
    }
}
