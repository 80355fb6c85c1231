package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.Test;

class Nd4jSoakTest {
    @Test
    void manyCallsLeaveNoMemoryBehind() throws Exception {
        OwnProcess soak = OwnProcess.run(Nd4jSoak.class, "-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch");
        String output = soak.output();
        assertEquals(0, soak.exitCode(), output);
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
