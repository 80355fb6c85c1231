package parallax.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parallax.nn.NaiveBackend;
import parallax.nn.conv.Conv2d;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

class CrossCheckTest {
    private static final Random RANDOM = new Random(3);
    private static final Tensor X = Tensor.randn(RANDOM, 2, 3, 6, 5);
    private static final Tensor W = Tensor.randn(RANDOM, 4, 3, 3, 2);
    private static final Tensor B = Tensor.randn(RANDOM, 4);

    @Test
    void aTwinAgreesWithItself() {
        Window window = Window.unit().stride(2).padding(1);
        Report report = CrossCheck.conv2d(window, new NaiveConv2d(window), new NaiveBackend(), X, W, B);
        assertTrue(report.passed());
        assertEquals(4, report.comparisons().size(), report::toString);
        assertEquals(
                3,
                CrossCheck.conv2d(window, new NaiveConv2d(window), new NaiveBackend(), X, W, null)
                        .comparisons()
                        .size());
    }

    @Test
    void saysWhatDiffersWhereAndByWhat() {
        Window window = Window.unit();
        Report report = CrossCheck.conv2d(window, new Bent(new NaiveConv2d(window)), new NaiveBackend(), X, W, B);
        assertFalse(report.passed());
        assertTrue(report.toString().contains("naive against naive: 3 of 4 agree"), report::toString);
        Comparison found = report.worst();
        assertEquals("y[1, 3, 0, 2]", found.place());
        assertEquals(1e-6, found.error(), 1e-9);
    }

    @Test
    void saysWhatIsNotThereYet() {
        Window window = Window.unit();
        for (boolean half : new boolean[] {true, false}) {
            Report report = CrossCheck.conv2d(window, new Unfinished(half), new NaiveBackend(), X, W, B);
            assertFalse(report.passed());
            assertEquals(
                    List.of("y is null", "dx is null", "dWeight is null", "dBias is null"),
                    report.comparisons().stream().map(Comparison::toString).toList());
        }
        assertFalse(CrossCheck.conv2d(w -> new Unfinished(true), new NaiveBackend(), new Random(4), 3)
                .passed());
    }

    @Test
    void randomShapesSayOnWhich() {
        Report report = CrossCheck.conv2d(w -> new Bent(new NaiveConv2d(w)), new NaiveBackend(), new Random(4), 30);
        assertFalse(report.passed());
        assertTrue(report.toString().contains(" on x ("), report::toString);
        assertTrue(CrossCheck.conv2d(NaiveConv2d::new, new NaiveBackend(), new Random(4), 30)
                .passed());
    }

    /** What the drawing promises: every kind of hard case turns up. */
    @Test
    void drawsHardCases() {
        Random random = new Random(5);
        Set<String> met = new HashSet<>();
        for (int k = 0; k < 200; k++) {
            RandomConv2d drawn = RandomConv2d.draw(random);
            Window window = drawn.window();
            Tensor y = new NaiveConv2d(window).forward(drawn.x(), drawn.weight(), drawn.bias());
            met.add(y.size(2) == 1 || y.size(3) == 1 ? "one output" : "");
            met.add(window.rows().stride() > window.rows().span(drawn.weight().size(2)) ? "stride > kernel" : "");
            met.add(drawn.x().size(2) != drawn.x().size(3) ? "non-square" : "");
            met.add(drawn.x().size(0) == 1 ? "one image" : "several images");
            met.add(window.groups() > 1 ? "groups" : "one group");
            met.add(window.groups() > 1 && drawn.weight().size(1) == 1 ? "depthwise" : "");
            met.add(window.rows().dilation() != window.columns().dilation() ? "dilation" : "");
            met.add(drawn.bias() == null ? "no bias" : "bias");
        }
        met.remove("");
        assertEquals(
                Set.of(
                        "one output",
                        "stride > kernel",
                        "non-square",
                        "one image",
                        "several images",
                        "groups",
                        "one group",
                        "depthwise",
                        "dilation",
                        "no bias",
                        "bias"),
                met);
    }

    /** What is there before the first line is written. */
    private record Unfinished(boolean half) implements Conv2d<Tensor> {
        @Override
        public Tensor forward(Tensor x, Tensor weight, Tensor bias) {
            return null;
        }

        @Override
        public Gradients<Tensor> backward(Tensor x, Tensor weight, Tensor dy) {
            return half ? new Gradients<>(null, null, null) : null;
        }
    }

    /** A convolution whose output is off by a millionth in one entry, where it has it. */
    private record Bent(NaiveConv2d conv) implements Conv2d<Tensor> {
        @Override
        public Tensor forward(Tensor x, Tensor weight, Tensor bias) {
            Tensor y = conv.forward(x, weight, bias);
            if (y.size(0) > 1 && y.size(1) > 3 && y.size(3) > 2) {
                y.add(1e-6, 1, 3, 0, 2);
            }
            return y;
        }

        @Override
        public Gradients<Tensor> backward(Tensor x, Tensor weight, Tensor dy) {
            return conv.backward(x, weight, dy);
        }
    }
}
