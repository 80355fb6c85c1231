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
    private static final int END = -1;

    private final Path file;
    private final String text;
    private final List<String> header;
    private int at;
    private int line = 1; // that of the next character, from 1
    private int rowLine;
    private List<String> row;

    private CsvRows(Path file, String text) throws DataFormatException {
        this.file = file;
        this.text = text;
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
        while (peek() == '\n' && (header == null || header.size() > 1)) {
            take();
        }
        if (peek() == END) {
            return false;
        }
        rowLine = line;
        row = new ArrayList<>();
        do {
            row.add(cell());
        } while (take() == ',');
        if (header != null && row.size() != header.size()) {
            throw new DataFormatException(
                    file, "has " + row.size() + " cells in line " + rowLine + ", its header has " + header.size());
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
        return "line " + rowLine + ", column \"" + header.get(column) + "\"";
    }

    private static String shown(String cell) {
        return cell.length() <= 80 ? cell : cell.substring(0, 80) + "…";
    }

    // Up to the comma or line feed behind it, or the end.
    private String cell() throws DataFormatException {
        while (peek() == ' ' || peek() == '\t') {
            take();
        }
        if (peek() == '"') {
            return quoted();
        }
        int from = at;
        while (peek() != ',' && peek() != '\n' && peek() != END) {
            if (take() == '"') {
                throw new DataFormatException(
                        file, "has a quote within a cell in line " + line + ", must be doubled in a cell in quotes");
            }
        }
        return text.substring(from, at).strip();
    }

    private String quoted() throws DataFormatException {
        int opened = line;
        take();
        StringBuilder cell = new StringBuilder();
        while (true) {
            int c = take();
            if (c == END) {
                throw new DataFormatException(file, "has a quote in line " + opened + " that is never closed");
            }
            if (c != '"') {
                cell.append((char) c);
            } else if (peek() == '"') {
                cell.append((char) take());
            } else {
                break;
            }
        }
        while (peek() == ' ' || peek() == '\t') {
            take();
        }
        if (peek() != ',' && peek() != '\n' && peek() != END) {
            throw new DataFormatException(
                    file, "has text behind a closing quote in line " + line + ", must have a comma or the line's end");
        }
        return cell.toString();
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private int take() {
        int c = peek();
        at++;
        line += c == '\n' ? 1 : 0;
        return c;
    }
}
