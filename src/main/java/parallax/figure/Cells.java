package parallax.figure;

import parallax.nn.conv.Conv2dSizes;

/** The names of a convolution's entries: x[0,1,2,3], or x[2,3] where there is one image and one channel of each kind. */
record Cells(Conv2dSizes sizes) {
    String x(ConvolutionTrace.Step step) {
        return x(step.n(), step.channel(), step.u(), step.v());
    }

    String w(ConvolutionTrace.Step step) {
        return w(step.o(), step.c(), step.p(), step.q());
    }

    String y(ConvolutionTrace.Step step) {
        return y(step.n(), step.o(), step.i(), step.j());
    }

    String b(ConvolutionTrace.Step step) {
        return isFlat() ? "b" : "b[" + step.o() + "]";
    }

    String x(int n, int c, int u, int v) {
        return name("x", n, c, u, v);
    }

    String w(int o, int c, int p, int q) {
        return name("w", o, c, p, q);
    }

    String y(int n, int o, int i, int j) {
        return name("y", n, o, i, j);
    }

    private String name(String array, int a, int b, int c, int d) {
        return array + "[" + (isFlat() ? "" : a + "," + b + ",") + c + "," + d + "]";
    }

    boolean isFlat() {
        return sizes.batch() == 1 && sizes.inChannels() == 1 && sizes.outChannels() == 1;
    }
}
