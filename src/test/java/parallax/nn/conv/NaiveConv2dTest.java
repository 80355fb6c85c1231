package parallax.nn.conv;

import parallax.check.golden.GoldenTwin;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.tensor.Tensor;

class NaiveConv2dTest implements Conv2dSlopes<Tensor> {
    @Override
    public Conv2d<Tensor> conv(Window window) {
        return new NaiveConv2d(window);
    }

    @Override
    public Backend<Tensor> backend() {
        return new NaiveBackend();
    }

    @Override
    public GoldenTwin<Tensor> golden() {
        return GoldenTwin.naive();
    }
}
