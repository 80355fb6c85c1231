package parallax.nn.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.nn.Named;

class RecurrentParametersTest {
    private static final RecurrentParameters<String> P = new RecurrentParameters<>("W", "U", "b", "c");

    @Test
    void haveNamesInTheirOrder() {
        assertEquals(
                List.of("weightInput", "weightHidden", "biasInput", "biasHidden"),
                List.copyOf(P.named().names()));
        assertEquals(List.of("W", "U", "b", "c"), List.copyOf(P.named().asMap().values()));
    }

    @Test
    void areReadByName() {
        assertEquals(P, RecurrentParameters.of(P.named()));
        Named<String> some = Named.<String>none().with("weightInput", "W");
        assertEquals(
                "there is no array named \"weightHidden\"; there are [weightInput]",
                assertThrows(IllegalArgumentException.class, () -> RecurrentParameters.of(some))
                        .getMessage());
    }
}
