package parallax.train;

import java.nio.file.Path;
import java.util.function.Consumer;
import parallax.nn.Named;
import parallax.tensor.Arguments;

/**
 * How a model is trained, whatever it is.
 *
 * <p>Made from {@link #of} by naming what differs from it: {@code Plan.<T>of(10, schedule, seed).frozen(Frozen.matching("table"))}.
 *
 * @param epochs     how often each example is seen
 * @param schedule   the learning rate of each step
 * @param seed       of every draw: the order of the examples, and the generator that the loss is given
 * @param frozen     the parameters that stay as they are
 * @param clip       what is done to the gradients before a step, in place
 * @param validation what is measured after each epoch
 * @param stopping   when to stop early, or null for never
 * @param saving     when to write checkpoints, or null for never
 * @param progress   whether a bar is drawn
 * @param <T>        the array type of a backend
 */
public record Plan<T>(
        int epochs,
        Schedule schedule,
        long seed,
        Frozen frozen,
        Consumer<Named<T>> clip,
        Validation<T> validation,
        EarlyStopping stopping,
        Saving saving,
        boolean progress) {

    /**
     * When to write a checkpoint, and where.
     *
     * @param file  replaced each time
     * @param every steps there is one, and one at the end of each epoch; at least 1
     */
    public record Saving(Path file, long every) {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Saving {
            Arguments.given("file", file);
            if (every < 1) {
                throw new IllegalArgumentException("every must be at least 1, is " + every);
            }
        }
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if epochs is less than 1, or a part is null
     */
    public Plan {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, is " + epochs);
        }
        Arguments.given("schedule", schedule);
        Arguments.given("frozen", frozen);
        Arguments.given("clip", clip);
        Arguments.given("validation", validation);
    }

    /** Returns the plan that freezes, clips, validates, stops and saves nothing, and draws a bar. */
    public static <T> Plan<T> of(int epochs, Schedule schedule, long seed) {
        return new Plan<>(
                epochs, schedule, seed, Frozen.nothing(), gradients -> {}, Validation.none(), null, null, true);
    }

    /** Returns this plan with some parameters frozen. */
    public Plan<T> frozen(Frozen some) {
        return new Plan<>(epochs, schedule, seed, some, clip, validation, stopping, saving, progress);
    }

    /** Returns this plan with gradients clipped: {@code clip(g -> new NaiveClipping().byNorm(g, 1))}. */
    public Plan<T> clip(Consumer<Named<T>> how) {
        return new Plan<>(epochs, schedule, seed, frozen, how, validation, stopping, saving, progress);
    }

    /** Returns this plan with a validation after each epoch. */
    public Plan<T> validation(Validation<T> how) {
        return new Plan<>(epochs, schedule, seed, frozen, clip, how, stopping, saving, progress);
    }

    /** Returns this plan, stopping after some epochs without a new best; the best weights are restored at the end. */
    public Plan<T> stopping(int patience) {
        EarlyStopping when = new EarlyStopping(patience, 0);
        return new Plan<>(epochs, schedule, seed, frozen, clip, validation, when, saving, progress);
    }

    /** Returns this plan with checkpoints in a file, every so many steps and at the end of each epoch. */
    public Plan<T> saving(Path file, long every) {
        Saving when = new Saving(file, every);
        return new Plan<>(epochs, schedule, seed, frozen, clip, validation, stopping, when, progress);
    }

    /** Returns this plan without a bar. */
    public Plan<T> silent() {
        return new Plan<>(epochs, schedule, seed, frozen, clip, validation, stopping, saving, false);
    }

    /** Returns whether all epochs are over, or it no longer gets better. */
    boolean isOver(History history) {
        return history.epochs().size() >= epochs || (stopping != null && stopping.stops(history));
    }

    /** Returns whether the last epoch of the history is the best, and is to be kept. */
    boolean keepsLast(History history) {
        return stopping != null && stopping.best(history) == history.last().number();
    }
}
