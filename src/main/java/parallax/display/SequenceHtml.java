package parallax.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parallax.display.TableHtml.Cell;
import parallax.tensor.HasContents;

/**
 * Arrays and collections as tables: numbers side by side, arrays of arrays row by row, records of one kind with a column to a component,
 * others one below the other.
 */
final class SequenceHtml {
    /** The most rows, and the most columns, that are shown. */
    static final int MOST = 20;

    private final TableHtml table;
    private final Elements elements;
    private final Function<Object, Cell> cell;

    private SequenceHtml(TableHtml table, Elements elements, Function<Object, Cell> cell) {
        this.table = table;
        this.elements = elements;
        this.cell = cell;
    }

    /**
     * Returns the table.
     *
     * @param value an array or a collection
     * @param cell  how an element looks
     */
    static String of(Object value, String caption, Function<Object, Cell> cell) {
        Elements elements = Elements.of(value, MOST).orElseThrow();
        List<Object> first = elements.first();
        if (first.isEmpty()) {
            return TableHtml.empty(caption);
        }
        SequenceHtml html = new SequenceHtml(new TableHtml(caption), elements, cell);
        if ((value.getClass().isArray() && value.getClass().getComponentType().isPrimitive())
                || first.stream().allMatch(e -> e instanceof Number)) {
            return html.sideBySide();
        }
        if (first.stream().allMatch(SequenceHtml::isRow)) {
            return html.grid();
        }
        return first.stream().allMatch(e -> isOfKind(e, first.get(0))) ? html.records() : html.list();
    }

    private static boolean isRow(Object element) {
        return element != null
                && (element.getClass().isArray() || (element instanceof List && Elements.areReadable(element)));
    }

    private static boolean isOfKind(Object element, Object first) {
        return element instanceof Record
                && first instanceof Record
                && !(element instanceof Displayable || element instanceof HasContents)
                && !RecordParts.names(first.getClass()).isEmpty()
                && RecordParts.names(element.getClass()).equals(RecordParts.names(first.getClass()));
    }

    private String sideBySide() {
        List<Object> first = elements.first();
        if (elements.indexed()) {
            table.head(indices(first.size(), first));
        }
        table.row(first.stream().map(cells(first.stream())).toList());
        return table.end(more(""));
    }

    private String list() {
        List<Object> first = elements.first();
        for (int i = 0; i < first.size(); i++) {
            List<Cell> row = List.of(cell.apply(first.get(i)));
            if (elements.indexed()) {
                table.row(Cell.index(i), row);
            } else {
                table.row(row);
            }
        }
        return table.end(more(""));
    }

    private String records() {
        List<Object> first = elements.first();
        List<List<Cell>> rows = new ArrayList<>();
        for (Object element : first) {
            List<RecordParts.Part> parts = RecordParts.of((Record) element).orElseThrow();
            rows.add(parts.stream().map(part -> cell.apply(part.value())).toList());
        }
        List<String> names = RecordParts.names(first.get(0).getClass());
        table.head(IntStream.range(0, names.size())
                .mapToObj(j -> rows.stream().allMatch(row -> row.get(j).isNumber())
                        ? Cell.number(names.get(j))
                        : Cell.text(names.get(j)))
                .toList());
        rows.forEach(table::row);
        return table.end(more(" rows"));
    }

    private String grid() {
        List<Elements> rows = elements.first().stream()
                .map(row -> Elements.of(row, MOST).orElseThrow())
                .toList();
        int longest = rows.stream().mapToInt(Elements::size).max().orElse(0);
        Function<Object, Cell> cells = cells(rows.stream().flatMap(row -> row.first().stream()));
        if (longest > 1) {
            List<Cell> head = new ArrayList<>(List.of(Cell.text("")));
            head.addAll(indices(
                    Math.min(longest, MOST),
                    rows.stream().flatMap(row -> row.first().stream()).toList()));
            table.head(head);
        }
        for (int i = 0; i < rows.size(); i++) {
            // What is deeper than rows of rows is said in words.
            table.row(
                    Cell.index(i),
                    rows.get(i).first().stream()
                            .map(e -> isRow(e) ? Cell.text(ValueText.brief(e)) : cells.apply(e))
                            .toList());
        }
        String right = longest > MOST ? (longest - MOST) + " more columns" : "";
        String below = more(" rows");
        return table.end(below + (below.isEmpty() || right.isEmpty() ? "" : ", ") + right);
    }

    private String more(String what) {
        int more = elements.size() - elements.first().size();
        return more == 0 ? "" : more + " more" + what;
    }

    /** Returns the headings of n columns, which stand above what they head: numbers at the right, words at the left. */
    private static List<Cell> indices(int n, List<Object> cells) {
        boolean numbers = cells.stream().allMatch(e -> e instanceof Number);
        return IntStream.range(0, n)
                .mapToObj(i -> numbers ? Cell.index(i) : new Cell(Integer.toString(i), "px-i"))
                .toList();
    }

    /** Returns how the elements that are shown look: decimal numbers all with the same decimals. */
    private Function<Object, Cell> cells(Stream<Object> shown) {
        List<Object> all = shown.filter(Objects::nonNull).toList();
        if (!all.stream().allMatch(e -> e instanceof Double || e instanceof Float)) {
            return cell;
        }
        Decimals decimals = Decimals.of(
                all.stream().mapToDouble(e -> ((Number) e).doubleValue()).toArray());
        return e -> e == null ? cell.apply(null) : Cell.number(decimals.text(((Number) e).doubleValue()));
    }
}
