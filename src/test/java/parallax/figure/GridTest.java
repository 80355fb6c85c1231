package parallax.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.display.Display;
import parallax.display.MimeBundle;
import parallax.tensor.Tensor;

class GridTest {
    @Test
    void standsByItself() {
        MimeBundle bundle =
                Display.render(Grid.of("x <i>", Tensor.vector(1, -2)).mark(Grid.Mark.HOT, 0, 1));
        assertEquals("x <i>\n   1  [-2]", bundle.plain());
        String html = bundle.forms().get(MimeBundle.HTML);
        assertTrue(html.contains("aria-label=\"x &lt;i&gt;\"><div class=\"px-map\">"), html);
        assertTrue(html.contains("<td class=\"px-hot\"") && !html.contains("<i>") && !html.contains("<script"), html);
        assertEquals("words\n  a ", Grid.words("words", List.of(List.of("a"))).toString());
    }
}
