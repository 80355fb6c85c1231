package parallax.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import parallax.display.Display;
import parallax.display.Displayable;
import parallax.display.MimeBundle;
import parallax.tensor.Arguments;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * What each epoch of a training came to.
 *
 * @param epochs in order, the first one first
 */
public record History(List<Epoch> epochs) implements Displayable {
    /**
     * One epoch.
     *
     * @param number             from 1
     * @param trainLoss          the mean of its batches' losses, each taken before its step
     * @param validationLoss     after it; NaN without validation
     * @param validationAccuracy after it; NaN without validation
     * @param rate               the learning rate of its last step
     * @param seconds            it took, validation included
     */
    public record Epoch(
            int number,
            double trainLoss,
            double validationLoss,
            double validationAccuracy,
            double rate,
            double seconds) {}

    /** Copies the list. */
    public History {
        epochs = List.copyOf(Arguments.given("epochs", epochs));
    }

    /** Returns the history before the first epoch. */
    public static History empty() {
        return new History(List.of());
    }

    /** Returns this history and one more epoch. */
    History with(Epoch epoch) {
        List<Epoch> more = new ArrayList<>(epochs);
        more.add(epoch);
        return new History(more);
    }

    /**
     * Returns the last epoch.
     *
     * @throws IllegalArgumentException if there is none yet
     */
    public Epoch last() {
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("no epoch is over yet");
        }
        return epochs.get(epochs.size() - 1);
    }

    /** Returns one number of each epoch, to plot: {@code values(Epoch::trainLoss)}. */
    public double[] values(ToDoubleFunction<Epoch> number) {
        return epochs.stream().mapToDouble(number).toArray();
    }

    /**
     * Returns the losses to judge the epochs by: on validation, or on training if no epoch has one on validation.
     *
     * <p>Where some have and some have not, these are NaN: two kinds of loss cannot be compared, and a model whose validation is NaN is broken.
     */
    public double[] judged() {
        boolean validated = epochs.stream().anyMatch(epoch -> !Double.isNaN(epoch.validationLoss));
        return values(validated ? Epoch::validationLoss : Epoch::trainLoss);
    }

    /** Returns a row to each epoch; numbers that are NaN are missing. */
    public Table table() {
        return Table.create(
                "Training",
                IntColumn.create(
                        "epoch", epochs.stream().mapToInt(Epoch::number).toArray()),
                column("train loss", Epoch::trainLoss),
                column("validation loss", Epoch::validationLoss),
                column("validation accuracy", Epoch::validationAccuracy),
                column("learning rate", Epoch::rate),
                column("seconds", Epoch::seconds));
    }

    @Override
    public MimeBundle display() {
        return Display.render(table());
    }

    private DoubleColumn column(String name, ToDoubleFunction<Epoch> number) {
        return DoubleColumn.create(name, values(number));
    }
}
