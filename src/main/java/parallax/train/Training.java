package parallax.train;

import parallax.nn.Backend;
import parallax.nn.Named;
import parallax.tensor.Arguments;
import parallax.tensor.HasContents;

/**
 * A training as it stands after some steps: all that decides how it goes on, besides the {@link Trainer}.
 *
 * <p>There is no generator in it: each step's draws are a function of the seed and the step's number.
 *
 * @param <T> the array type of a backend
 */
public final class Training<T> implements HasContents {
    private final Named<T> parameters;
    private final OptimizerState<T> optimizer;
    private final long seed;
    private Named<T> best;
    private History history;
    private int stepsInEpoch;
    private double lossSum;
    private double seconds;
    private int perEpoch;

    /**
     * What has happened, besides what the parameters and the optimiser's state say.
     *
     * @param history  of the epochs that are over
     * @param best     the weights of the best of them; none if they are not kept
     * @param steps    taken in the epoch that is not over
     * @param lossSum  of these steps
     * @param seconds  they took
     * @param perEpoch batches of an epoch; 0 where it is not known: before the first step, and in files that do not say it
     */
    record Past<T>(History history, Named<T> best, int steps, double lossSum, double seconds, int perEpoch) {
        static <T> Past<T> none() {
            return new Past<>(History.empty(), Named.none(), 0, 0, 0, 0);
        }
    }

    Training(Named<T> parameters, OptimizerState<T> optimizer, long seed, Past<T> past) {
        this.parameters = Arguments.given("parameters", parameters);
        this.optimizer = optimizer;
        this.seed = seed;
        history = past.history;
        best = past.best;
        stepsInEpoch = past.steps;
        lossSum = past.lossSum;
        seconds = past.seconds;
        perEpoch = past.perEpoch;
    }

    /** Returns the parameters themselves: those given at the start, or those of the file. */
    public Named<T> parameters() {
        return parameters;
    }

    /** Returns the optimiser's state. */
    public OptimizerState<T> optimizer() {
        return optimizer;
    }

    /** Returns the seed of every draw. */
    public long seed() {
        return seed;
    }

    /** Returns how many steps were taken. */
    public long steps() {
        return optimizer.steps();
    }

    /** Returns how many of them were taken in the epoch that is not over. */
    int stepsInEpoch() {
        return stepsInEpoch;
    }

    /** Returns what the epochs so far came to. */
    public History history() {
        return history;
    }

    /** Returns copies of the weights after the best epoch so far; none unless the plan stops early. */
    public Named<T> best() {
        return best;
    }

    /** Returns the history, the best weights and what the epoch that is not over came to so far. */
    Past<T> past() {
        return new Past<>(history, best, stepsInEpoch, lossSum, seconds, perEpoch);
    }

    /**
     * Takes note of how many batches the epochs have in which it goes on.
     *
     * @throws IllegalArgumentException if those before had another number: in the middle of an epoch, batches would then come twice or never
     */
    void goesOnIn(int batches) {
        int epochs = history.epochs().size();
        long inWholeEpochs = steps() - stepsInEpoch;
        if (inWholeEpochs != (long) epochs * batches) {
            throw new IllegalArgumentException("the training has taken " + inWholeEpochs + " steps in " + epochs
                    + " epochs, here an epoch has " + batches);
        }
        if (perEpoch != 0 && perEpoch != batches) {
            throw new IllegalArgumentException("the training's epochs have " + perEpoch + " batches, here an epoch has "
                    + batches + "; go on with batches of the same size and examples");
        }
        if (stepsInEpoch >= batches) {
            throw new IllegalArgumentException("the training has taken " + stepsInEpoch
                    + " steps in an epoch that is not over, here an epoch has " + batches);
        }
        perEpoch = batches;
    }

    /** Counts a step of the epoch that is not over. */
    void stepped(double loss, double took) {
        stepsInEpoch++;
        lossSum += loss;
        seconds += took;
    }

    /** Ends the epoch. */
    void epochOver(Validation.Score score, double rate, double validationTook) {
        history = history.with(new History.Epoch(
                history.epochs().size() + 1,
                lossSum / stepsInEpoch,
                score.loss(),
                score.accuracy(),
                rate,
                seconds + validationTook));
        stepsInEpoch = 0;
        lossSum = 0;
        seconds = 0;
    }

    /** Keeps copies of the parameters as they are, in place of those kept before. */
    void keep(Backend<T> backend) {
        best.forEach((name, old) -> backend.release(old));
        best = parameters.map(a -> backend.of(backend.tensor(a)));
    }

    /** Gives the parameters the entries that were kept, if some were. */
    void restore(Backend<T> backend) {
        best.forEach((name, kept) -> backend.assign(parameters.get(name), kept));
    }

    /** Gives back the memory of all but the parameters: the optimiser's state and the best weights. The training ends here. */
    public void release(Backend<T> backend) {
        optimizer.arrays().forEach((name, a) -> backend.release(a));
        best.forEach((name, a) -> backend.release(a));
    }

    /** Returns the history, the parameters and the optimiser's state. */
    @Override
    public Object contents() {
        return new Parts<>(history, parameters, optimizer);
    }

    private record Parts<T>(History history, Named<T> parameters, OptimizerState<T> optimizer) {}

    @Override
    public String toString() {
        int epochs = history.epochs().size();
        return "Training after " + steps() + (steps() == 1 ? " step, " : " steps, ") + epochs
                + (epochs == 1 ? " epoch" : " epochs");
    }
}
