package parallax.exercise.pool;

import java.util.LinkedHashMap;
import java.util.Map;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Sizes;
import parallax.nn.conv.Window;
import parallax.nn.pool.Pooling;
import parallax.tensor.Tensor;

/** What the exercises on pooling are asked. */
final class PoolCases {
    /** Everything at its least. low shifts the entries down, tied rounds them down, so that some are equal. */
    static final Sizes SMALLEST = Sizes.of("N=1 C=1 H=1 W=1 Kh=1 Kw=1 sh=1 sw=1 mh=0 mw=0 low=0 tied=0 counts=0");

    private PoolCases() {}

    /**
     * Adds the probes: sizes pairwise different, windows that overlap, a remainder when striding, windows that are negative
     * altogether.
     */
    static <F> Exercise.Builder<F> probes(Exercise.Builder<F> exercise) {
        return described(exercise)
                .probe("windows side by side", "H=4 W=6 Kh=2 Kw=2 sh=2 sw=2")
                .probe("windows that overlap", "H=5 W=7 Kh=3 Kw=3 sh=2 sw=2")
                .probe("stride 1", "H=3 W=4 Kh=2 Kw=2")
                .probe("window wider than high", "H=5 W=7 Kh=2 Kw=3 sh=1 sw=2")
                .probe("negative entries", "H=4 W=5 Kh=2 Kw=2 sh=2 sw=1 low=4")
                .probe("equal entries", "H=5 W=6 Kh=3 Kw=3 sh=2 sw=1 tied=1")
                .probe("padding 1", "H=4 W=5 Kh=3 Kw=3 sh=1 sw=2 mh=1 mw=1")
                .probe("padding 1, negative entries", "H=4 W=6 Kh=3 Kw=2 sh=2 sw=2 mh=1 mw=1 low=4")
                .probe(
                        "two images, three channels, all at once",
                        "N=2 C=3 H=7 W=10 Kh=3 Kw=4 sh=2 sw=3 mh=1 mw=2 low=1");
    }

    /** Adds words for the sizes and settings. */
    static <F> Exercise.Builder<F> described(Exercise.Builder<F> exercise) {
        return exercise.labels(labels()).settings(PoolCases::settings);
    }

    /** Returns x, pooling and whether the padding counts. */
    static Case forward(Sizes z) {
        Pooling pooling = pooling(z);
        Tensor x = x(z);
        pooling.output(x.shape());
        return Case.empty().with("x", x).with("pooling", pooling).with("counts", z.get("counts") == 1);
    }

    /** Returns x, dy, pooling and whether the padding counts. */
    static Case backward(Sizes z) {
        Pooling pooling = pooling(z);
        Tensor x = x(z);
        return Case.empty()
                .with("x", x)
                .with("dy", Entries.halves(2, pooling.output(x.shape())))
                .with("pooling", pooling)
                .with("counts", z.get("counts") == 1);
    }

    static Tensor x(Sizes z) {
        Tensor x = Entries.halves(1, z.get("N"), z.get("C"), z.get("H"), z.get("W"));
        return x.map(v -> (z.get("tied") == 0 ? v : Math.floor(v / 2)) - z.get("low"));
    }

    private static Pooling pooling(Sizes z) {
        return Pooling.of(z.get("Kh"), z.get("Kw"))
                .stride(z.get("sh"), z.get("sw"))
                .padding(z.get("mh"), z.get("mw"));
    }

    private static String settings(Case in) {
        Pooling pooling = in.get("pooling", Pooling.class);
        Window.Axis r = pooling.rows();
        Window.Axis c = pooling.columns();
        return "window " + pooling.kernelHeight() + " by " + pooling.kernelWidth() + ", "
                + each("stride", r.stride(), c.stride()) + ", " + each("padding", r.padding(), c.padding())
                + (in.get("counts", Boolean.class) ? ", the padding counts" : "");
    }

    private static String each(String name, int rows, int columns) {
        return rows == columns
                ? name + " " + rows
                : name + " " + rows + " along the rows and " + columns + " along the columns";
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("N", "images");
        labels.put("C", "channels");
        labels.put("H", "height");
        labels.put("W", "width");
        labels.put("Kh", "window height");
        labels.put("Kw", "window width");
        labels.put("sh", "stride along the rows");
        labels.put("sw", "stride along the columns");
        labels.put("mh", "padding above and below");
        labels.put("mw", "padding left and right");
        labels.put("low", "entries lowered by");
        labels.put("tied", "entries made equal");
        labels.put("counts", "padding counts");
        return labels;
    }
}
