package parallax.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import parallax.check.Comparison;
import parallax.check.Tolerance;
import parallax.data.LabelledData;
import parallax.nn.Backend;
import parallax.nn.NaiveBackend;
import parallax.nn.Named;
import parallax.tensor.Tensor;
import tech.tablesaw.api.Table;

class TrainerTest {
    private static final int PER_EPOCH = 7;

    @TempDir
    Path folder;

    private static <T> List<Tensor> tensors(Backend<T> backend, Named<T> arrays) {
        return arrays.asMap().values().stream().map(backend::tensor).toList();
    }

    private static double[] losses(Training<?> training) {
        return training.history().values(History.Epoch::trainLoss);
    }

    @Test
    void learnsTheTask() {
        Toy<Tensor> toy = Toy.naive(0);
        Training<Tensor> training = toy.trainer(
                        new NaiveAdam(Adam.standard()), toy.plan(60).validation(toy::validate))
                .run(toy.parameters());
        assertEquals(60, training.history().epochs().size());
        assertEquals(60 * PER_EPOCH, training.steps());
        History.Epoch last = training.history().last();
        assertTrue(last.trainLoss() < 0.2 * training.history().epochs().get(0).trainLoss(), last.toString());
        assertTrue(last.validationAccuracy() >= 0.8, last.toString());
        assertEquals(0.005, last.rate(), 1e-4);
    }

    @Test
    void twinsHaveTheSameLosses() {
        Toy<Tensor> naive = Toy.naive(0);
        Named<Tensor> expected = naive.parameters();
        double[] losses = losses(naive.trainer(new NaiveAdam(Adam.decoupled(0.01)), clipped(naive, new NaiveClipping()))
                .run(expected));
        for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
            Toy<INDArray> toy = Toy.nd4j(type, 0);
            Training<INDArray> training = toy.trainer(
                            new Nd4jAdam(Adam.decoupled(0.01)), clipped(toy, new Nd4jClipping()))
                    .run(toy.parameters());
            Tolerance tolerance = type == DataType.DOUBLE ? Tolerance.DOUBLE : Tolerance.FLOAT_GOLDEN;
            Comparison same =
                    Comparison.of("losses", Tensor.vector(losses), Tensor.vector(losses(training)), tolerance);
            assertTrue(same.passed(), same::toString);
        }
    }

    private static <T> Plan<T> clipped(Toy<T> toy, Clipping<T> clipping) {
        return toy.plan(10).clip(g -> clipping.byNorm(g, 0.5));
    }

    /** With dropout, in the middle of an epoch, through a file. */
    @Test
    void stepsBeforeAndAfterAFileAreAsStepsInOneRun() throws Exception {
        resumes(Toy.naive(0.3), new NaiveAdam(Adam.standard()));
        resumes(Toy.naive(0.3), new NaiveSgd(Sgd.momentum(0.8)));
        resumes(Toy.nd4j(DataType.FLOAT, 0.3), new Nd4jAdam(Adam.decoupled(0.1)));
        resumes(Toy.nd4j(DataType.DOUBLE, 0.3), new Nd4jSgd(new Sgd(0.8, true, 0.01)));
    }

    private <T> void resumes(Toy<T> toy, Optimizer<T> optimizer) throws Exception {
        Path file = folder.resolve("run.safetensors");
        Plan<T> plan = toy.plan(6).stopping(3).validation(toy::validate).frozen(Frozen.matching("hidden.bias"));
        Trainer<T, LabelledData> trainer = toy.trainer(optimizer, plan);
        Training<T> whole = trainer.run(toy.parameters());
        for (long first : new long[] {1, PER_EPOCH - 1, PER_EPOCH, PER_EPOCH + 3, 3 * PER_EPOCH + 5}) {
            Training<T> part = trainer.start(toy.parameters());
            trainer.run(part, first);
            assertEquals(first, part.steps());
            Checkpoints.save(part, file, toy.backend());
            Training<T> rest = Checkpoints.load(file, toy.backend());
            trainer.run(rest);
            assertEquals(whole.steps(), rest.steps());
            assertEquals(tensors(toy.backend(), whole.parameters()), tensors(toy.backend(), rest.parameters()));
            assertEquals(
                    tensors(toy.backend(), whole.optimizer().arrays()),
                    tensors(toy.backend(), rest.optimizer().arrays()));
            assertEquals(Arrays.toString(losses(whole)), Arrays.toString(losses(rest)), "after " + first + " steps");
        }
    }

    @Test
    void theSeedDecidesTheOrderAndNothingElseDoes() {
        Toy<Tensor> toy = Toy.naive(0.3);
        Optimizer<Tensor> adam = new NaiveAdam(Adam.standard());
        double[] first = losses(toy.trainer(adam, toy.plan(3)).run(toy.parameters()));
        assertEquals(
                Arrays.toString(first),
                Arrays.toString(losses(toy.trainer(adam, toy.plan(3)).run(toy.parameters()))));
        Plan<Tensor> other = Plan.<Tensor>of(3, toy.plan(3).schedule(), 12).silent();
        assertNotEquals(
                Arrays.toString(first),
                Arrays.toString(losses(toy.trainer(adam, other).run(toy.parameters()))));
    }

    @Test
    void frozenParametersStay() {
        Toy<Tensor> toy = Toy.naive(0);
        Named<Tensor> parameters = toy.parameters();
        Plan<Tensor> plan = toy.plan(2).frozen(Frozen.matching("hidden.*"));
        Training<Tensor> training =
                toy.trainer(new NaiveSgd(Sgd.momentum(0.9)), plan).run(parameters);
        assertEquals(toy.parameters().get("hidden.weight"), parameters.get("hidden.weight"));
        assertNotEquals(toy.parameters().get("out.weight"), parameters.get("out.weight"));
        assertEquals(
                "[momentum.out.weight, momentum.out.bias]",
                training.optimizer().arrays().names().toString());
    }

    /** The validation says which epoch is the best: the third. */
    @Test
    void stopsWhenItGetsNoBetterAndRestoresTheBestWeights() {
        Toy<Tensor> toy = Toy.naive(0);
        double[] says = {5, 4, 3, 3.5, 3, 9};
        List<List<Tensor>> seen = new ArrayList<>();
        Plan<Tensor> plan = toy.plan(50).stopping(3).validation(p -> {
            seen.add(p.asMap().values().stream().map(Tensor::copy).toList());
            return new Validation.Score(says[seen.size() - 1], 0.5);
        });
        Named<Tensor> parameters = toy.parameters();
        Training<Tensor> training =
                toy.trainer(new NaiveAdam(Adam.standard()), plan).run(parameters);
        assertEquals(6, training.history().epochs().size());
        assertEquals(seen.get(2), List.copyOf(parameters.asMap().values()));
        assertEquals(seen.get(2), List.copyOf(training.best().asMap().values()));
    }

    @Test
    void improvementsMustBeAsLargeAsSaid() {
        EarlyStopping stopping = new EarlyStopping(2, 0.5);
        History history = History.empty();
        for (double loss : new double[] {3, 2.6, 2.4, 2.3, 2}) {
            history = history.with(new History.Epoch(history.epochs().size() + 1, 1, loss, 1, 0.1, 1));
        }
        // 2.6 is no new best after 3, 2.4 is, 2.3 and 2 are none after 2.4
        assertEquals(3, stopping.best(history));
        assertTrue(stopping.stops(history));
        assertFalse(new EarlyStopping(3, 0.5).stops(history));
        Twin.assertRejects("patience must be at least 1, is 0", () -> new EarlyStopping(0, 0));
        Twin.assertRejects("improvement must be at least 0 and finite, is NaN", () -> new EarlyStopping(1, Double.NaN));
    }

    @Test
    void checkpointsAreWrittenOnTheWay() throws Exception {
        Toy<Tensor> toy = Toy.naive(0);
        Path file = folder.resolve("way.safetensors");
        Trainer<Tensor, LabelledData> trainer =
                toy.trainer(new NaiveAdam(Adam.standard()), toy.plan(2).saving(file, 5));
        Training<Tensor> training = trainer.start(toy.parameters());
        trainer.run(training, 4);
        assertFalse(Files.exists(file));
        trainer.run(training, 2);
        assertEquals(5, Checkpoints.load(file, new NaiveBackend()).steps());
        trainer.run(training, 2);
        assertEquals(PER_EPOCH, Checkpoints.load(file, new NaiveBackend()).steps());
        trainer.run(training);
        Training<Tensor> end = Checkpoints.load(file, new NaiveBackend());
        assertEquals(2 * PER_EPOCH, end.steps());
        trainer.run(end);
        assertEquals(2 * PER_EPOCH, end.steps());
        Trainer<Tensor, LabelledData> into =
                toy.trainer(new NaiveAdam(Adam.standard()), toy.plan(2).saving(file.resolve("no/folder"), 1));
        assertThrows(UncheckedIOException.class, () -> into.run(toy.parameters()));
    }

    @Test
    void anEpochHasEachExampleOnce() {
        Tensor x = Tensor.zeros(10, 1);
        Arrays.setAll(x.data(), k -> k);
        Batches<LabelledData> batches = Batches.of(LabelledData.of(x, new int[10], List.of("a")), 4);
        assertEquals(3, batches.perEpoch());
        IntFunction<LabelledData> epoch = batches.epoch(Seeds.ofEpoch(1, 0));
        assertEquals(2, epoch.apply(2).size());
        List<Double> all = IntStream.range(0, 3)
                .mapToObj(epoch)
                .flatMapToDouble(batch -> Arrays.stream(batch.x().data()))
                .boxed()
                .toList();
        List<Double> inOrder = Arrays.stream(x.data()).boxed().toList();
        assertEquals(inOrder, all.stream().sorted().toList());
        assertNotEquals(inOrder, all);
        assertNotEquals(epoch.apply(0), batches.epoch(Seeds.ofEpoch(1, 1)).apply(0));
        Twin.assertRejects("a batch has at least 1 example, size is 0", () -> Batches.of(Toy.points(1), 0));
    }

    @Test
    void theWholeSetMayBeOneBatch() {
        for (int size : new int[] {50, 51, Integer.MAX_VALUE}) {
            Batches<LabelledData> batches = Batches.of(Toy.points(1), size);
            assertEquals(1, batches.perEpoch());
            assertEquals(50, batches.epoch(Seeds.ofEpoch(1, 0)).apply(0).size());
        }
        Toy<Tensor> toy = Toy.naive(0);
        Batches<LabelledData> none = new Batches<>() {
            @Override
            public int perEpoch() {
                return 0;
            }

            @Override
            public IntFunction<LabelledData> epoch(RandomGenerator random) {
                return k -> Toy.points(1);
            }
        };
        Twin.assertRejects(
                "an epoch must have at least 1 batch, has 0",
                () -> new Trainer<>(toy.backend(), toy::loss, new NaiveSgd(Sgd.plain()), none, toy.plan(1)));
    }

    /** Also where no epoch is over yet, so that the number of steps tells nothing. */
    @Test
    void otherBatchesThanBeforeAreRefused() throws Exception {
        Toy<Tensor> toy = Toy.naive(0);
        Optimizer<Tensor> sgd = new NaiveSgd(Sgd.plain());
        Path file = folder.resolve("other.safetensors");
        Trainer<Tensor, LabelledData> larger =
                new Trainer<>(toy.backend(), toy::loss, sgd, Batches.of(Toy.points(1), 13), toy.plan(3));
        for (int taken : new int[] {2, 4, 5}) {
            Training<Tensor> training = toy.trainer(sgd, toy.plan(3)).start(toy.parameters());
            toy.trainer(sgd, toy.plan(3)).run(training, taken);
            Checkpoints.save(training, file, toy.backend());
            Training<Tensor> read = Checkpoints.load(file, toy.backend());
            Twin.assertRejects(
                    "the training's epochs have 7 batches, here an epoch has 4; go on with batches of the same size and examples",
                    () -> larger.run(read));
            // A file of an earlier version does not say how many.
            Training<Tensor> old = new Training<>(
                    toy.parameters(),
                    new OptimizerState<>(Named.none(), taken),
                    11,
                    new Training.Past<>(History.empty(), Named.none(), taken, 1, 1, 0));
            if (taken >= 4) {
                Twin.assertRejects(
                        "the training has taken " + taken + " steps in an epoch that is not over, here an epoch has 4",
                        () -> larger.run(old));
            }
        }
    }

    @Test
    void anEpochThatCouldNotBeValidatedIsNotTheBest() {
        History history = History.empty();
        double[] validation = {0.5, 0.4, Double.NaN, Double.NaN};
        for (int e = 0; e < 4; e++) {
            history = history.with(new History.Epoch(e + 1, 0.1 / (e + 1), validation[e], 1, 0.1, 1));
        }
        assertEquals(2, new EarlyStopping(2, 0).best(history));
        assertTrue(new EarlyStopping(2, 0).stops(history));
        assertArrayEquals(validation, history.judged());
        // Nowhere validated: the training loss judges.
        History without = new History(history.epochs().subList(2, 4));
        assertArrayEquals(new double[] {0.1 / 3, 0.1 / 4}, without.judged());
        assertEquals(4, new EarlyStopping(2, 0).best(without));
    }

    @Test
    void accuracyCountsTheLargest() {
        assertEquals(2, Accuracy.correct(Tensor.of(new int[] {3, 2}, 1, 2, 4, 3, 5, 5), 1, 1, 0));
        Twin.assertRejects(
                "logits[1, 0] is NaN", () -> Accuracy.correct(Tensor.of(new int[] {2, 2}, 1, 2, Double.NaN, 0), 0, 0));
        Twin.assertRejects("labels[1] is 2, must be from 0 to 1", () -> Accuracy.correct(Tensor.zeros(2, 2), 0, 2));
        Twin.assertRejects("labels[0] is -1, must be from 0 to 1", () -> Accuracy.correct(Tensor.zeros(2, 2), -1, 1));
        Twin.assertRejects("logits is null", () -> Accuracy.correct(null, 0));
        Twin.assertRejects("labels is null", () -> Accuracy.correct(Tensor.zeros(2, 2), (int[]) null));
        Twin.assertRejects("logits has 3 rows, labels has 2 entries", () -> Accuracy.correct(Tensor.zeros(3, 2), 1, 1));
    }

    @Test
    void historyIsATable() {
        Toy<Tensor> toy = Toy.naive(0);
        Trainer<Tensor, LabelledData> trainer = toy.trainer(new NaiveSgd(Sgd.plain()), toy.plan(2));
        Training<Tensor> training = trainer.run(toy.parameters());
        Table table = training.history().table();
        assertEquals(
                List.of("epoch", "train loss", "validation loss", "validation accuracy", "learning rate", "seconds"),
                table.columnNames());
        assertEquals(2, table.rowCount());
        assertEquals(2, table.intColumn("epoch").get(1));
        assertEquals(losses(training)[1], table.doubleColumn("train loss").get(1));
        assertEquals(2, table.column("validation loss").countMissing());
        assertTrue(training.history().display().plain().startsWith("Training: 2 rows, 6 columns"));
        Twin.assertRejects("no epoch is over yet", () -> History.empty().last());
    }

    @Test
    void saysWhatIsWrong() {
        Toy<Tensor> toy = Toy.naive(0);
        Optimizer<Tensor> sgd = new NaiveSgd(Sgd.plain());
        Twin.assertRejects("epochs must be at least 1, is 0", () -> Plan.of(0, Schedule.constant(1), 5));
        Twin.assertRejects("every must be at least 1, is 0", () -> toy.plan(1).saving(folder, 0));
        Training<Tensor> training = toy.trainer(sgd, toy.plan(1)).start(toy.parameters());
        Plan<Tensor> other = Plan.<Tensor>of(1, Schedule.constant(1), 5).silent();
        Twin.assertRejects(
                "the training has seed 11, the plan 5",
                () -> toy.trainer(sgd, other).run(training));
        Trainer<Tensor, LabelledData> longer =
                new Trainer<>(toy.backend(), toy::loss, sgd, Batches.of(Toy.points(1), 10), toy.plan(5));
        Training<Tensor> after = toy.trainer(sgd, toy.plan(5)).start(toy.parameters());
        toy.trainer(sgd, toy.plan(5)).run(after, 2 * PER_EPOCH);
        Twin.assertRejects("the training has taken 14 steps in 2 epochs, here an epoch has 5", () -> longer.run(after));
        Twin.assertRejects(
                "training is null", () -> toy.trainer(sgd, toy.plan(1)).run((Training<Tensor>) null));
        Trainer<Tensor, LabelledData> nothing =
                new Trainer<>(toy.backend(), (p, batch, random) -> null, sgd, toy.batches(), toy.plan(1));
        Twin.assertRejects("what the loss function returned is null", () -> nothing.run(toy.parameters()));
        Trainer<Tensor, LabelledData> half = new Trainer<>(
                toy.backend(),
                (p, batch, random) -> new LossFunction.LossAndGradients<>(1, null),
                sgd,
                toy.batches(),
                toy.plan(1));
        Twin.assertRejects("gradients is null", () -> half.run(toy.parameters()));
        Trainer<Tensor, LabelledData> infinite = new Trainer<>(
                toy.backend(),
                (p, batch, random) -> new LossFunction.LossAndGradients<>(Double.POSITIVE_INFINITY, p),
                sgd,
                toy.batches(),
                toy.plan(1));
        Twin.assertRejects(
                "the loss of step 0 is Infinity, must be finite; a smaller learning rate or clipped gradients may help",
                () -> infinite.run(toy.parameters()));
    }
}
