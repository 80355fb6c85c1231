package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Nd4jRuntimeTest {
    /** Without it all is right and much slower, which nothing else would tell. */
    @Test
    void oneDnnIsInUseWhereItIsMade() {
        Nd4jRuntime found = Nd4jRuntime.probe();
        assertEquals("CpuBackend", found.backend());
        assertEquals(Nd4jRuntime.oneDnnIsMade(), found.oneDnn());
    }
}
