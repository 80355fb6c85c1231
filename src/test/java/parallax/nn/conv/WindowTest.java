package parallax.nn.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void outputSizesByCounting() {
        // 5 inputs, kernel 3: it starts at 0, 1, 2.
        assertEquals(3, axis(1, 0, 1).outputSize("width", 5, 3));
        // Starts at 0, 2, and with 6 inputs the last one stays unseen.
        assertEquals(2, axis(2, 0, 1).outputSize("width", 5, 3));
        assertEquals(2, axis(2, 0, 1).outputSize("width", 6, 3));
        // Padded to 7: starts at -1, 1, 3.
        assertEquals(3, axis(2, 1, 1).outputSize("width", 5, 3));
        // Three taps 2 apart span 5.
        assertEquals(5, axis(1, 0, 2).span(3));
        assertEquals(1, axis(1, 0, 2).outputSize("width", 5, 3));
        // The stride passes the end at once.
        assertEquals(1, axis(100, 0, 1).outputSize("width", 5, 3));
        assertEquals(1, axis(1, 0, 1).outputSize("width", 1, 1));
    }

    /** Against the definition: the outputs i with 0 <= i·s + p·d − m < n. */
    @Test
    void tellsWhichOutputsSeeInsideTheInput() {
        for (int stride = 1; stride <= 4; stride++)
            for (int padding = 0; padding <= 5; padding++)
                for (int dilation = 1; dilation <= 3; dilation++)
                    for (int n = 1; n <= 6; n++)
                        for (int k = 1; k <= 3; k++) {
                            Window.Axis axis = axis(stride, padding, dilation);
                            if (axis.span(k) > n + 2 * padding) {
                                continue;
                            }
                            int outputs = axis.outputSize("width", n, k);
                            for (int p = 0; p < k; p++) {
                                int count = Math.max(0, axis.endInside(p, n, outputs) - axis.firstInside(p));
                                int expected = 0;
                                for (int i = 0; i < outputs; i++) {
                                    int u = i * stride + p * dilation - padding;
                                    if (0 <= u && u < n) {
                                        assertEquals(i, axis.firstInside(p) + expected, axis + " tap " + p);
                                        expected++;
                                    }
                                }
                                assertEquals(expected, count, axis + " tap " + p + " of " + k + " on " + n);
                            }
                        }
    }

    @Test
    void whatIsNotNamedStays() {
        Window window = Window.unit().stride(2, 3).padding(4, 5).dilation(6, 7).groups(8);
        assertEquals(new Window(axis(2, 4, 6), axis(3, 5, 7), 8), window);
        assertEquals(new Window(axis(1, 0, 1), axis(1, 0, 1), 1), Window.unit());
        assertEquals(Window.unit().stride(2, 2), Window.unit().stride(2));
    }

    private static Window.Axis axis(int stride, int padding, int dilation) {
        return new Window.Axis(stride, padding, dilation);
    }
}
