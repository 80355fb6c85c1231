package parallax.check.golden;

import java.util.function.Function;
import parallax.check.PoolOperators;
import parallax.nn.pool.AveragePool2d;
import parallax.nn.pool.MaxOverTime;
import parallax.nn.pool.MaxPool2d;
import parallax.nn.pool.Pooling;

/** Reads the attributes of pooling. */
final class PoolReaders {
    private PoolReaders() {}

    /** Makes an average for a window. */
    @FunctionalInterface
    interface Average<T> {
        AveragePool2d<T> of(Pooling pooling, boolean countsPadding);
    }

    /** Reads maxPool2d: kernel, stride, padding (each [h, w]). */
    static <T> OperatorReader<T> max(Function<Pooling, MaxPool2d<T>> twin) {
        return attributes -> PoolOperators.of(twin.apply(pooling(attributes)));
    }

    /** Reads avgPool2d: kernel, stride, padding (each [h, w]), countIncludePad. */
    static <T> OperatorReader<T> average(Average<T> twin) {
        return attributes -> PoolOperators.of(twin.of(pooling(attributes), attributes.flag("countIncludePad", true)));
    }

    /** Reads maxOverTime: lengths [B], all steps if absent. */
    static <T> OperatorReader<T> maxOverTime(MaxOverTime<T> twin) {
        return attributes -> PoolOperators.of(
                twin, attributes.has("lengths") ? attributes.integers("lengths").values() : null);
    }

    private static Pooling pooling(Attributes attributes) throws MalformedCaseException {
        int[] kernel = attributes.pair("kernel");
        Pooling pooling = Pooling.of(kernel[0], kernel[1]);
        int[] padding = attributes.pair("padding", 0);
        if (attributes.has("stride")) {
            int[] stride = attributes.pair("stride");
            pooling = pooling.stride(stride[0], stride[1]);
        }
        return pooling.padding(padding[0], padding[1]);
    }
}
