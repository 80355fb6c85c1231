package parallax.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.check.Comparison;
import parallax.check.Tolerance;
import parallax.data.Drawings;
import parallax.data.LabelledData;
import parallax.nn.Backend;
import parallax.nn.cnn.Cnn;
import parallax.nn.cnn.CnnParameters;
import parallax.nn.cnn.CnnSizes;
import parallax.nn.cnn.NaiveCnn;
import parallax.nn.cnn.Nd4jCnn;
import parallax.nn.loss.NaiveCrossEntropy;
import parallax.nn.loss.Nd4jCrossEntropy;
import parallax.tensor.Tensor;

/** A network of two convolutions learns to tell shapes apart that are drawn anywhere, in any size, among noise. */
class CnnLossTest {
    private static final int SIDE = 12;
    private static final CnnSizes SIZES = new CnnSizes(1, SIDE, SIDE, 6, 12, 3, 4);

    private static LabelledData shapes(int count, long seed) {
        Random random = new Random(seed);
        Tensor x = Tensor.zeros(count, 1, SIDE, SIDE);
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            int label = random.nextInt(4);
            int size = 4 + random.nextInt(4);
            int left = random.nextInt(SIDE - size);
            int top = random.nextInt(SIDE - size);
            double[] image = Drawings.draw(SIDE, SIDE, pen -> draw(pen, label, left, top, size))
                    .data();
            for (int k = 0; k < image.length; k++) {
                x.data()[n * image.length + k] = image[k] + 0.2 * random.nextGaussian();
            }
            labels[n] = label;
        }
        return LabelledData.of(x, labels, List.of("square", "falling", "rising", "cross"));
    }

    private static void draw(Graphics2D pen, int label, int left, int top, int size) {
        pen.setStroke(new BasicStroke(1));
        switch (label) {
            case 0 -> pen.drawRect(left, top, size, size);
            case 1 -> pen.drawLine(left, top, left + size, top + size);
            case 2 -> pen.drawLine(left + size, top, left, top + size);
            default -> {
                pen.drawLine(left, top + size / 2, left + size, top + size / 2);
                pen.drawLine(left + size / 2, top, left + size / 2, top + size);
            }
        }
    }

    @Test
    void tellsShapesApart() {
        Cnn<INDArray> cnn = Nd4jCnn.of(DataType.FLOAT, SIZES);
        Backend<INDArray> backend = cnn.backend();
        CnnLoss<INDArray> loss = new CnnLoss<>(cnn, new Nd4jCrossEntropy());
        LabelledData unseen = shapes(200, 2);
        Plan<INDArray> plan = Plan.<INDArray>of(
                        12, Schedule.cosine(0.01, 0.001, 12 * 19).warmUp(10), 5)
                .validation(p -> loss.score(p, unseen, 64))
                .silent();
        Training<INDArray> training = new Trainer<>(
                        backend, loss, new Nd4jAdam(Adam.standard()), Batches.of(shapes(600, 1), 32), plan)
                .run(CnnParameters.random(SIZES, new Random(3)).named().map(backend::of));
        History.Epoch last = training.history().last();
        assertTrue(last.validationAccuracy() >= 0.95, last.toString());
        assertEquals(12 * 19, training.steps());
    }

    @Test
    void twinsHaveTheSameLosses() {
        Cnn<Tensor> naive = NaiveCnn.of(SIZES);
        double[] expected =
                losses(naive.backend(), new CnnLoss<>(naive, new NaiveCrossEntropy()), new NaiveSgd(Sgd.momentum(0.9)));
        Cnn<INDArray> cnn = Nd4jCnn.of(DataType.DOUBLE, SIZES);
        double[] actual =
                losses(cnn.backend(), new CnnLoss<>(cnn, new Nd4jCrossEntropy()), new Nd4jSgd(Sgd.momentum(0.9)));
        Comparison same = Comparison.of("losses", Tensor.vector(expected), Tensor.vector(actual), Tolerance.DOUBLE);
        assertTrue(same.passed(), same::toString);
        assertTrue(actual[2] < actual[0], "it learns");
    }

    private static <T> double[] losses(Backend<T> backend, CnnLoss<T> loss, Optimizer<T> optimizer) {
        LabelledData some = shapes(40, 1);
        Plan<T> plan = Plan.<T>of(3, Schedule.constant(0.01), 5)
                .validation(p -> loss.score(p, some, 16))
                .silent();
        return new Trainer<>(backend, loss, optimizer, Batches.of(some, 8), plan)
                .run(CnnParameters.random(SIZES, new Random(3)).named().map(backend::of))
                .history()
                .values(History.Epoch::validationLoss);
    }
}
