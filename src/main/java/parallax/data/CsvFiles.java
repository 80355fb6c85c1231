package parallax.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Reads tables with a header line from comma-separated files, by Tablesaw: columns of numbers, and one of labels or targets.
 *
 * <p>Nothing is guessed and nothing left out: where a number is missing or is none, the message says in which row (1 is the one below the header) and
 * column. Missing is what is empty, or NA, N/A, NaN, null or *.
 */
public final class CsvFiles {
    private CsvFiles() {}

    /**
     * Returns rows with classes; the classes are the texts of the label's column, in the order of their characters.
     *
     * @param file     with a header line
     * @param label    the column of the classes
     * @param features the columns of numbers, in the order wanted
     * @return x (N, F)
     * @throws DataFormatException      if there is no row, or a value is missing or no number; the message has row and column
     * @throws IllegalArgumentException if there is no such column; the message has those there are
     * @throws IOException              if the file cannot be read
     */
    public static LabelledData labelled(Path file, String label, String... features) throws IOException {
        Table table = read(file);
        Column<?> texts = column(file, table, label);
        Tensor x = numbers(file, table, features);
        TreeSet<String> classes = new TreeSet<>();
        for (int row = 0; row < table.rowCount(); row++) {
            classes.add(text(file, texts, row));
        }
        List<String> names = List.copyOf(classes);
        int[] labels = new int[table.rowCount()];
        Arrays.setAll(labels, row -> names.indexOf(texts.getString(row)));
        return LabelledData.of(x, labels, names);
    }

    /**
     * Returns rows with numbers to answer.
     *
     * @param target   the column to answer
     * @param features the columns of numbers, in the order wanted
     * @return x (N, F), y (N, 1)
     * @throws DataFormatException      as {@link #labelled}
     * @throws IllegalArgumentException as {@link #labelled}
     * @throws IOException              if the file cannot be read
     */
    public static TargetData withTarget(Path file, String target, String... features) throws IOException {
        Table table = read(file);
        return new TargetData(numbers(file, table, features), numbers(file, table, target));
    }

    private static Table read(Path file) throws IOException {
        if (!Files.isRegularFile(Arguments.given("file", file))) {
            throw new NoSuchFileException(file.toString());
        }
        // As texts, so that what is no number is not made a column of another type, or a missing value.
        CsvReadOptions options = CsvReadOptions.builder(file.toFile())
                .columnTypes(name -> ColumnType.STRING)
                .build();
        Table table;
        try {
            table = Table.read().usingOptions(options);
        } catch (RuntimeException e) {
            throw new DataFormatException(file, "is no table: " + e.getMessage(), e);
        }
        if (table.rowCount() == 0) {
            throw new DataFormatException(file, "has no row below its header");
        }
        return table;
    }

    private static Tensor numbers(Path file, Table table, String... names) throws DataFormatException {
        Counts.require("features", Arguments.given("features", names).length, 1);
        Tensor x = Tensor.zeros(table.rowCount(), names.length);
        for (int f = 0; f < names.length; f++) {
            Column<?> column = column(file, table, names[f]);
            for (int row = 0; row < table.rowCount(); row++) {
                x.set(number(file, column, row), row, f);
            }
        }
        return x;
    }

    private static double number(Path file, Column<?> column, int row) throws DataFormatException {
        String text = text(file, column, row);
        try {
            double number = Double.parseDouble(text.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new DataFormatException(file, place(column, row) + " is \"" + text + "\", must be a number", e);
        }
        throw new DataFormatException(file, place(column, row) + " is \"" + text + "\", must be finite");
    }

    private static String text(Path file, Column<?> column, int row) throws DataFormatException {
        if (column.isMissing(row)) {
            throw new DataFormatException(file, place(column, row) + " is missing");
        }
        return column.getString(row);
    }

    private static String place(Column<?> column, int row) {
        return "row " + (row + 1) + ", column \"" + column.name() + "\"";
    }

    private static Column<?> column(Path file, Table table, String name) {
        if (!table.columnNames().contains(Arguments.given("column", name))) {
            throw new IllegalArgumentException(
                    file + " has no column \"" + name + "\"; there are " + table.columnNames());
        }
        return table.column(name);
    }
}
