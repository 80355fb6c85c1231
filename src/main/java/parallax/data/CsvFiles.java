package parallax.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import parallax.tensor.Arguments;
import parallax.tensor.Tensor;

/**
 * Reads tables with a header line from comma-separated files in UTF-8: columns of numbers, and one of labels or targets.
 *
 * <p>Nothing is guessed and nothing left out: where a number is missing or is none, a quote is not closed, or a row has another number of cells than the
 * header, the message says in which line of the file (the header is 1), and in which column. Missing is what is empty, or NA, N/A, NaN, null or *; no row
 * is a comment. An empty line is no row, but a missing value where the header has one column.
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
     * @throws DataFormatException      if there is no row, a value is missing or no number, or it is no such table or no UTF-8; the message has
     *                                  line and column
     * @throws IllegalArgumentException if there is no such column; the message has those there are
     * @throws IOException              if the file cannot be read
     */
    public static LabelledData labelled(Path file, String label, String... features) throws IOException {
        CsvRows rows = read(file);
        int column = rows.column(Arguments.given("label", label));
        int[] columns = columns(rows, features);
        DoubleStream.Builder entries = DoubleStream.builder();
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(rows.text(column));
            add(rows, columns, entries);
        }
        Tensor x = matrix(file, entries, columns.length);
        List<String> names = List.copyOf(new TreeSet<>(texts));
        int[] labels = texts.stream().mapToInt(names::indexOf).toArray();
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
        CsvRows rows = read(file);
        int[] answer = {rows.column(Arguments.given("target", target))};
        int[] columns = columns(rows, features);
        DoubleStream.Builder x = DoubleStream.builder();
        DoubleStream.Builder y = DoubleStream.builder();
        while (rows.next()) {
            add(rows, columns, x);
            add(rows, answer, y);
        }
        return new TargetData(matrix(file, x, columns.length), matrix(file, y, 1));
    }

    private static CsvRows read(Path file) throws IOException {
        if (!Files.isRegularFile(Arguments.given("file", file))) {
            throw new NoSuchFileException(file.toString());
        }
        return CsvRows.read(file);
    }

    private static int[] columns(CsvRows rows, String... names) throws DataFormatException {
        Counts.require("features", Arguments.given("features", names).length, 1);
        int[] columns = new int[names.length];
        for (int f = 0; f < names.length; f++) {
            columns[f] = rows.column(Arguments.given("column", names[f]));
        }
        return columns;
    }

    private static void add(CsvRows rows, int[] columns, DoubleStream.Builder entries) throws DataFormatException {
        for (int column : columns) {
            entries.add(rows.number(column));
        }
    }

    private static Tensor matrix(Path file, DoubleStream.Builder entries, int columns) throws DataFormatException {
        double[] all = entries.build().toArray();
        if (all.length == 0) {
            throw new DataFormatException(file, "has no row below its header");
        }
        return Tensor.of(new int[] {all.length / columns, columns}, all);
    }
}
