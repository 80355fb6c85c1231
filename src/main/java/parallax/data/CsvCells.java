package parallax.data;

import java.nio.file.Path;

/** The cells of a comma-separated text, one after the other: what lies between commas and line feeds, unless it is in quotes. */
final class CsvCells {
    private static final int END = -1;

    private final Path file;
    private final String text;
    private int at;
    private int line = 1;

    /** Begins before the first cell. A line ends in a line feed. */
    CsvCells(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Returns the line of the file, from 1. */
    int line() {
        return line;
    }

    /** Returns whether nothing follows. */
    boolean atEnd() {
        return peek() == END;
    }

    /** Skips empty lines, if they are no rows. */
    void toRow(boolean skipsEmpty) {
        while (skipsEmpty && peek() == '\n') {
            take();
        }
    }

    /** Goes over what ends a cell, and returns whether it is a comma, behind which there is one more of the row. */
    boolean goesOn() {
        return take() == ',';
    }

    /** Returns a cell, up to the comma or line feed behind it, or the end. */
    String next() throws DataFormatException {
        skipBlanks();
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
        skipBlanks();
        if (peek() != ',' && peek() != '\n' && peek() != END) {
            throw new DataFormatException(
                    file, "has text behind a closing quote in line " + line + ", must have a comma or the line's end");
        }
        return cell.toString();
    }

    private void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            take();
        }
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
