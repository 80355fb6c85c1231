package parallax.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import parallax.check.GradientCheck;
import parallax.data.Dates;
import parallax.data.Glyphs;
import parallax.data.Sentences;
import parallax.data.Sequences;
import parallax.data.TextWindows;
import parallax.data.Vocabulary;
import parallax.exercise.diagnosis.Case;
import parallax.nn.Indices;
import parallax.nn.NaiveBackend;
import parallax.nn.Named;
import parallax.nn.cnn.CnnParameters;
import parallax.nn.cnn.CnnSizes;
import parallax.nn.cnn.NaiveCnn;
import parallax.nn.conv.Nd4jConv2d;
import parallax.nn.conv.Window;
import parallax.nn.loss.NaiveCrossEntropy;
import parallax.nn.recurrent.Lstm;
import parallax.nn.recurrent.NaiveLstm;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.nn.transformer.Encoder;
import parallax.nn.transformer.LayerOptions;
import parallax.nn.transformer.NaiveParts;
import parallax.nn.transformer.StackSizes;
import parallax.tensor.Tensor;
import parallax.train.Batches;
import parallax.train.CnnLoss;
import parallax.train.NaiveSgd;
import parallax.train.OptimizerState;
import parallax.train.Plan;
import parallax.train.Schedule;
import parallax.train.Sgd;
import parallax.train.Trainer;
import parallax.train.Training;
import parallax.train.safetensors.StoredArray;

/** What the library gives back, as the last line of a cell. */
class LibraryResultsTest {
    private final Random random = new Random(1);

    /** Asserts that the value has a table of these parts, and words without an address. */
    private static String shows(Object value, String... parts) {
        MimeBundle bundle = Display.render(value);
        String html = bundle.forms().get(MimeBundle.HTML);
        for (String part : parts) {
            assertTrue(html.contains(part), () -> part + " is not in " + html);
        }
        assertFalse((bundle.plain() + html).matches("(?s).*@[0-9a-f]{5,}.*"), bundle::plain);
        return bundle.plain();
    }

    private static String row(String name, String value) {
        return "<tr><th scope=\"row\">" + name + "</th><td>" + value;
    }

    @Test
    void gradientsOfAConvolution() {
        INDArray x = Nd4j.ones(DataType.FLOAT, 1, 1, 2, 2);
        INDArray w = Nd4j.ones(DataType.FLOAT, 1, 1, 2, 2);
        String plain = shows(
                new Nd4jConv2d(Window.unit()).backward(x, w, Nd4j.ones(DataType.FLOAT, 1, 1, 1, 1)),
                "<caption>Conv2d.Gradients</caption>",
                row("dBias", "<div class=\"px-t\"><div class=\"px-i\">INDArray (1) FLOAT</div>"),
                "<tr><td>1</td></tr>");
        assertEquals("""
                Gradients[dx=INDArray (1, 1, 2, 2) FLOAT
                          [[[[1.0000, 1.0000],
                             [1.0000, 1.0000]]]],
                          dWeight=INDArray (1, 1, 2, 2) FLOAT
                          [[[[1.0000, 1.0000],
                             [1.0000, 1.0000]]]],
                          dBias=INDArray (1) FLOAT
                          [1.0000]]""", plain);
        assertEquals(
                "Window[rows=Axis[stride=1, padding=0, dilation=1], columns=Axis[stride=1, padding=0, dilation=1], groups=1]",
                shows(Window.unit(), row("rows", "Axis[stride=1, padding=0, dilation=1]")));
    }

    @Test
    void resultOfAnLstm() {
        Tensor zeros = Tensor.zeros(2, 1);
        RecurrentParameters<Tensor> p = new RecurrentParameters<>(
                Tensor.randn(random, 4, 3), Tensor.randn(random, 4, 1), Tensor.zeros(4), Tensor.zeros(4));
        Lstm.State<Tensor> start = new Lstm.State<>(zeros, zeros);
        shows(
                new NaiveLstm().forward(Tensor.randn(random, 2, 5, 3), start, p, null),
                "<caption>Lstm.Result</caption>",
                row("end", "<div class=\"px-tab\"><table><caption>Lstm.State</caption>"),
                "Tensor (2, 5, 4)");
        assertEquals(
                "Named [weightInput, weightHidden, biasInput, biasHidden]",
                shows(p.named(), "<td>weightHidden</td><td><div class=\"px-t\"><div class=\"px-i\">Tensor (4, 1)"));
    }

    @Test
    void resultOfAnEncoder() {
        LayerOptions options = LayerOptions.postNorm(2);
        Encoder.Parameters<Tensor> p =
                Encoder.Parameters.random(new NaiveBackend(), random, options, new StackSizes(2, 4, 8));
        shows(
                new Encoder<>(new NaiveParts(), options).forward(Tensor.randn(random, 1, 3, 4), null, p),
                "<caption>Encoder.Result</caption>",
                "<details><summary>AddNorm.Result</summary>");
    }

    @Test
    void reportOfACheck() {
        String plain = shows(
                GradientCheck.of(Tensor.vector(1, 1))
                        .argument("a", Tensor.vector(1, 2), a -> a.map(v -> v * v), Tensor.vector(2, 4))
                        .argument("b", Tensor.vector(1, 2), b -> b.map(v -> v * v), Tensor.vector(2, 5))
                        .report(),
                "<caption>gradients against central differences: 1 of 2 agree</caption>",
                "</thead><tr><td>✗</td><td>db[1] is 5.0, expected 4.0",
                "<tr><td>✓</td><td>da: 2 entries");
        assertTrue(plain.startsWith("gradients against central differences: 1 of 2 agree\n✓ da"), plain);
    }

    @Test
    void data() {
        shows(
                Indices.of(new int[][] {{1, 2}, {3, 4}}),
                "<caption>Indices (2, 2)</caption>",
                "<td class=\"px-n\">4</td>");
        shows(Indices.of(new int[] {1, 1, 2}, new int[] {8, 9}), "<td>[8, 9]</td>");
        shows(Indices.of(new int[0], new int[] {7}), "<tr><td>7</td></tr>");
        shows(Indices.of(new int[] {0, 3}, new int[0]), "Indices (0, 3), empty");
        shows(Glyphs.digits(30, 1), row("x", "<div class=\"px-t\">"), "... 26 more matrices", row("classes", ""));
        shows(Sequences.echo(2, 4, 1, 1), "<caption>TargetData x (2, 4, 1), y (2, 4, 1)</caption>");
        shows(Dates.pairs(50, 1), ">source</th>", ">target</th>", "... 30 more rows");
        shows(Dates.pairs(50, 1).batch(0, 1), "<caption>TokenPairs.Batch</caption>");
        shows(Sentences.opinions(50, 1), "<td>positive</td>", "... 30 more rows");
        shows(TextWindows.of(new int[] {5, 6, 7, 8, 9}, 2), "<tr><td>[7, 8]</td><td>[8, 9]</td></tr>");
        shows(Vocabulary.characters("a b\n"), "<td>&lt;pad&gt;</td>", "<td>⏎</td>", "<td>␣</td>");
        shows(StoredArray.of(3, 4), "<caption>I64 (2)</caption>", "<td class=\"px-n\">4</td>");
        shows(StoredArray.of(StoredArray.Type.F32, Tensor.vector(0.5)), "<caption>F32 (1)</caption>", "<td>0.5</td>");
        shows(Case.empty().with("x", Tensor.vector(1)), "<caption>Case [x]</caption>", "<td>x</td>");
    }

    @Test
    void training() {
        CnnSizes sizes = new CnnSizes(1, 8, 8, 1, 1, 3, 10);
        Plan<Tensor> plan = Plan.<Tensor>of(1, Schedule.constant(0.01), 1).silent();
        assertTrue(shows(plan, row("schedule", "(a Schedule)")).contains("schedule=(a Schedule)"));
        Training<Tensor> training = new Trainer<>(
                        new NaiveBackend(),
                        new CnnLoss<>(NaiveCnn.of(sizes), new NaiveCrossEntropy()),
                        new NaiveSgd(Sgd.momentum(0.9)),
                        Batches.of(Glyphs.digits(20, 8, 1), 10),
                        plan)
                .run(CnnParameters.random(sizes, random).named());
        assertEquals(
                "Training after 2 steps, 1 epoch",
                shows(
                        training,
                        row("history", "<style>"),
                        "Training: 1 row, 6 columns",
                        "conv1.weight",
                        "OptimizerState"));
        shows(new OptimizerState<>(Named.<Tensor>none().with("m", Tensor.vector(1)), 3), "<td>m</td>");
        shows(List.of(training.history().last()), ">trainLoss</th>");
    }
}
