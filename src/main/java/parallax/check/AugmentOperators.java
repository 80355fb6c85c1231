package parallax.check;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import parallax.data.augment.Box;
import parallax.data.augment.Crop;
import parallax.data.augment.Cutmix;
import parallax.data.augment.Flip;
import parallax.data.augment.Mixup;
import parallax.data.augment.Rotate;

/** Augmentation by names: x → y, what was drawn being bound already. No gradients: images are data. */
public final class AugmentOperators {
    private AugmentOperators() {}

    /** Returns the mirror. */
    public static <T> Operator<T> of(Flip<T> twin, boolean[] horizontal, boolean[] vertical) {
        return ofOne(x -> twin.apply(x, horizontal, vertical));
    }

    /** Returns the window. */
    public static <T> Operator<T> of(Crop<T> twin, int[] top, int[] left, int height, int width) {
        return ofOne(x -> twin.apply(x, top, left, height, width));
    }

    /** Returns the turn. */
    public static <T> Operator<T> of(Rotate<T> twin, double... degrees) {
        return ofOne(x -> twin.apply(x, degrees));
    }

    /** Returns the mixture. */
    public static <T> Operator<T> of(Mixup<T> twin, double lambda, int... partner) {
        return ofOne(x -> twin.apply(x, lambda, partner));
    }

    /** Returns the patchwork. */
    public static <T> Operator<T> of(Cutmix<T> twin, Box box, int... partner) {
        return ofOne(x -> twin.apply(x, box, partner));
    }

    private static <T> Operator<T> ofOne(UnaryOperator<T> forward) {
        return new NamedOperator<>(
                List.of("x"),
                List.of(),
                List.of("y"),
                in -> Map.of("y", forward.apply(in.get("x"))),
                (in, up) -> Map.of());
    }
}
