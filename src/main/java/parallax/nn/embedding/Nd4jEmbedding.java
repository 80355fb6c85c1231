package parallax.nn.embedding;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Indices;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jFloats;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link Embedding}, in the data type of the table: FLOAT or DOUBLE.
 *
 * <p>Forward is ND4J's gather. Backward is a loop of Java, as ND4J's scatter_add has several threads add to one row in whatever order they
 * come: the sums differed in their last digits from run to run. The arrays it returns are the caller's to close.
 */
public record Nd4jEmbedding() implements Embedding<INDArray> {
    @Override
    public INDArray forward(INDArray table, Indices indices) {
        EmbeddingSizes z = EmbeddingSizes.ofForward(Nd4jBackend.of("table", table), table, indices);
        long[] output = Arrays.stream(z.output(indices)).asLongStream().toArray();
        INDArray y = Nd4j.createUninitialized(table.dataType(), output, 'c');
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Nd4j.exec(DynamicCustomOp.builder("gather")
                    .addInputs(scratch.rowMajor(table), scratch.keep(Nd4j.createFromArray(indices.values())))
                    .addIntegerArguments(0)
                    .addOutputs(y.reshape(indices.length(), z.features()))
                    .build());
        }
        return y;
    }

    @Override
    public INDArray backward(INDArray table, Indices indices, INDArray dy) {
        EmbeddingSizes z = EmbeddingSizes.ofBackward(Nd4jBackend.of("table", table), table, indices, dy);
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray rows = scratch.rowMajor(dy).reshape((long) indices.length() * z.features());
            double[] sums = new double[z.tokens() * z.features()];
            if (rows.dataType() == DataType.FLOAT) {
                addFloats(rows, indices, z.features(), sums);
            } else {
                double[] entries = rows.toDoubleVector();
                for (int n = 0; n < indices.length(); n++)
                    for (int e = 0; e < z.features(); e++) {
                        sums[indices.get(n) * z.features() + e] += entries[n * z.features() + e];
                    }
            }
            return scratch.of(rows.dataType(), sums, z.tokens(), z.features()).dup('c');
        }
    }

    private static void addFloats(INDArray rows, Indices indices, int features, double[] sums) {
        Nd4jFloats in = new Nd4jFloats(rows);
        float[] row = new float[features];
        for (int n = 0; n < indices.length(); n++) {
            in.read((long) n * features, row, features);
            int first = indices.get(n) * features;
            for (int e = 0; e < features; e++) {
                sums[first + e] += row[e];
            }
        }
    }
}
