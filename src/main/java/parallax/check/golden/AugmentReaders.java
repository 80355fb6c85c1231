package parallax.check.golden;

import java.util.Map;
import parallax.check.AugmentOperators;
import parallax.data.augment.Box;
import parallax.data.augment.Crop;
import parallax.data.augment.Cutmix;
import parallax.data.augment.Flip;
import parallax.data.augment.Mixup;
import parallax.data.augment.Rotate;

/** Reads the attributes of augmentation: what was drawn. */
final class AugmentReaders {
    private AugmentReaders() {}

    static <T> Map<String, OperatorReader<T>> of(
            Flip<T> flip, Crop<T> crop, Rotate<T> rotate, Mixup<T> mixup, Cutmix<T> cutmix) {
        return Map.of(
                "flip", a -> AugmentOperators.of(flip, flags(a, "horizontal"), flags(a, "vertical")),
                "crop",
                        a -> {
                            int[] size = a.pair("size");
                            return AugmentOperators.of(crop, ints(a, "top"), ints(a, "left"), size[0], size[1]);
                        },
                "rotate", a -> AugmentOperators.of(rotate, a.numbers("degrees")),
                "mixup", a -> AugmentOperators.of(mixup, a.number("lambda", 1), ints(a, "partner")),
                "cutmix", a -> AugmentOperators.of(cutmix, box(a), ints(a, "partner")));
    }

    private static Box box(Attributes attributes) throws MalformedCaseException {
        int[] box = ints(attributes, "box");
        if (box.length != 4) {
            throw new MalformedCaseException(
                    "attributes.box must be 4 numbers, top, left, height and width, has " + box.length);
        }
        return new Box(box[0], box[1], box[2], box[3]);
    }

    private static boolean[] flags(Attributes attributes, String name) throws MalformedCaseException {
        int[] values = ints(attributes, name);
        boolean[] flags = new boolean[values.length];
        for (int n = 0; n < values.length; n++) {
            if (values[n] != 0 && values[n] != 1) {
                throw new MalformedCaseException("attributes." + name + "[" + n + "] must be 0 or 1, is " + values[n]);
            }
            flags[n] = values[n] == 1;
        }
        return flags;
    }

    private static int[] ints(Attributes attributes, String name) throws MalformedCaseException {
        return attributes.integers(name).values();
    }
}
