package parallax.check.golden;

import java.util.function.Function;
import parallax.check.CnnOperator;
import parallax.check.Operator;
import parallax.nn.cnn.Cnn;
import parallax.nn.cnn.CnnSizes;

/**
 * Reads cnn: channels, height, width, filters1, filters2, kernel, classes.
 *
 * @param twin makes the network
 */
record CnnReader<T>(Function<CnnSizes, Cnn<T>> twin) implements OperatorReader<T> {
    @Override
    public Operator<T> read(Attributes attributes) throws MalformedCaseException {
        return new CnnOperator<>(twin.apply(new CnnSizes(
                attributes.integer("channels", 1),
                attributes.integer("height", 28),
                attributes.integer("width", 28),
                attributes.integer("filters1", 8),
                attributes.integer("filters2", 16),
                attributes.integer("kernel", 5),
                attributes.integer("classes", 10))));
    }
}
