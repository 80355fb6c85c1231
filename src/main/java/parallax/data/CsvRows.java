package parallax.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rows of a comma-separated file below its header, one after the other, each with the number of its line.
 *
 * <p><b>Source.</b> Y. Shafranovich, RFC 4180 (2005); besides, white space around a cell is none of it, and a line may end as on any system.
 */
final class CsvRows {
    private static final Set<String> MISSING = Set.of("", "NA", "N/A", "NaN", "null", "*");

    private final Path file;
    private final CsvCells cells;
    private final List<String> header;
    private int line;
    private List<String> row;

    private CsvRows(Path file, String text) throws DataFormatException {
        this.file = file;
        cells = new CsvCells(file, text);
        if (!next()) {
            throw new DataFormatException(file, "is empty, must begin with a header line");
        }
        header = row;
    }

    /** Reads a file as far as its header. */
    static CsvRows read(Path file) throws IOException {
        String text = Texts.read(file).replace('\r', '\n');
        // A sign of the encoding, which some programs put in front.
        return new CsvRows(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** Returns which cell of a row is the column's. */
    int column(String name) throws DataFormatException {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException(file + " has no column \"" + name + "\"; there are " + header);
        }
        if (header.lastIndexOf(name) != column) {
            throw new DataFormatException(file, "has more than one column \"" + name + "\"");
        }
        return column;
    }

    /** Goes on to the next row and returns whether there is one. */
    boolean next() throws DataFormatException {
        // Of one column, an empty line is a row with nothing in it.
        cells.toRow(header == null || header.size() > 1);
        if (cells.atEnd()) {
            return false;
        }
        line = cells.line();
        row = new ArrayList<>();
        do {
            row.add(cells.next());
        } while (cells.goesOn());
        if (header != null && row.size() != header.size()) {
            throw new DataFormatException(
                    file, "has " + row.size() + " cells in line " + line + ", its header has " + header.size());
        }
        return true;
    }

    /** Returns the text of a cell of the row, which must be there. */
    String text(int column) throws DataFormatException {
        String cell = row.get(column);
        if (MISSING.contains(cell)) {
            throw new DataFormatException(file, place(column) + " is missing");
        }
        return cell;
    }

    /** Returns the number in a cell of the row. */
    double number(int column) throws DataFormatException {
        String cell = text(column);
        try {
            // Java would take 1f, 2d and 0x1p3, too.
            if (cell.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
                double number = Double.parseDouble(cell);
                if (Double.isFinite(number)) {
                    return number;
                }
                throw new DataFormatException(file, place(column) + " is \"" + shown(cell) + "\", must be finite");
            }
        } catch (NumberFormatException e) {
            throw noNumber(column, cell);
        }
        throw noNumber(column, cell);
    }

    private DataFormatException noNumber(int column, String cell) {
        return new DataFormatException(file, place(column) + " is \"" + shown(cell) + "\", must be a number");
    }

    private String place(int column) {
        return "line " + line + ", column \"" + header.get(column) + "\"";
    }

    private static String shown(String cell) {
        return cell.length() <= 80 ? cell : cell.substring(0, 80) + "…";
    }
}
