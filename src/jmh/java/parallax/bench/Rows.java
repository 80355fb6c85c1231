package parallax.bench;

import java.util.List;
import java.util.stream.Stream;

/** All lines of the table, in its order. */
final class Rows {
    private Rows() {}

    static List<Row> all() {
        return Stream.of(LayerRows.all(), RecurrentRows.all(), TransformerRows.all(), TrainingRows.all()).flatMap(List::stream).toList();
    }

    static Row named(String name) {
        return all().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no row \"" + name + "\""));
    }
}
