package parallax.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import parallax.display.MimeBundle;
import parallax.exercise.diagnosis.CheckReport;

class ClaimTest {
    @Test
    void saysWhetherItHoldsInEveryForm() {
        MimeBundle held = new Claim("1 < 2", true).display();
        assertEquals("✓ As said: 1 < 2.", held.plain());
        assertEquals("<div>✓ As said: 1 &lt; 2.</div>", held.forms().get(MimeBundle.HTML));
        assertEquals(
                "{\"exercise\":\"1 < 2\",\"status\":\"passed\"}", held.forms().get(CheckReport.JSON));
        MimeBundle broken = new Claim("1 > 2", false).display();
        assertTrue(broken.plain().startsWith("✗ Not as said: 1 > 2."));
        assertTrue(broken.forms().get(CheckReport.JSON).contains("\"status\":\"failed\""));
    }
}
