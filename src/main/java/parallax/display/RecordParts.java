package parallax.display;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads records. */
final class RecordParts {
    /** A component and its value. */
    record Part(String name, Object value) {}

    /** Stands for the value of a component that cannot be read. */
    private record Unread(String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    private RecordParts() {}

    /** Returns the components, unless it is a record of a module that lets nobody look into it. */
    static Optional<List<Part>> of(Record value) {
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
            } catch (RuntimeException e) {
                return Optional.empty();
            }
            parts.add(new Part(component.getName(), read(component, value)));
        }
        return Optional.of(parts);
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (InvocationTargetException e) {
            Failures.rethrowIfNotOurs(e.getCause());
            return new Unread("(" + component.getName() + "() threw " + Failures.text(e.getCause()) + ")");
        } catch (IllegalAccessException e) {
            return new Unread("(" + component.getName() + "() cannot be read)");
        }
    }

    /** Returns the names of the components. */
    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
