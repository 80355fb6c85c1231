package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Nd4jRuntimeTest {
    /** Without it all is right and much slower, which nothing else would tell. */
    @Test
    void oneDnnIsInUseWhereItIsMade() {
        assertEquals(Nd4jRuntime.oneDnnIsMade(), Nd4jRuntime.probe().oneDnn());
    }
}
