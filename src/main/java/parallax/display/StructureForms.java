package parallax.display;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of one kind, and maps, as tables: a column to a component, or one for the keys and one for the values. */
final class StructureForms {
    private static final int MAX_ROWS = 20;

    private StructureForms() {}

    /** Returns the table of a value, if it is one. */
    static Optional<String> html(Object value) {
        if (value instanceof Object[] array) {
            return records(Arrays.asList(array));
        }
        // The JDK's and the like: a collection of someone's own may say itself how it looks.
        if (!value.getClass().getName().startsWith("java.")) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        return value instanceof Collection<?> collection ? records(collection) : Optional.empty();
    }

    private static Optional<String> map(Map<?, ?> map) {
        if (map.isEmpty()) {
            return Optional.empty();
        }
        List<List<Object>> rows = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (rows.size() == MAX_ROWS) {
                break;
            }
            rows.add(Arrays.asList(entry.getKey(), entry.getValue()));
        }
        return Optional.of(table(List.of("key", "value"), rows, map.size()));
    }

    private static Optional<String> records(Collection<?> records) {
        List<List<Object>> rows = new ArrayList<>();
        RecordComponent[] columns = null;
        try {
            for (Object element : records) {
                if (rows.size() == MAX_ROWS) {
                    break;
                }
                if (!(element instanceof Record) || element instanceof Displayable) {
                    return Optional.empty();
                }
                RecordComponent[] its = element.getClass().getRecordComponents();
                if (columns != null && !Arrays.equals(names(columns), names(its))) {
                    return Optional.empty();
                }
                columns = its;
                List<Object> row = new ArrayList<>();
                for (RecordComponent component : its) {
                    component.getAccessor().setAccessible(true);
                    row.add(component.getAccessor().invoke(element));
                }
                rows.add(row);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty(); // the plain text says what can be said
        }
        return columns == null || columns.length == 0
                ? Optional.empty()
                : Optional.of(table(List.of(names(columns)), rows, records.size()));
    }

    private static String[] names(RecordComponent[] columns) {
        return Arrays.stream(columns).map(RecordComponent::getName).toArray(String[]::new);
    }

    private static String table(List<String> columns, List<List<Object>> rows, int size) {
        StringBuilder out = new StringBuilder(TableForms.STYLE).append("<div class=\"px-tab\"><table><thead><tr>");
        columns.forEach(name ->
                out.append("<th scope=\"col\">").append(Html.escape(name)).append("</th>"));
        out.append("</tr></thead><tbody>");
        for (List<Object> row : rows) {
            out.append("<tr>");
            for (Object part : row) {
                out.append(part instanceof Number ? "<td class=\"px-n\">" : "<td>")
                        .append(Html.escape(ValueText.of(part)).replace("\n", "<br>"))
                        .append("</td>");
            }
            out.append("</tr>");
        }
        out.append("</tbody></table>");
        if (size > rows.size()) {
            out.append("<div>... ").append(size - rows.size()).append(" more rows</div>");
        }
        return out.append("</div>").toString();
    }
}
