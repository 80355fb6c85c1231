package parallax.display;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.knowm.xchart.internal.chartpart.Chart;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.tensor.Tensor;
import tech.tablesaw.table.Relation;

/**
 * The types that have a picture or a table of their own, asked for by the <em>names</em> of a value's classes and interfaces: so
 * showing a list does not load ND4J, and a missing library is missed only by its own values.
 */
final class LibraryForms {
    private LibraryForms() {}

    /** Returns how a value looks if it is of one of these types. */
    static Optional<Form> of(Object value) {
        return nearest(value, LibraryForms::of);
    }

    /** Returns how a value looks that speaks to IJava of its looks. */
    static Optional<MimeBundle> ofIJava(Object value) {
        return nearest(value, LibraryForms::ofIJava);
    }

    private static <T> Optional<T> nearest(Object value, BiFunction<String, Object, T> forms) {
        Set<Class<?>> seen = new HashSet<>();
        // The class, its superclasses and all interfaces, nearest first.
        Deque<Class<?>> next = new ArrayDeque<>(List.of(value.getClass()));
        while (!next.isEmpty()) {
            Class<?> type = next.remove();
            if (seen.add(type)) {
                T form = forms.apply(type.getName(), value);
                if (form != null) {
                    return Optional.of(form);
                }
                if (type.getSuperclass() != null) {
                    next.add(type.getSuperclass());
                }
                next.addAll(List.of(type.getInterfaces()));
            }
        }
        return Optional.empty();
    }

    private static MimeBundle ofIJava(String type, Object value) {
        return switch (type) {
            case "io.github.spencerpark.jupyter.kernel.display.DisplayData" -> IJavaForms.of((DisplayData) value);
            case "io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable" ->
                IJavaForms.of((DisplayDataRenderable) value);
            default -> null;
        };
    }

    private static Form of(String type, Object value) {
        return switch (type) {
            case "parallax.tensor.Tensor" -> TensorForms.of((Tensor) value);
            case "org.nd4j.linalg.api.ndarray.INDArray" -> Nd4jForms.of((INDArray) value);
            case "org.knowm.xchart.internal.chartpart.Chart" -> ChartForms.of((Chart<?, ?>) value);
            case "tech.tablesaw.table.Relation" -> TableForms.of((Relation) value);
            case "java.awt.image.BufferedImage" -> ImageForms.of((BufferedImage) value);
            default -> null;
        };
    }
}
