package parallax.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;
import parallax.train.safetensors.BadFileException;
import parallax.train.safetensors.SafeTensors;
import parallax.train.safetensors.StoredArray;

/**
 * Trainings, and parameters alone, in files of the safetensors format, which NumPy and PyTorch can read.
 *
 * <p>A training's file holds the arrays "parameters.NAME", "optimizer.SLOT.NAME" and "best.NAME", and what is no array of the model:
 *
 * <ul>
 *   <li>"training.steps" and "training.seed", whole numbers;
 *   <li>"training.history", a row to each epoch: training loss, validation loss, validation accuracy, learning rate, seconds;
 *   <li>"training.epoch", of the epoch that is not over: how many steps it had so far, the sum of their losses, and the seconds they took;
 *       then how many batches an epoch has, 0 before the first step (files of earlier versions end before it).
 * </ul>
 */
public final class Checkpoints {
    private static final String FORMAT = "parallax training 1";
    private static final int COLUMNS = 5;

    private Checkpoints() {}

    /**
     * Writes a training, whole or not at all.
     *
     * @param training Not modified.
     * @throws IOException if the file cannot be written; what was there before is then untouched
     */
    public static <T> void save(Training<T> training, Path file, Backend<T> backend) throws IOException {
        Training.Past<T> past = training.past();
        Named<StoredArray> arrays = Named.<StoredArray>none()
                .with("parameters", stored(training.parameters(), backend))
                .with("optimizer", stored(training.optimizer().arrays(), backend))
                .with("best", stored(past.best(), backend))
                .with("training.steps", StoredArray.of(training.steps()))
                .with("training.seed", StoredArray.of(training.seed()))
                .with("training.history", StoredArray.of(StoredArray.Type.F64, rows(past.history())))
                .with(
                        "training.epoch",
                        StoredArray.of(
                                StoredArray.Type.F64,
                                Tensor.vector(past.steps(), past.lossSum(), past.seconds(), past.perEpoch())));
        new SafeTensors(arrays, Map.of("format", FORMAT)).write(file);
    }

    /**
     * Reads a training.
     *
     * @param backend of its arrays, the one they were saved from: single precision stays single, double stays double
     * @throws BadFileException if the file is no training, or one of another precision
     * @throws IOException      if it cannot be read
     */
    public static <T> Training<T> load(Path file, Backend<T> backend) throws IOException {
        SafeTensors all = SafeTensors.read(file);
        if (!FORMAT.equals(all.metadata().get("format"))) {
            throw new BadFileException(
                    file, "is no training: its format is " + all.metadata().get("format") + ", must be " + FORMAT);
        }
        Fields fields = new Fields(file, all.arrays());
        long steps = fields.integer("training.steps");
        if (steps < 0) {
            throw new BadFileException(file, "training.steps is " + steps + ", must be at least 0");
        }
        return new Training<>(
                fields.arrays("parameters", backend),
                new OptimizerState<>(fields.arrays("optimizer", backend), steps),
                fields.integer("training.seed"),
                past(fields, backend, steps));
    }

    private static <T> Training.Past<T> past(Fields fields, Backend<T> backend, long steps) throws BadFileException {
        Tensor epoch = fields.tensor("training.epoch", -1);
        if (epoch.length() != 3 && epoch.length() != 4) {
            throw new BadFileException(
                    fields.file(), "training.epoch has " + epoch.length() + " entries, must have 4, or 3 in old files");
        }
        for (int k = 1; k < 3; k++) {
            if (!Double.isFinite(epoch.get(k))) {
                throw new BadFileException(
                        fields.file(), "training.epoch[" + k + "] is " + epoch.get(k) + ", must be finite");
            }
        }
        return new Training.Past<>(
                history(fields.tensor("training.history", -1, COLUMNS)),
                fields.arrays("best", backend),
                fields.count(epoch, 0, steps),
                epoch.get(1),
                epoch.get(2),
                epoch.length() == 3 ? 0 : fields.count(epoch, 3, Integer.MAX_VALUE));
    }

    /**
     * Writes parameters alone, under their own names.
     *
     * @param parameters Not modified.
     * @throws IOException if the file cannot be written; what was there before is then untouched
     */
    public static <T> void saveParameters(Named<T> parameters, Path file, Backend<T> backend) throws IOException {
        new SafeTensors(stored(parameters, backend), Map.of("format", "pt")).write(file);
    }

    /**
     * Reads the arrays of any file that holds single or double precision, whoever wrote it.
     *
     * @param backend of the arrays; rounds where it is less precise
     * @throws BadFileException if the file is not of the format, or has an array of whole numbers
     * @throws IOException      if it cannot be read
     */
    public static <T> Named<T> loadParameters(Path file, Backend<T> backend) throws IOException {
        Named<StoredArray> arrays = SafeTensors.read(file).arrays();
        for (String name : arrays.names()) {
            if (arrays.get(name).type() == StoredArray.Type.I64) {
                throw new BadFileException(file, "array \"" + name + "\" holds whole numbers (I64), no parameters");
            }
        }
        return arrays.map(array -> backend.of(array.tensor()));
    }

    private static <T> Named<StoredArray> stored(Named<T> arrays, Backend<T> backend) {
        return arrays.map(a -> StoredArray.of(type(backend), backend.tensor(a)));
    }

    private static StoredArray.Type type(Backend<?> backend) {
        return backend.epsilon() > Math.ulp(1.0) ? StoredArray.Type.F32 : StoredArray.Type.F64;
    }

    private static Tensor rows(History history) {
        Tensor rows = Tensor.zeros(history.epochs().size(), COLUMNS);
        for (int e = 0; e < rows.size(0); e++) {
            History.Epoch epoch = history.epochs().get(e);
            rows.set(epoch.trainLoss(), e, 0);
            rows.set(epoch.validationLoss(), e, 1);
            rows.set(epoch.validationAccuracy(), e, 2);
            rows.set(epoch.rate(), e, 3);
            rows.set(epoch.seconds(), e, 4);
        }
        return rows;
    }

    private static History history(Tensor rows) {
        List<History.Epoch> epochs = new ArrayList<>();
        for (int e = 0; e < rows.size(0); e++) {
            epochs.add(new History.Epoch(
                    e + 1, rows.get(e, 0), rows.get(e, 1), rows.get(e, 2), rows.get(e, 3), rows.get(e, 4)));
        }
        return new History(epochs);
    }

    /** The arrays of a training's file, each asked for by name, type and shape. */
    private record Fields(Path file, Named<StoredArray> all) {
        long integer(String name) throws BadFileException {
            return required(name, StoredArray.Type.I64, 1).integers()[0];
        }

        /** A size of −1 may be any. */
        Tensor tensor(String name, int... shape) throws BadFileException {
            return required(name, StoredArray.Type.F64, shape).tensor();
        }

        /** Returns an entry of "training.epoch" that counts something. */
        int count(Tensor epoch, int entry, long most) throws BadFileException {
            double value = epoch.get(entry);
            long highest = Math.min(most, Integer.MAX_VALUE);
            // Said so that NaN is rejected too.
            if (!(value >= 0 && value <= highest && value == Math.rint(value))) {
                throw new BadFileException(
                        file,
                        "training.epoch[" + entry + "] is " + value + ", must be a whole number from 0 to " + highest);
            }
            return (int) value;
        }

        <T> Named<T> arrays(String prefix, Backend<T> backend) throws BadFileException {
            Named<StoredArray> part = all.under(prefix);
            for (String name : part.names()) {
                if (part.get(name).type() != type(backend)) {
                    throw new BadFileException(
                            file,
                            prefix + "." + name + " is " + part.get(name).type() + ", must be " + type(backend)
                                    + " for " + backend.name());
                }
            }
            return part.map(array -> backend.of(array.tensor()));
        }

        private StoredArray required(String name, StoredArray.Type type, int... shape) throws BadFileException {
            if (!all.has(name)) {
                throw new BadFileException(file, "is no training: it has no array \"" + name + "\"");
            }
            StoredArray array = all.get(name);
            int[] actual = array.shape();
            boolean fits = array.type() == type && actual.length == shape.length;
            for (int axis = 0; fits && axis < shape.length; axis++) {
                fits = shape[axis] < 0 || shape[axis] == actual[axis];
            }
            if (!fits) {
                throw new BadFileException(
                        file,
                        name + " is " + array + ", must be " + type + " "
                                + Shapes.text(shape).replace("-1", "any"));
            }
            return array;
        }
    }
}
