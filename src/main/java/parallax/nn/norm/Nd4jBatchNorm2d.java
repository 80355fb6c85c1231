package parallax.nn.norm;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;
import parallax.nn.Nd4jSums;

/**
 * The ND4J twin of {@link BatchNorm2d}, in the data type of x: FLOAT or DOUBLE.
 *
 * <p>With the channels last, as the ND4J convolution works, the images are a matrix of a row per pixel, and the statistics are
 * sums of its columns: products with ones. Results are views with the axes in the interface's order. The arrays it returns are the
 * caller's to close.
 *
 * @param eps      ε, keeps the divisor from 0
 * @param momentum m, from 0 to 1: how far the running statistics move towards a batch's
 */
public record Nd4jBatchNorm2d(double eps, double momentum) implements BatchNorm2d<INDArray> {
    /** Checks the hyperparameters. */
    public Nd4jBatchNorm2d {
        NormSizes.requireEpsilon(eps);
        NormSizes.requireMomentum(momentum);
    }

    @Override
    public Trained<INDArray> train(INDArray x, INDArray gamma, INDArray beta, Statistics<INDArray> running) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        NormSizes z = NormSizes.ofImages(backend, x, gamma)
                .withBeta(backend, beta)
                .withRunning(backend, running)
                .withVariance();
        INDArray y = newImages(x);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray pixels = pixels(x, z, scratch);
            INDArray rows = y.reshape(z.entries(), z.features());
            Statistics<INDArray> batch = statistics(pixels, rows, z, scratch);
            normalise(pixels, rows, gamma, beta, batch, scratch);
            double unbiased = z.entries() / (z.entries() - 1.0);
            return new Trained<>(
                    channelsSecond(y),
                    new Statistics<>(
                            moved(running.mean(), batch.mean(), 1),
                            moved(running.variance(), batch.variance(), unbiased)));
        }
    }

    @Override
    public INDArray evaluate(INDArray x, INDArray gamma, INDArray beta, Statistics<INDArray> running) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        NormSizes z =
                NormSizes.ofImages(backend, x, gamma).withBeta(backend, beta).withRunning(backend, running);
        INDArray y = newImages(x);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray rows = y.reshape(z.entries(), z.features());
            normalise(pixels(x, z, scratch), rows, gamma, beta, running, scratch);
        }
        return channelsSecond(y);
    }

    @Override
    public NormGradients<INDArray> backwardOfTrain(INDArray x, INDArray gamma, INDArray dy) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        NormSizes z =
                NormSizes.ofImages(backend, x, gamma).withOutput(backend, x, dy).withVariance();
        return backward(x, gamma, null, dy, z);
    }

    @Override
    public NormGradients<INDArray> backwardOfEvaluate(
            INDArray x, INDArray gamma, Statistics<INDArray> running, INDArray dy) {
        Nd4jBackend backend = Nd4jBackend.of("x", x);
        NormSizes z = NormSizes.ofImages(backend, x, gamma)
                .withRunning(backend, running)
                .withOutput(backend, x, dy);
        return backward(x, gamma, running, dy, z);
    }

    // running is null in training: the statistics are the batch's, and x moves them.
    private NormGradients<INDArray> backward(
            INDArray x, INDArray gamma, Statistics<INDArray> running, INDArray dy, NormSizes z) {
        INDArray dx = newImages(x);
        INDArray dGamma = Nd4j.createUninitialized(x.dataType(), z.features());
        INDArray dBeta = Nd4j.createUninitialized(x.dataType(), z.features());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray pixels = pixels(x, z, scratch);
            INDArray dyPixels = pixels(dy, z, scratch);
            INDArray g = dx.reshape(z.entries(), z.features());
            Statistics<INDArray> by = running == null ? statistics(pixels, g, z, scratch) : running;
            INDArray std = std(by, scratch);
            INDArray hat = scratch.copy(pixels);
            hat.subiRowVector(scratch.rowMajor(by.mean())).diviRowVector(std);
            Nd4jSums.ofColumns(dyPixels, dBeta);
            Nd4jSums.ofColumns(dyPixels.mul(hat, g), dGamma);
            g.assign(dyPixels);
            if (running == null) {
                // dy − mean(dy) − x̂ · mean(dy · x̂); γ is the same for all of a channel
                g.subiRowVector(scratch.copy(dBeta).divi(z.entries()));
                g.subi(hat.muliRowVector(scratch.copy(dGamma).divi(z.entries())));
            }
            g.muliRowVector(scratch.copy(gamma).divi(std));
        }
        return new NormGradients<>(channelsSecond(dx), dGamma, dBeta);
    }

    // Mean and biased variance of each channel, (C); room has the pixels' shape and is overwritten.
    private static Statistics<INDArray> statistics(INDArray pixels, INDArray room, NormSizes z, Nd4jScratch scratch) {
        INDArray mean = mean(pixels, z, scratch);
        room.assign(pixels).subiRowVector(mean);
        INDArray variance = mean(room.muli(room), z, scratch);
        if (isFarFromZero(mean, variance)) {
            mean.addi(mean(room.assign(pixels).subiRowVector(mean), z, scratch));
            room.assign(pixels).subiRowVector(mean);
            variance = mean(room.muli(room), z, scratch);
        }
        return new Statistics<>(mean, variance);
    }

    private static INDArray mean(INDArray rows, NormSizes z, Nd4jScratch scratch) {
        INDArray mean = scratch.zeros(rows.dataType(), z.features());
        Nd4jSums.ofColumns(rows, mean);
        return mean.divi(z.entries());
    }

    // Then the mean, a sum of many large entries, is off by more than rounding beside the deviation; the mean of what
    // is left without it is not, and tells by how much.
    private static boolean isFarFromZero(INDArray mean, INDArray variance) {
        double[] m = mean.toDoubleVector();
        double[] v = variance.toDoubleVector();
        return IntStream.range(0, m.length).anyMatch(c -> m[c] * m[c] > 16 * v[c]);
    }

    // y = (x − mean) · (γ / std) + β
    private void normalise(
            INDArray pixels, INDArray y, INDArray gamma, INDArray beta, Statistics<INDArray> by, Nd4jScratch scratch) {
        INDArray scale = scratch.copy(gamma).divi(std(by, scratch));
        y.assign(pixels).subiRowVector(scratch.rowMajor(by.mean()));
        y.muliRowVector(scale).addiRowVector(scratch.rowMajor(beta));
    }

    private INDArray std(Statistics<INDArray> by, Nd4jScratch scratch) {
        INDArray std = scratch.copy(by.variance()).addi(eps);
        Nd4j.exec(new Sqrt(std, std));
        return std;
    }

    // (1 − m) · before + m · factor · batch, as a new array
    private INDArray moved(INDArray before, INDArray batch, double factor) {
        return before.mul(1 - momentum).addi(batch.muli(momentum * factor));
    }

    private static INDArray pixels(INDArray images, NormSizes z, Nd4jScratch scratch) {
        return scratch.rowMajor(images.permute(0, 2, 3, 1)).reshape(z.entries(), z.features());
    }

    private static INDArray newImages(INDArray x) {
        return Nd4j.createUninitialized(x.dataType(), x.permute(0, 2, 3, 1).shape(), 'c');
    }

    private static INDArray channelsSecond(INDArray images) {
        return images.permute(0, 3, 1, 2);
    }
}
