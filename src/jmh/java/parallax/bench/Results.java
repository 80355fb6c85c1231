package parallax.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was measured, as it is in the results file.
 *
 * @param machine  on what
 * @param measured one per row, pass and number of threads
 * @param loops    the naive twins against scalar loops
 */
record Results(Machine machine, List<Measured> measured, List<Loop> loops) {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeSpecialFloatingPointValues()
            .create();

    /**
     * The machine and what ran on it.
     *
     * @param cpu      the processor's family as the system calls it
     * @param cores    how many
     * @param jdk      its version
     * @param libtorch its version
     */
    record Machine(String cpu, int cores, String jdk, String libtorch) {}

    /**
     * One row, one pass, one number of threads.
     *
     * @param row        its name
     * @param sizes      on what
     * @param pass       "forward", "forward + backward" or "training step"
     * @param threads    of ND4J and of libtorch
     * @param toLibtorch ND4J's time over libtorch's
     * @param speedUp    the naive twin's time over ND4J's; null if it was not measured
     * @param millis     of the ND4J twin; null where only ratios are told
     */
    record Measured(
            String row, String sizes, String pass, int threads, Ratio toLibtorch, Double speedUp, Double millis) {
        Measured withoutTimes() {
            return new Measured(row, sizes, pass, threads, toLibtorch, speedUp, null);
        }
    }

    /**
     * A naive twin against a loop of {@link ScalarLoops}.
     *
     * @param name     what is computed
     * @param toScalar the naive twin's time over the loop's
     */
    record Loop(String name, Ratio toScalar) {}

    static Results none() {
        return new Results(null, List.of(), List.of());
    }

    Results on(Machine other) {
        return new Results(other, measured, loops);
    }

    Results withLoops(List<Loop> fresh) {
        return new Results(machine, measured, fresh);
    }

    static Results read(Path file) throws IOException {
        return GSON.fromJson(Files.readString(file), Results.class);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, GSON.toJson(this) + "\n");
    }

    /** Returns these with a row's numbers in place of what was there of it, in the order of the rows. */
    Results with(List<Measured> fresh) {
        String row = fresh.get(0).row();
        List<Measured> all = new ArrayList<>();
        for (Row one : Rows.all()) {
            all.addAll(
                    one.name().equals(row)
                            ? fresh
                            : measured.stream()
                                    .filter(m -> m.row().equals(one.name()))
                                    .toList());
        }
        return new Results(machine, all, loops);
    }

    Results withoutTimes() {
        return new Results(
                machine, measured.stream().map(Measured::withoutTimes).toList(), loops);
    }

    /**
     * Returns the geometric mean of the ratios to libtorch; NaN if there is none.
     *
     * @param forward of the forward passes, or else of all others
     */
    double geometricMean(boolean forward, int threads) {
        return Math.exp(measured.stream()
                .filter(m -> m.pass().equals(Pass.FORWARD.text()) == forward && m.threads() == threads)
                .mapToDouble(m -> Math.log(m.toLibtorch().median()))
                .average()
                .orElse(Double.NaN));
    }
}
