package parallax.exercise;

import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.conv.Conv2d;
import parallax.nn.conv.NaiveConv2d;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

class NaiveConv2dContractTest implements Conv2dContract<Tensor> {
    @Override
    public Conv2d<Tensor> convolution(Window window) {
        return new NaiveConv2d(window);
    }

    @Override
    public Backend<Tensor> backend() {
        return new NaiveBackend();
    }
}
