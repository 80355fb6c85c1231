package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.Test;

class Nd4jSoakTest {
    @Test
    void manyCallsLeaveNoMemoryBehind() throws Exception {
        Process soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms64m",
                        "-Xmx64m",
                        "-XX:+AlwaysPreTouch",
                        "-Dorg.nd4j.log.initialization=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Nd4jSoak.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(soak.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, soak.waitFor(), output);
        List<String> lines = output.lines().toList();
        assertTrue(lines.size() >= 18, output);
        for (String line : lines) {
            Scanner growth = new Scanner(line);
            String name = growth.next();
            long small = growth.nextLong();
            long large = growth.nextLong();
            // A temporary of a large call left to the garbage collector is 1 MB, and 80 calls see few collections.
            assertTrue(small < 40_000_000, name + ", 400 small calls: " + small + " bytes");
            assertTrue(large < 40_000_000, name + ", 80 large calls: " + large + " bytes");
        }
    }
}
