package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "3, 3",
        "-1.5, -1.5",
        "0.1, 0.1",
        "100, 100",
        "0.333333333, 0.3333",
        "12345.678912, 12345.6789",
        "1.99999999, 2",
        "0.00012345678, 0.0001235",
        "1.2345e-7, 1.235e-7",
        "-4e12, -4e12",
        "1.0E8, 1e8",
        "NaN, NaN",
        "Infinity, ∞",
        "-Infinity, -∞"
    })
    void isShort(double v, String text) {
        assertEquals(text, NumberText.of(v));
    }
}
