package parallax.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import parallax.data.LabelledData;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.Named;
import parallax.nn.Nd4jBackend;
import parallax.tensor.Tensor;
import parallax.train.safetensors.BadFileException;
import parallax.train.safetensors.SafeTensors;
import parallax.train.safetensors.StoredArray;

class CheckpointTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("run.safetensors");
    }

    @Test
    void trainingsAreReadAsTheyWereWritten() throws Exception {
        keepsATraining(Toy.naive(0.2), new NaiveAdam(Adam.standard()));
        keepsATraining(Toy.nd4j(DataType.DOUBLE, 0.2), new Nd4jAdam(Adam.standard()));
        keepsATraining(Toy.nd4j(DataType.FLOAT, 0.2), new Nd4jSgd(Sgd.momentum(0.9)));
    }

    private <T> void keepsATraining(Toy<T> toy, Optimizer<T> optimizer) throws Exception {
        Backend<T> backend = toy.backend();
        Plan<T> plan = toy.plan(4).stopping(3).validation(toy::validate);
        Trainer<T, LabelledData> trainer = toy.trainer(optimizer, plan);
        Training<T> training = trainer.start(toy.parameters());
        trainer.run(training, 2L * toy.batches().perEpoch() + 3);
        Checkpoints.save(training, file(), backend);
        Training<T> read = Checkpoints.load(file(), backend);
        assertEquals(tensors(backend, training.parameters()), tensors(backend, read.parameters()));
        assertEquals(
                tensors(backend, training.optimizer().arrays()),
                tensors(backend, read.optimizer().arrays()));
        assertEquals(tensors(backend, training.best()), tensors(backend, read.best()));
        assertEquals(2, read.history().epochs().size());
        assertEquals(training.history(), read.history());
        assertEquals(training.steps(), read.steps());
        assertEquals(training.seed(), read.seed());
        assertEquals(3, read.past().steps());
        assertEquals(training.past().lossSum(), read.past().lossSum());
        assertTrue(read.past().lossSum() > 0);
        assertEquals(7, read.past().perEpoch());
    }

    @Test
    void parametersAloneHaveTheirOwnNames() throws Exception {
        Named<Tensor> parameters = Named.<Tensor>none()
                .with("layer.weight", Tensor.of(new int[] {2, 1}, 0.1, -2))
                .with("layer.bias", Tensor.vector(3));
        Checkpoints.saveParameters(parameters, file(), new NaiveBackend());
        assertEquals(
                parameters.asMap(),
                Checkpoints.loadParameters(file(), new NaiveBackend()).asMap());
        Nd4jBackend single = new Nd4jBackend(DataType.FLOAT);
        assertEquals(
                Tensor.of(new int[] {2, 1}, (float) 0.1, -2),
                single.tensor(Checkpoints.loadParameters(file(), single).get("layer.weight")));
    }

    @Test
    void otherFilesAreToldSo() throws Exception {
        Map<String, StoredArray> arrays = new LinkedHashMap<>();
        arrays.put("parameters.w", StoredArray.of(StoredArray.Type.F64, Tensor.vector(1)));
        arrays.put("training.steps", StoredArray.of(3));
        arrays.put("training.seed", StoredArray.of(7));
        arrays.put("training.history", StoredArray.of(StoredArray.Type.F64, Tensor.zeros(0, 5)));
        arrays.put("training.epoch", StoredArray.of(StoredArray.Type.F64, Tensor.vector(3, 0, 0)));
        write(arrays, "parallax training 1");
        assertEquals(3, Checkpoints.load(file(), new NaiveBackend()).steps());

        write(arrays, "pt");
        assertBad("is no training: its format is pt, must be parallax training 1");
        Map<String, StoredArray> without = new LinkedHashMap<>(arrays);
        without.remove("training.seed");
        write(without, "parallax training 1");
        assertBad("is no training: it has no array \"training.seed\"");
        assertBadWith(arrays, "training.steps", StoredArray.of(-1), "training.steps is -1, must be at least 0");
        assertBadWith(arrays, "training.steps", StoredArray.of(1, 2), "training.steps is I64 (2), must be I64 (1)");
        assertBadWith(
                arrays,
                "training.history",
                StoredArray.of(StoredArray.Type.F64, Tensor.zeros(2, 4)),
                "training.history is F64 (2, 4), must be F64 (any, 5)");
        for (double steps : new double[] {2.7, Double.NaN, -4, 4, 1e12}) {
            assertBadWith(
                    arrays,
                    "training.epoch",
                    StoredArray.of(StoredArray.Type.F64, Tensor.vector(steps, 0, 0, 7)),
                    "training.epoch[0] is " + steps + ", must be a whole number from 0 to 3");
        }
        assertBadWith(
                arrays,
                "training.epoch",
                StoredArray.of(StoredArray.Type.F64, Tensor.vector(3, 0, 0, 0.5)),
                "training.epoch[3] is 0.5, must be a whole number from 0 to 2147483647");
        assertBadWith(
                arrays,
                "training.epoch",
                StoredArray.of(StoredArray.Type.F64, Tensor.vector(3, Double.NaN, 0, 7)),
                "training.epoch[1] is NaN, must be finite");
        assertBadWith(
                arrays,
                "training.epoch",
                StoredArray.of(StoredArray.Type.F64, Tensor.vector(3, 0)),
                "training.epoch has 2 entries, must have 4, or 3 in old files");
        assertBadWith(
                arrays,
                "parameters.w",
                StoredArray.of(StoredArray.Type.F32, Tensor.vector(1)),
                "parameters.w is F32, must be F64 for naive");
        write(Map.of("w", StoredArray.of(1)), "pt");
        assertEquals(
                "run.safetensors: array \"w\" holds whole numbers (I64), no parameters",
                assertThrows(BadFileException.class, () -> Checkpoints.loadParameters(file(), new NaiveBackend()))
                        .getMessage());
    }

    private void write(Map<String, StoredArray> arrays, String format) throws Exception {
        new SafeTensors(Named.of(arrays), Map.of("format", format)).write(file());
    }

    private void assertBadWith(Map<String, StoredArray> arrays, String name, StoredArray other, String problem)
            throws Exception {
        Map<String, StoredArray> changed = new LinkedHashMap<>(arrays);
        changed.put(name, other);
        write(changed, "parallax training 1");
        assertBad(problem);
    }

    private void assertBad(String problem) {
        assertEquals(
                "run.safetensors: " + problem,
                assertThrows(BadFileException.class, () -> Checkpoints.load(file(), new NaiveBackend()))
                        .getMessage());
    }

    private static <T> List<Tensor> tensors(Backend<T> backend, Named<T> arrays) {
        return arrays.asMap().values().stream().map(backend::tensor).toList();
    }
}
