package parallax.exercise.conv;

import java.util.LinkedHashMap;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.conv.Conv2dSizes;
import parallax.nn.conv.Window;
import parallax.tensor.Tensor;

/** What the exercises on two-dimensional convolution are asked: the same for forward and backward. */
final class ConvCases {
    /**
     * Everything at its least. C and O are the channels of one group; s, m and d are stride, padding and dilation along
     * the height and the width.
     */
    static final Sizes SMALLEST = Sizes.of("N=1 G=1 C=1 O=1 H=1 W=1 Kh=1 Kw=1 sh=1 sw=1 mh=0 mw=0 dh=1 dw=1");

    private ConvCases() {}

    /** Adds the probes: sizes pairwise different, windows that overlap, a remainder when striding; the easy ones first. */
    static <F> Exercise.Builder<F> probes(Exercise.Builder<F> exercise) {
        return exercise.labels(labels())
                .settings(ConvCases::settings)
                .probe("one image, one channel", "H=4 W=5 Kh=2 Kw=2")
                .probe("kernel of one entry", "H=2 W=3 O=2")
                .probe("kernel wider than high", "H=5 W=7 Kh=2 Kw=4")
                .probe("three channels", "C=3 O=2 H=4 W=6 Kh=3 Kw=3")
                .probe("two images", "N=2 C=2 O=3 H=4 W=5 Kh=3 Kw=2")
                .probe("padding 1", "H=3 W=4 Kh=3 Kw=3 mh=1 mw=1")
                .probe("stride 2", "H=6 W=9 Kh=3 Kw=3 sh=2 sw=2")
                .probe("stride 2, padding 1, all at once", "N=2 C=3 O=4 H=6 W=9 Kh=3 Kw=3 sh=2 sw=2 mh=1 mw=1")
                .probe("stride larger than the kernel", "H=7 W=9 Kh=2 Kw=2 sh=3 sw=3")
                .probe("rows unlike columns", "C=2 O=2 H=8 W=6 Kh=3 Kw=2 sh=3 sw=1 mh=2 mw=1")
                .probe("dilation 2", "H=6 W=8 Kh=3 Kw=3 dh=2 dw=2")
                .probe("dilation, stride and padding", "N=2 C=2 O=3 H=9 W=8 Kh=3 Kw=2 sh=2 sw=1 mh=1 mw=2 dh=2 dw=3")
                .probe("two groups", "G=2 C=2 O=3 H=4 W=5 Kh=2 Kw=3")
                .probe("three groups, all at once", "N=2 G=3 C=2 O=1 H=6 W=7 Kh=3 Kw=2 sh=2 sw=2 mh=1 mw=1 dw=2")
                .probe("depthwise", "G=3 C=1 O=2 H=4 W=5 Kh=2 Kw=2");
    }

    /** Returns x, w and b. */
    static Case forward(Sizes z) {
        Window window = window(z);
        Tensor x = x(z);
        Tensor w = w(z);
        Conv2dSizes.of(window, x.shape(), w.shape());
        return Case.empty()
                .with("x", x)
                .with("w", w)
                .with("b", Entries.halves(3, z.get("G") * z.get("O")))
                .with("window", window);
    }

    /** Returns x, w and dy. */
    static Case backward(Sizes z) {
        Window window = window(z);
        Tensor x = x(z);
        Tensor w = w(z);
        Conv2dSizes sizes = Conv2dSizes.of(window, x.shape(), w.shape());
        return Case.empty()
                .with("x", x)
                .with("w", w)
                .with("dy", Entries.halves(4, sizes.output()))
                .with("window", window);
    }

    private static Tensor x(Sizes z) {
        return Entries.halves(1, z.get("N"), z.get("G") * z.get("C"), z.get("H"), z.get("W"));
    }

    private static Tensor w(Sizes z) {
        return Entries.halves(2, z.get("G") * z.get("O"), z.get("C"), z.get("Kh"), z.get("Kw"));
    }

    private static Window window(Sizes z) {
        return Window.unit()
                .stride(z.get("sh"), z.get("sw"))
                .padding(z.get("mh"), z.get("mw"))
                .dilation(z.get("dh"), z.get("dw"))
                .groups(z.get("G"));
    }

    /** Returns the window in words. */
    private static String settings(Case in) {
        Window window = in.get("window", Window.class);
        Window.Axis r = window.rows();
        Window.Axis c = window.columns();
        String text = each("stride", r.stride(), c.stride()) + ", " + each("padding", r.padding(), c.padding());
        if (r.dilation() > 1 || c.dilation() > 1) {
            text += ", " + each("dilation", r.dilation(), c.dilation());
        }
        return window.groups() == 1 ? text : text + ", " + window.groups() + " groups";
    }

    private static String each(String name, int rows, int columns) {
        return rows == columns
                ? name + " " + rows
                : name + " " + rows + " along the rows and " + columns + " along the columns";
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("N", "images");
        labels.put("G", "groups");
        labels.put("C", "input channels");
        labels.put("O", "output channels");
        labels.put("H", "height");
        labels.put("W", "width");
        labels.put("Kh", "kernel height");
        labels.put("Kw", "kernel width");
        labels.put("sh", "stride along the rows");
        labels.put("sw", "stride along the columns");
        labels.put("mh", "padding above and below");
        labels.put("mw", "padding left and right");
        labels.put("dh", "dilation along the rows");
        labels.put("dw", "dilation along the columns");
        return labels;
    }
}
