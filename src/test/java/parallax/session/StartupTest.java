package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartupTest {
    @Test
    void everyImportIsThereAndNoNameTheCourseUsesHasTwoMeanings() {
        try (Fixture cells = new Fixture(JavaSession.builder().startup(Startup.imports()))) {
            assertEquals("", cells.printed());
            for (String name : List.of(
                    "Tensor",
                    "Window",
                    "NaiveConv2d",
                    "Nd4j",
                    "INDArray",
                    "DataType",
                    "Check",
                    "CrossCheck",
                    "Table",
                    "XYChart",
                    "Random",
                    "List",
                    "Path",
                    "BigDecimal",
                    "Pattern",
                    "Function",
                    "Collectors",
                    "MimeBundle")) {
                assertEquals(name, ((Class<?>) cells.value(name + ".class")).getSimpleName());
            }
            cells.value("display(\"shown\");");
            assertEquals("shown\n", cells.printed());
        }
    }
}
