package parallax.nn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Tells how many pages Linux maps in a step that makes and frees the same arrays again and again. */
final class Nd4jKeptMemory {
    private static final int STEPS = 100;
    private static final int ARRAYS = 8;
    private static final int ENTRIES = 500_000;

    /** How many pages of 4 KB the arrays are. */
    static final int PAGES = ARRAYS * ENTRIES / 1024;

    private Nd4jKeptMemory() {}

    public static void main(String[] arguments) throws IOException {
        Nd4j.getBackend();
        pages(ENTRIES / 5); // the allocator's measure is what it was asked for before
        pages(ENTRIES); // what is loaded and compiled meanwhile is not counted
        System.out.println(pages(ENTRIES));
    }

    private static long pages(int entries) throws IOException {
        long before = faults();
        for (int step = 0; step < STEPS; step++) {
            try (Nd4jScratch scratch = new Nd4jScratch()) {
                for (int n = 0; n < ARRAYS; n++) {
                    scratch.keep(Nd4j.createUninitialized(DataType.FLOAT, entries))
                            .assign(1);
                }
            }
        }
        return (faults() - before) / STEPS;
    }

    // The tenth field, counted behind the program's name, which is in parentheses and may have spaces.
    private static long faults() throws IOException {
        String all = Files.readString(Path.of("/proc/self/stat"));
        return Long.parseLong(all.substring(all.lastIndexOf(')') + 2).split(" ", -1)[7]);
    }
}
