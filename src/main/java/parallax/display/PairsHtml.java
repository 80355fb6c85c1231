package parallax.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import parallax.display.TableHtml.Cell;

/** Maps, records and single parts as tables: a row to each key or name, and what belongs to it. */
final class PairsHtml {
    private PairsHtml() {}

    /** Returns the table of a map's entries. */
    static String map(Elements entries, String caption, Function<Object, Cell> cell) {
        if (entries.first().isEmpty()) {
            return TableHtml.empty(caption);
        }
        TableHtml table = new TableHtml(caption);
        table.head(List.of(Cell.text("key"), Cell.text("value")));
        List<Map.Entry<?, ?>> shown = new ArrayList<>();
        entries.first().forEach(entry -> shown.add((Map.Entry<?, ?>) entry));
        List<Cell> keys = column(shown.stream().map(Map.Entry::getKey), cell);
        List<Cell> values = column(shown.stream().map(Map.Entry::getValue), cell);
        for (int i = 0; i < keys.size(); i++) {
            table.row(List.of(keys.get(i), values.get(i)));
        }
        int more = entries.size() - shown.size();
        return table.end(more == 0 ? "" : more + " more rows");
    }

    /** Returns the table of a record's components. */
    static String record(Record value, String caption, Function<Object, Cell> cell) {
        TableHtml table = new TableHtml(caption);
        List<RecordParts.Part> parts = RecordParts.of(value).orElseThrow();
        List<Cell> values = column(parts.stream().map(RecordParts.Part::value), cell);
        for (int i = 0; i < parts.size(); i++) {
            table.row(Cell.text(parts.get(i).name()), List.of(values.get(i)));
        }
        return table.end("");
    }

    /** Returns the table of a single part, without a name. */
    static String one(Object part, String caption, Function<Object, Cell> cell) {
        TableHtml table = new TableHtml(caption);
        table.row(List.of(new Cell(cell.apply(part).html(), "")));
        return table.end("");
    }

    /** Returns how the parts of a column look: those that are numbers at the right only where all are. */
    private static List<Cell> column(Stream<?> parts, Function<Object, Cell> cell) {
        List<Cell> cells = parts.map(cell).toList();
        return cells.stream().allMatch(Cell::isNumber)
                ? cells
                : cells.stream().map(each -> new Cell(each.html(), "")).toList();
    }
}
