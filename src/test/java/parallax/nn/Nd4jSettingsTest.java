package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class Nd4jSettingsTest {
    /** A step that finds no memory of the step before has each page of its arrays mapped anew. */
    @Test
    void freedMemoryIsUsedAgain() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "Linux tells what is mapped");
        OwnProcess process = OwnProcess.run(Nd4jKeptMemory.class, List.of());
        assertEquals(0, process.exitCode(), process.output());
        int pages = Integer.parseInt(process.output().strip());
        assertTrue(pages < Nd4jKeptMemory.PAGES / 4, pages + " of " + Nd4jKeptMemory.PAGES + " pages mapped per step");
    }
}
