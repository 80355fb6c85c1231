package parallax.docs;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many times faster the ND4J twin was than the naive one, forward and by one thread, as docs/benchmarks.json says. */
final class SpeedUps {
    // The algorithm of a row, by how the row's name begins; the first that fits counts.
    private static final Map<String, String> ALGORITHMS = new LinkedHashMap<>();

    static {
        ALGORITHMS.put("conv", "Conv2d");
        ALGORITHMS.put("depthwise", "Conv2d");
        ALGORITHMS.put("max pool", "MaxPool2d");
        ALGORITHMS.put("dense", "Linear");
        ALGORITHMS.put("LSTM", "Lstm");
        ALGORITHMS.put("GRU", "Gru");
        ALGORITHMS.put("attention", "Attention");
        ALGORITHMS.put("encoder layer", "EncoderLayer");
        ALGORITHMS.put("decoder layer", "DecoderLayer");
    }

    private final List<Measured> measured;

    private SpeedUps(List<Measured> measured) {
        this.measured = measured;
    }

    /** What the file says of one row; what else it says is of no use here. */
    private record Measured(String row, String sizes, String pass, int threads, Double speedUp) {
        String algorithm() {
            return ALGORITHMS.entrySet().stream()
                    .filter(e -> row.startsWith(e.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    private record Results(List<Measured> measured) {}

    /** Reads the file; where there is none, nothing was measured. */
    static SpeedUps read(Path file) throws IOException, IncompleteException {
        if (!Files.exists(file)) {
            return new SpeedUps(List.of());
        }
        try {
            Results results = new Gson().fromJson(Files.readString(file), Results.class);
            if (results == null || results.measured() == null) {
                throw new IncompleteException(file + " has no \"measured\"");
            }
            return new SpeedUps(results.measured());
        } catch (JsonParseException e) {
            throw new IncompleteException(file + " is not as the benchmarks write it: " + e.getMessage());
        }
    }

    /** Returns what was measured of an algorithm: "84× (conv 64-64, 16x64x28x28 k3 -> 64)"; none if nothing was. */
    List<String> of(String algorithm) {
        return measured.stream()
                .filter(m -> m.speedUp() != null
                        && m.threads() == 1
                        && m.pass().equals("forward")
                        && m.algorithm().equals(algorithm))
                .map(m ->
                        number(m.speedUp()) + "× (" + m.row() + ", " + m.sizes().replace("->", "→") + ")")
                .toList();
    }

    private static String number(double ratio) {
        // Two digits: what was measured varies by more.
        double digit = Math.pow(10, Math.floor(Math.log10(ratio)) - 1);
        double rounded = Math.round(ratio / digit) * digit;
        return rounded < 10 ? String.valueOf(Math.round(rounded * 10) / 10.0) : String.valueOf(Math.round(rounded));
    }
}
