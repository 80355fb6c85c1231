package parallax.nn.transformer;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a layer's self-attention remembers of the tokens so far: no later token changes them, so they are computed once.
 *
 * @param keys   (B, h, T, E/h)
 * @param values (B, h, T, E/h)
 */
public record KeyValues<T>(T keys, T values) {
    /**
     * The keys and values of all layers.
     *
     * @param layers from the first to the last
     */
    public record Cache<T>(List<KeyValues<T>> layers) {
        /** Copies the list. */
        public Cache {
            layers = List.copyOf(layers);
        }

        List<T> arrays() {
            return layers.stream()
                    .flatMap(layer -> Stream.of(layer.keys, layer.values))
                    .toList();
        }
    }
}
