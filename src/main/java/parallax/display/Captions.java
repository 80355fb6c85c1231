package parallax.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import parallax.tensor.HasContents;

/** What stands above a table: {@code double[2][3]}, "List, 5 elements", {@code Conv2d.Gradients}. */
final class Captions {
    private static final int MAX_CHARACTERS = 100;
    private static final Map<Class<?>, String> COLLECTIONS = new LinkedHashMap<>();

    static {
        for (Class<?> type : List.of(List.class, Set.class, Deque.class, Queue.class, Collection.class)) {
            COLLECTIONS.put(type, type.getSimpleName());
        }
    }

    private Captions() {}

    static String of(Object value) {
        if (value instanceof HasContents) {
            return TextLines.cut(value.toString().lines().findFirst().orElse(""), MAX_CHARACTERS);
        }
        if (value.getClass().isArray()) {
            return array(value);
        }
        if (value instanceof Map<?, ?> map) {
            return counted("Map", map.size(), "entry", "entries");
        }
        if (value instanceof Collection<?> collection) {
            String name = COLLECTIONS.entrySet().stream()
                    .filter(entry -> entry.getKey().isInstance(value))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            return counted(name, collection.size(), "element", "elements");
        }
        return name(value.getClass());
    }

    private static String counted(String name, int n, String one, String many) {
        return n == 0 ? name : name + ", " + n + " " + (n == 1 ? one : many);
    }

    /** Returns the type and the sizes; where rows differ in length, or are missing, the size is left out. */
    private static String array(Object array) {
        Class<?> type = array.getClass();
        StringBuilder sizes = new StringBuilder();
        Object part = array;
        while (type.isArray()) {
            type = type.getComponentType();
            sizes.append('[').append(part == null ? "" : Array.getLength(part)).append(']');
            part = part == null ? null : row(part);
        }
        return type.getSimpleName() + sizes;
    }

    /** Returns one of the rows if all have the same length, else null. */
    private static Object row(Object array) {
        if (!(array instanceof Object[] rows)
                || rows.length == 0
                || !array.getClass().getComponentType().isArray()) {
            return null;
        }
        for (Object row : rows) {
            if (row == null || rows[0] == null || Array.getLength(row) != Array.getLength(rows[0])) {
                return null;
            }
        }
        return rows[0];
    }

    /** Returns the name within the outermost class, as it is written in Java; a class that a tool has put around is left out. */
    private static String name(Class<?> type) {
        Class<?> around = type.isMemberClass() ? type.getEnclosingClass() : null;
        boolean written = around != null && !around.getSimpleName().contains("$");
        return written ? name(around) + "." + type.getSimpleName() : type.getSimpleName();
    }
}
