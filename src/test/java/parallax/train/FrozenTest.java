package parallax.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import parallax.nn.Named;

class FrozenTest {
    private static final Named<String> ALL = Named.<String>none()
            .with("table", "a")
            .with("encoder.0.weight", "b")
            .with("encoder.0.bias", "c")
            .with("encoder.10.weight", "d")
            .with("encoderx", "e");

    private static void assertRest(String names, String... patterns) {
        assertEquals(names, Frozen.matching(patterns).rest(ALL).names().toString());
    }

    @Test
    void starsStandForAnything() {
        assertRest("[table, encoder.0.weight, encoder.0.bias, encoder.10.weight, encoderx]");
        assertRest("[table, encoderx]", "encoder.*");
        assertRest("[table, encoder.0.bias, encoderx]", "*.weight");
        assertRest("[table, encoder.0.weight, encoder.10.weight, encoderx]", "encoder.*.bias");
        assertRest("[encoder.0.weight, encoder.0.bias, encoder.10.weight]", "table", "encoderx");
        assertRest("[]", "*");
        assertEquals(ALL.names(), Frozen.nothing().rest(ALL).names());
    }

    @Test
    void pointsAreNoWildcards() {
        Twin.assertRejects(
                "\"encoder.\" matches no name; there are [table, encoder.0.weight, encoder.0.bias, encoder.10.weight, encoderx]",
                () -> Frozen.matching("encoder.").rest(ALL));
    }
}
