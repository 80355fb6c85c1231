package parallax.nn.recurrent;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import parallax.nn.Nd4jBackend;
import parallax.nn.Nd4jRuntime;
import parallax.nn.Nd4jScratch;

/**
 * ND4J's own LSTM, which oneDNN computes in single precision: it gives the outputs and the end alone, in three quarters of the time that
 * every step's gates cost.
 */
final class Nd4jLstmLayer {
    private static final boolean ONE_DNN = Nd4jRuntime.probe().oneDnn();

    private Nd4jLstmLayer() {}

    /** Returns whether it is the faster way: not in double precision, which oneDNN does not compute, nor of ragged batches. */
    static boolean suits(INDArray x, int[] lengths) {
        return ONE_DNN && x.dataType() == DataType.FLOAT && lengths == null;
    }

    /** Returns the outputs and the end, for arguments that are checked; y's steps lie outermost. */
    static Lstm.Output<INDArray> output(
            Nd4jBackend backend,
            RecurrentSizes z,
            INDArray x,
            Lstm.State<INDArray> start,
            RecurrentParameters<INDArray> p) {
        INDArray y = backend.uninitialized(z.steps(), z.batch(), z.hidden());
        INDArray h = backend.uninitialized(z.batch(), z.hidden());
        INDArray c = backend.uninitialized(z.batch(), z.hidden());
        try (Nd4jScratch scratch = new Nd4jScratch()) {
            Nd4j.exec(DynamicCustomOp.builder("lstmLayer")
                    .addInputs(
                            scratch.rowMajor(x.permute(1, 0, 2)),
                            Nd4jRecurrence.transposed(p.weightInput(), scratch),
                            Nd4jRecurrence.transposed(p.weightHidden(), scratch),
                            Nd4jRecurrence.bias(p, scratch),
                            scratch.rowMajor(start.h()),
                            scratch.rowMajor(start.c()))
                    .addOutputs(y, h, c)
                    // Steps outermost, forward; sigmoid, tanh and tanh; nothing is clipped.
                    .addIntegerArguments(0, 0, 2, 0, 0)
                    .addFloatingPointArguments(0.0)
                    // There are a bias, no lengths, a start of h and of c, no peepholes; y, h and c are wanted.
                    .addBooleanArguments(true, false, true, true, false, true, true, true)
                    .build());
        }
        return new Lstm.Output<>(y.permute(1, 0, 2), new Lstm.State<>(h, c));
    }
}
