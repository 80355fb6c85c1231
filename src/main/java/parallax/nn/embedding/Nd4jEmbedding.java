package parallax.nn.embedding;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Indices;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jScratch;

/**
 * The ND4J twin of {@link Embedding}, in the data type of the table: FLOAT or DOUBLE.
 *
 * <p>ND4J's operations gather and scatter_add, which does add where an index comes twice. The arrays it returns are the caller's to
 * close.
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
        INDArray dTable = Nd4j.create(table.dataType(), new long[] {z.tokens(), z.features()}, 'c');
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            INDArray rows = scratch.rowMajor(dy).reshape(indices.length(), z.features());
            Nd4j.exec(DynamicCustomOp.builder("scatter_add")
                    .addInputs(dTable, scratch.keep(Nd4j.createFromArray(indices.values())), rows)
                    .addOutputs(dTable)
                    .build());
        }
        return dTable;
    }
}
