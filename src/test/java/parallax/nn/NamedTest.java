package parallax.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedTest {
    private final Named<String> layer = Named.<String>none().with("weight", "w").with("bias", "b");
    private final Named<String> model =
            Named.<String>none().with("table", "t").with("layer.1", layer).with("layer.10", layer.map(a -> a + "10"));

    @Test
    void partsHaveTheirNamesBehindAPrefix() {
        assertEquals(
                List.of("table", "layer.1.weight", "layer.1.bias", "layer.10.weight", "layer.10.bias"),
                new ArrayList<>(model.names()));
        assertEquals(layer.asMap(), model.under("layer.1").asMap());
        assertEquals("w10", model.under("layer.10").get("weight"));
        assertTrue(model.under("lay").names().isEmpty());
    }

    @Test
    void isNotModifiedByWhatItWasMadeOf() {
        Map<String, String> map = new LinkedHashMap<>(Map.of("a", "1"));
        Named<String> named = Named.of(map);
        map.put("b", "2");
        assertTrue(named.has("a"));
        assertFalse(named.has("b"));
        assertThrows(UnsupportedOperationException.class, () -> named.asMap().put("c", "3"));
    }

    @Test
    void saysWhichNamesThereAre() {
        TwinContract.assertRejects(
                "there is no array named \"gain\"; there are [weight, bias]", () -> layer.get("gain"));
        TwinContract.assertRejects("there is an array named \"bias\" already", () -> layer.with("bias", "c"));
        TwinContract.assertRejects("scale is null", () -> layer.with("scale", (String) null));
    }
}
