package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class Nd4jHoldingTest {
    @Test
    void everybodyIsGivenTheBackendThatHolds() {
        assertInstanceOf(Nd4jHoldingBackend.class, Nd4j.getBackend());
        assertInstanceOf(Nd4jExecutioner.class, Nd4j.getExecutioner());
        assertInstanceOf(Nd4jHoldingFactory.class, Nd4j.factory());
    }

    @Test
    void nothingIsFreedWhileANativeCallReadsIt() throws Exception {
        // Compiled code forgets variables after their last use; the first compiler is there at once.
        OwnProcess run = OwnProcess.run(
                Nd4jHolding.class, List.of(), "-XX:+UseSerialGC", "-Xmx64m", "-Xmn768k", "-XX:TieredStopAtLevel=1");
        assertEquals(0, run.exitCode(), run.output());
        assertEquals("12.0", run.output().strip());
    }
}
