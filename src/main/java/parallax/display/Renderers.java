package parallax.display;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.knowm.xchart.internal.chartpart.Chart;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.tensor.Tensor;
import tech.tablesaw.table.Relation;

/**
 * Finds the forms of a value by its type: the first that applies of what the value says itself ({@link Displayable}), the
 * registry below, and plain text.
 *
 * <p>The registry is asked by the <em>names</em> of the value's classes and interfaces: so showing a string does not load ND4J, and
 * a missing library is missed only by its own values. Rendering never throws; a form that cannot be made leaves plain text.
 */
final class Renderers {
    private static final Map<String, Function<Object, MimeBundle>> BY_TYPE = Map.of(
            "parallax.tensor.Tensor", value -> TensorForms.of((Tensor) value),
            "org.nd4j.linalg.api.ndarray.INDArray", value -> Nd4jForms.of((INDArray) value),
            "org.knowm.xchart.internal.chartpart.Chart", value -> ChartForms.of((Chart<?, ?>) value),
            "tech.tablesaw.table.Relation", value -> TableForms.of((Relation) value),
            "java.awt.image.BufferedImage", value -> ImageForms.of((BufferedImage) value));

    private Renderers() {}

    static MimeBundle render(Object value) {
        try {
            if (value instanceof Displayable displayable) {
                return Optional.ofNullable(displayable.display()).orElseGet(() -> plain(value));
            }
            if (value == null || value instanceof String) {
                return plain(value);
            }
            for (Class<?> type : types(value.getClass())) {
                Function<Object, MimeBundle> forms = BY_TYPE.get(type.getName());
                if (forms != null) {
                    return forms.apply(value);
                }
            }
            MimeBundle plain = plain(value);
            return StructureForms.html(value)
                    .map(html -> plain.with(MimeBundle.HTML, html))
                    .orElse(plain);
        } catch (Throwable e) {
            Failures.rethrowIfNotOurs(e);
            return MimeBundle.text(ValueText.of(value) + "\n(its picture could not be made: " + Failures.text(e) + ")");
        }
    }

    private static MimeBundle plain(Object value) {
        return MimeBundle.text(ValueText.of(value));
    }

    /** Returns the class, its superclasses and all interfaces, nearest first. */
    private static List<Class<?>> types(Class<?> start) {
        Set<Class<?>> seen = new HashSet<>();
        List<Class<?>> order = new java.util.ArrayList<>();
        Deque<Class<?>> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            Class<?> type = next.remove();
            if (seen.add(type)) {
                order.add(type);
                if (type.getSuperclass() != null) {
                    next.add(type.getSuperclass());
                }
                next.addAll(List.of(type.getInterfaces()));
            }
        }
        return order;
    }
}
