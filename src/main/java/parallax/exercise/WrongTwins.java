package parallax.exercise;

import java.util.List;
import java.util.stream.Collectors;
import parallax.exercise.attention.AttentionExercise;
import parallax.exercise.attention.MaskedSoftmaxExercise;
import parallax.exercise.attention.SoftmaxGradientExercise;
import parallax.exercise.conv.Conv2dBiasGradientExercise;
import parallax.exercise.conv.Conv2dExercise;
import parallax.exercise.conv.Conv2dInputGradientExercise;
import parallax.exercise.conv.Conv2dWeightGradientExercise;
import parallax.exercise.conv.CorrelateExercise;
import parallax.exercise.decoder.BeamSearchExercise;
import parallax.exercise.decoder.ShiftRightExercise;
import parallax.exercise.decoder.TokenLossExercise;
import parallax.exercise.decoder.TokenLossGradientExercise;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.WrongTwin;
import parallax.exercise.encoder.AddNormExercise;
import parallax.exercise.encoder.LayerNormExercise;
import parallax.exercise.encoder.SinusoidsExercise;
import parallax.exercise.gates.GateGradientsExercise;
import parallax.exercise.gates.GruStepExercise;
import parallax.exercise.gates.LstmStepExercise;
import parallax.exercise.multihead.MergeHeadsExercise;
import parallax.exercise.multihead.MultiHeadExercise;
import parallax.exercise.multihead.SplitHeadsExercise;
import parallax.exercise.pool.MaxPool2dExercise;
import parallax.exercise.pool.MaxPool2dGradientExercise;
import parallax.exercise.pool.MaxPoolExercise;
import parallax.exercise.recurrent.RnnExercise;
import parallax.exercise.recurrent.RnnThroughTimeExercise;
import parallax.exercise.recurrent.RnnWeightGradientExercise;
import parallax.exercise.train.SgdStepExercise;

/** Algorithms with one known mistake each, to be put to use on purpose: break something, and see what shows. */
public final class WrongTwins {
    private WrongTwins() {}

    /**
     * Returns the names of the wrong twins of an exercise.
     *
     * @param exercise its name, e.g. "conv2d"
     * @throws IllegalArgumentException if there is no such exercise
     */
    public static List<String> names(String exercise) {
        return Exercises.named(exercise).wrongTwins().stream()
                .map(WrongTwin::id)
                .toList();
    }

    /**
     * Returns a convolution's forward pass with one mistake: {@code WrongTwins.conv2d("stride-not-in-index")}.
     *
     * @throws IllegalArgumentException if there is no wrong twin of that name
     */
    public static Conv2dExercise.Forward conv2d(String name) {
        return function(Conv2dExercise.EXERCISE, name);
    }

    /** Returns a cross-correlation with one mistake. */
    public static CorrelateExercise.Correlate correlate(String name) {
        return function(CorrelateExercise.EXERCISE, name);
    }

    /** Returns the gradient of a convolution's bias with one mistake. */
    public static Conv2dBiasGradientExercise.BiasGradient conv2dBiasGradient(String name) {
        return function(Conv2dBiasGradientExercise.EXERCISE, name);
    }

    /** Returns the gradient of a convolution's weight with one mistake. */
    public static Conv2dWeightGradientExercise.WeightGradient conv2dWeightGradient(String name) {
        return function(Conv2dWeightGradientExercise.EXERCISE, name);
    }

    /** Returns the gradient of a convolution's input with one mistake. */
    public static Conv2dInputGradientExercise.InputGradient conv2dInputGradient(String name) {
        return function(Conv2dInputGradientExercise.EXERCISE, name);
    }

    /** Returns a step of gradient descent with one mistake. */
    public static SgdStepExercise.SgdStep sgdStep(String name) {
        return function(SgdStepExercise.EXERCISE, name);
    }

    /** Returns max pooling of one map (H, W), with one mistake. */
    public static MaxPoolExercise.MaxPool maxPool(String name) {
        return function(MaxPoolExercise.EXERCISE, name);
    }

    /** Returns the whole forward pass of max pooling, with one mistake. */
    public static MaxPool2dExercise.Forward maxPool2d(String name) {
        return function(MaxPool2dExercise.EXERCISE, name);
    }

    /** Returns the gradient of max pooling's input, with one mistake. */
    public static MaxPool2dGradientExercise.Gradient maxPool2dGradient(String name) {
        return function(MaxPool2dGradientExercise.EXERCISE, name);
    }

    /** Returns a recurrent network over whole sequences, with one mistake. */
    public static RnnExercise.Forward rnn(String name) {
        return function(RnnExercise.EXERCISE, name);
    }

    /** Returns backpropagation through time with one mistake. */
    public static RnnThroughTimeExercise.Gradient rnnThroughTime(String name) {
        return function(RnnThroughTimeExercise.EXERCISE, name);
    }

    /** Returns the gradient of the recurrent weights with one mistake. */
    public static RnnWeightGradientExercise.Gradient rnnWeightGradient(String name) {
        return function(RnnWeightGradientExercise.EXERCISE, name);
    }

    /** Returns one step of an LSTM, with one mistake. */
    public static LstmStepExercise.Step lstmStep(String name) {
        return function(LstmStepExercise.EXERCISE, name);
    }

    /** Returns one step of a GRU, with one mistake. */
    public static GruStepExercise.Step gruStep(String name) {
        return function(GruStepExercise.EXERCISE, name);
    }

    /** Returns one step of an LSTM backward, with one mistake. */
    public static GateGradientsExercise.Gradients gateGradients(String name) {
        return function(GateGradientsExercise.EXERCISE, name);
    }

    /** Returns scores to weights under a mask, with one mistake. */
    public static MaskedSoftmaxExercise.MaskedSoftmax maskedSoftmax(String name) {
        return function(MaskedSoftmaxExercise.EXERCISE, name);
    }

    /** Returns the whole of attention, with one mistake. */
    public static AttentionExercise.Forward attention(String name) {
        return function(AttentionExercise.EXERCISE, name);
    }

    /** Returns the gradient of the scores, with one mistake. */
    public static SoftmaxGradientExercise.Gradient softmaxGradient(String name) {
        return function(SoftmaxGradientExercise.EXERCISE, name);
    }

    /** Returns a decoder's input while it learns, with one mistake. */
    public static ShiftRightExercise.ShiftRight shiftRight(String name) {
        return function(ShiftRightExercise.EXERCISE, name);
    }

    /** Returns the mean surprise at the right tokens, with one mistake. */
    public static TokenLossExercise.TokenLoss tokenLoss(String name) {
        return function(TokenLossExercise.EXERCISE, name);
    }

    /** Returns the gradient of the mean surprise, with one mistake. */
    public static TokenLossGradientExercise.Gradient tokenLossGradient(String name) {
        return function(TokenLossGradientExercise.EXERCISE, name);
    }

    /** Returns beam search, with one mistake. */
    public static BeamSearchExercise.Search beamSearch(String name) {
        return function(BeamSearchExercise.EXERCISE, name);
    }

    /** Returns features cut into heads, with one mistake. */
    public static SplitHeadsExercise.Split splitHeads(String name) {
        return function(SplitHeadsExercise.EXERCISE, name);
    }

    /** Returns heads put side by side, with one mistake. */
    public static MergeHeadsExercise.Merge mergeHeads(String name) {
        return function(MergeHeadsExercise.EXERCISE, name);
    }

    /** Returns the whole of multi-head attention, with one mistake. */
    public static MultiHeadExercise.Forward multiHeadAttention(String name) {
        return function(MultiHeadExercise.EXERCISE, name);
    }

    /** Returns layer normalisation, with one mistake. */
    public static LayerNormExercise.Forward layerNorm(String name) {
        return function(LayerNormExercise.EXERCISE, name);
    }

    /** Returns residual connection and norm around a sublayer, with one mistake. */
    public static AddNormExercise.Forward addNorm(String name) {
        return function(AddNormExercise.EXERCISE, name);
    }

    /** Returns sinusoidal positions, with one mistake. */
    public static SinusoidsExercise.Positions sinusoids(String name) {
        return function(SinusoidsExercise.EXERCISE, name);
    }

    private static <F> F function(Exercise<F> exercise, String name) {
        return exercise.wrongTwins().stream()
                .filter(t -> t.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no wrong twin of " + exercise.name() + " is called "
                        + name + "; there are "
                        + exercise.wrongTwins().stream().map(WrongTwin::id).collect(Collectors.joining(", "))))
                .function();
    }
}
