package parallax.check.golden;

import java.util.function.Function;
import parallax.check.Conv2dOperator;
import parallax.check.ConvOperators;
import parallax.nn.conv.Conv1d;
import parallax.nn.conv.Conv2d;
import parallax.nn.conv.ConvTranspose2d;
import parallax.nn.conv.DepthwiseSeparableConv2d;
import parallax.nn.conv.PointwiseConv2d;
import parallax.nn.conv.SequenceWindow;
import parallax.nn.conv.TransposedWindow;
import parallax.nn.conv.Window;

/** Reads the attributes of convolutions. */
final class ConvReaders {
    private ConvReaders() {}

    /** Reads conv1d: stride, padding, dilation, groups. */
    static <T> OperatorReader<T> oneDimensional(Function<SequenceWindow, Conv1d<T>> twin) {
        return attributes -> ConvOperators.of(twin.apply(SequenceWindow.unit()
                .stride(attributes.integer("stride", 1))
                .padding(attributes.integer("padding", 0))
                .dilation(attributes.integer("dilation", 1))
                .groups(attributes.integer("groups", 1))));
    }

    /** Reads conv2d: stride, padding, dilation (each [h, w]), groups. */
    static <T> OperatorReader<T> twoDimensional(Function<Window, Conv2d<T>> twin) {
        return attributes -> new Conv2dOperator<>(twin.apply(groupedWindow(attributes)));
    }

    /** Reads convTranspose2d: stride, padding, outputPadding, dilation (each [h, w]), groups. */
    static <T> OperatorReader<T> transposed(Function<TransposedWindow, ConvTranspose2d<T>> twin) {
        return attributes -> {
            int[] output = attributes.pair("outputPadding", 0);
            return ConvOperators.of(
                    twin.apply(TransposedWindow.of(groupedWindow(attributes)).outputPadding(output[0], output[1])));
        };
    }

    /** Reads pointwiseConv2d: no attributes. */
    static <T> OperatorReader<T> pointwise(PointwiseConv2d<T> twin) {
        return attributes -> new Conv2dOperator<>(twin);
    }

    /** Reads depthwiseSeparableConv2d: stride, padding, dilation (each [h, w]) of the depthwise part. */
    static <T> OperatorReader<T> separable(Function<Window, DepthwiseSeparableConv2d<T>> twin) {
        return attributes -> ConvOperators.of(twin.apply(window(attributes)));
    }

    private static Window groupedWindow(Attributes attributes) throws MalformedCaseException {
        return window(attributes).groups(attributes.integer("groups", 1));
    }

    private static Window window(Attributes attributes) throws MalformedCaseException {
        int[] stride = attributes.pair("stride", 1);
        int[] padding = attributes.pair("padding", 0);
        int[] dilation = attributes.pair("dilation", 1);
        return Window.unit()
                .stride(stride[0], stride[1])
                .padding(padding[0], padding[1])
                .dilation(dilation[0], dilation[1]);
    }
}
