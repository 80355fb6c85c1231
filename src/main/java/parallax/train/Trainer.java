package parallax.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.IntFunction;
import parallax.display.ProgressBar;
import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.tensor.Arguments;

/**
 * The training loop: batch, loss and gradients, step, again and again.
 *
 * <p>It remembers nothing: what has happened is in the {@link Training}. So a run may end after any step, be written to a file,
 * read back and go on: n steps, and m more from the file, are n + m steps, bit for bit. That holds up to the end of the plan. At the end of a
 * plan that stops early the parameters are the best ones, while the optimiser's state is the last step's: a plan of more epochs or more
 * patience goes on from there, which is not the run that would have had it from the start.
 *
 * <pre>{@code
 * Trainer<Tensor, LabelledData> trainer = new Trainer<>(backend, loss, new NaiveAdam(Adam.standard()), batches, plan);
 * Training<Tensor> training = trainer.run(parameters);
 * training.history().table();
 * }</pre>
 *
 * @param backend   of the arrays
 * @param loss      to make small
 * @param optimizer that takes the steps
 * @param batches   of the examples
 * @param plan      how long, how fast, and what else
 * @param <T>       the array type of the backend
 * @param <B>       what a batch is
 */
public record Trainer<T, B>(
        Backend<T> backend, LossFunction<T, B> loss, Optimizer<T> optimizer, Batches<B> batches, Plan<T> plan) {

    /**
     * Checks that all parts are there.
     *
     * @throws IllegalArgumentException if one is null, or an epoch has no batch
     */
    public Trainer {
        Arguments.given("backend", backend);
        Arguments.given("loss", loss);
        Arguments.given("optimizer", optimizer);
        Arguments.given("batches", batches);
        Arguments.given("plan", plan);
        if (batches.perEpoch() < 1) {
            throw new IllegalArgumentException("an epoch must have at least 1 batch, has " + batches.perEpoch());
        }
    }

    /**
     * Returns a training before its first step.
     *
     * @param parameters not copied: the steps modify them
     */
    public Training<T> start(Named<T> parameters) {
        OptimizerState<T> state = optimizer.start(plan.frozen().rest(Arguments.given("parameters", parameters)));
        return new Training<>(parameters, state, plan.seed(), Training.Past.none());
    }

    /**
     * Trains from the first step to the end.
     *
     * @param parameters Modified.
     * @return what came of it; {@link Training#release} frees what it holds besides the parameters
     */
    public Training<T> run(Named<T> parameters) {
        Training<T> training = start(parameters);
        run(training);
        return training;
    }

    /** Goes on to the end. The training is modified. */
    public void run(Training<T> training) {
        run(training, Long.MAX_VALUE);
    }

    /**
     * Goes on for some steps, or to the end if that comes before.
     *
     * @param training Modified.
     * @param steps    at most
     * @throws IllegalArgumentException if the training is null, or has another seed than the plan, or came from epochs of another length, or the
     *                                  loss is not finite; the message has both numbers
     * @throws UncheckedIOException     if a checkpoint cannot be written
     */
    public void run(Training<T> training, long steps) {
        if (Arguments.given("training", training).seed() != plan.seed()) {
            throw new IllegalArgumentException(
                    "the training has seed " + training.seed() + ", the plan " + plan.seed());
        }
        training.goesOnIn(batches.perEpoch());
        ProgressBar bar =
                plan.progress() ? ProgressBar.start(training.steps(), (long) plan.epochs() * batches.perEpoch()) : null;
        String note = "";
        for (long left = steps; left > 0 && !plan.isOver(training.history()); ) {
            long before = training.steps();
            note = epoch(training, left, bar);
            left -= training.steps() - before;
        }
        if (bar != null) {
            bar.end(training.steps(), note);
        }
    }

    // From where the training is to the end of its epoch, or fewer steps.
    private String epoch(Training<T> training, long most, ProgressBar bar) {
        int epoch = training.history().epochs().size();
        int from = training.stepsInEpoch();
        int to = from + (int) Math.min(batches.perEpoch() - from, most);
        IntFunction<B> batch = batches.epoch(Seeds.ofEpoch(plan.seed(), epoch));
        String note = "";
        for (int k = from; k < to; k++) {
            double value = step(training, batch.apply(k));
            if (k == batches.perEpoch() - 1) {
                endEpoch(training);
            }
            save(training, k == batches.perEpoch() - 1);
            if (bar != null) {
                note = String.format(Locale.ROOT, "epoch %d of %d, loss %.4f", epoch + 1, plan.epochs(), value);
                bar.at(training.steps(), note);
            }
        }
        return note;
    }

    private double step(Training<T> training, B batch) {
        long start = System.nanoTime();
        long step = training.steps();
        LossFunction.LossAndGradients<T> result =
                loss.at(training.parameters(), batch, Seeds.ofStep(plan.seed(), step));
        Arguments.given("what the loss function returned", result);
        if (!Double.isFinite(result.loss())) {
            throw new IllegalArgumentException("the loss of step " + step + " is " + result.loss()
                    + ", must be finite; a smaller learning rate or clipped gradients may help");
        }
        Named<T> gradients = plan.frozen().rest(Arguments.given("gradients", result.gradients()));
        plan.clip().accept(gradients);
        optimizer.step(
                plan.frozen().rest(training.parameters()),
                gradients,
                training.optimizer(),
                plan.schedule().at(step));
        result.gradients().forEach((name, g) -> backend.release(g));
        training.stepped(result.loss(), (System.nanoTime() - start) / 1e9);
        return result.loss();
    }

    private void endEpoch(Training<T> training) {
        long start = System.nanoTime();
        Validation.Score score = plan.validation().of(training.parameters());
        double rate = plan.schedule().at(training.steps() - 1);
        training.epochOver(score, rate, (System.nanoTime() - start) / 1e9);
        if (plan.keepsLast(training.history())) {
            training.keep(backend);
        }
        if (plan.isOver(training.history())) {
            training.restore(backend);
        }
    }

    private void save(Training<T> training, boolean epochOver) {
        Plan.Saving saving = plan.saving();
        if (saving == null || !(epochOver || training.steps() % saving.every() == 0)) {
            return;
        }
        try {
            Checkpoints.save(training, saving.file(), backend);
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint " + saving.file() + " cannot be written", e);
        }
    }
}
