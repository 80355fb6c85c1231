package parallax.nn.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import parallax.nn.TwinContract;
import parallax.nn.conv.Window;

class PoolingTest {
    @Test
    void windowsLieSideBySideUnlessSaidOtherwise() {
        assertArrayEquals(new int[] {2, 3, 3, 2}, Pooling.of(2, 3).output(new int[] {2, 3, 7, 8}));
        assertArrayEquals(
                new int[] {2, 3, (7 + 2 * 1 - 2) / 1 + 1, (8 + 2 * 2 - 3) / 2 + 1},
                Pooling.of(2, 3).stride(1, 2).padding(1, 2).output(new int[] {2, 3, 7, 8}));
    }

    @Test
    void saysWhatIsWrong() {
        TwinContract.assertRejects("the window's width must be at least 1, is 0", () -> Pooling.of(2, 0));
        TwinContract.assertRejects(
                "padding must be less than the window's height 2, is 2: a window would lie in the padding alone",
                () -> Pooling.of(2, 3).padding(2));
        TwinContract.assertRejects(
                "a pooling window has dilation 1, is given 2",
                () -> new Pooling(2, 2, new Window.Axis(1, 0, 2), new Window.Axis(1, 0, 1)));
        TwinContract.assertRejects("rows is null", () -> new Pooling(2, 2, null, new Window.Axis(1, 0, 1)));
        TwinContract.assertRejects(
                "stride must be at least 1, is 0", () -> Pooling.of(2).stride(0));
    }
}
