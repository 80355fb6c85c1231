package parallax.check.golden;

import java.util.function.Function;
import parallax.check.Conv2dOperator;
import parallax.check.Operator;
import parallax.nn.conv.Conv2d;
import parallax.nn.conv.Window;

/**
 * Reads conv2d: stride, padding, dilation (each [h, w]), groups.
 *
 * @param twin makes a convolution for a window
 */
record Conv2dReader<T>(Function<Window, Conv2d<T>> twin) implements OperatorReader<T> {
    @Override
    public Operator<T> read(Attributes attributes) throws MalformedCaseException {
        int[] stride = attributes.pair("stride", 1);
        int[] padding = attributes.pair("padding", 0);
        int[] dilation = attributes.pair("dilation", 1);
        return new Conv2dOperator<>(twin.apply(Window.unit()
                .stride(stride[0], stride[1])
                .padding(padding[0], padding[1])
                .dilation(dilation[0], dilation[1])
                .groups(attributes.integer("groups", 1))));
    }
}
