package parallax.exercise.diagnosis;

import java.util.ArrayList;
import java.util.List;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** Small tensors as aligned grids of text, side by side; entries that differ stand in brackets. */
final class Grids {
    /** What has more entries is only named. */
    static final int MOST_ENTRIES = 200;

    private static final int PAGE = 100;
    private static final String GAP = "    ";

    private Grids() {}

    static String text(List<Counterexample.Panel> panels) {
        StringBuilder out = new StringBuilder();
        List<List<String>> row = new ArrayList<>();
        int width = 0;
        for (Counterexample.Panel panel : panels) {
            List<String> block = block(panel);
            int w = block.stream().mapToInt(String::length).max().orElse(0);
            if (!row.isEmpty() && width + w > PAGE) {
                beside(row, out);
                row.clear();
                width = 0;
            }
            row.add(block);
            width += w + GAP.length();
        }
        beside(row, out);
        return out.toString();
    }

    /** Returns the title above the grid of text that shows a value. */
    private static List<String> block(Counterexample.Panel panel) {
        List<String> lines = new ArrayList<>();
        if (!(panel.value() instanceof Tensor t)) {
            return List.of(panel.title(), String.valueOf(panel.value()));
        }
        lines.add(panel.title() + " " + Shapes.text(t.shape()));
        if (t.length() > MOST_ENTRIES) {
            lines.add("(too large to draw)");
            return lines;
        }
        int columns = columns(t);
        int rows = rows(t);
        int cell = 0;
        for (double v : t.data()) {
            cell = Math.max(cell, Numbers.text(v).length());
        }
        for (int k = 0; k < t.length(); k += columns) {
            if (t.rank() > 2 && k % (rows * columns) == 0 && t.length() > rows * columns) {
                lines.add(panel.title() + leading(t, k / (rows * columns)));
            }
            StringBuilder line = new StringBuilder();
            for (int j = 0; j < columns; j++) {
                String v = Numbers.text(t.data()[k + j]);
                boolean marked = panel.marked(k + j);
                line.append(" ".repeat(cell - v.length()))
                        .append(marked ? "[" : " ")
                        .append(v)
                        .append(marked ? "]" : " ");
            }
            lines.add(line.toString());
        }
        return lines;
    }

    static int columns(Tensor t) {
        return t.rank() == 0 ? 1 : t.size(t.rank() - 1);
    }

    static int rows(Tensor t) {
        return t.rank() < 2 ? 1 : t.size(t.rank() - 2);
    }

    /** Returns the indices before the last two, of the grid of that number: "[0,1]". */
    static String leading(Tensor t, int grid) {
        StringBuilder text = new StringBuilder("]");
        int rest = grid;
        for (int axis = t.rank() - 3; axis >= 0; axis--) {
            text.insert(0, rest % t.size(axis)).insert(0, axis == 0 ? "[" : ",");
            rest /= t.size(axis);
        }
        return text.toString();
    }

    private static void beside(List<List<String>> blocks, StringBuilder out) {
        int height = blocks.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder("  ");
            for (List<String> block : blocks) {
                int width = block.stream().mapToInt(String::length).max().orElse(0);
                String cell = line < block.size() ? block.get(line) : "";
                text.append(cell).append(" ".repeat(width - cell.length())).append(GAP);
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        out.append('\n');
    }
}
