package parallax.exercise;

import parallax.display.Display;
import parallax.exercise.attention.AttentionExercise;
import parallax.exercise.attention.CausalMaskExercise;
import parallax.exercise.attention.KeyGradientExercise;
import parallax.exercise.attention.MaskedSoftmaxExercise;
import parallax.exercise.attention.ScoresExercise;
import parallax.exercise.attention.SoftmaxGradientExercise;
import parallax.exercise.attention.WeightedMeanExercise;
import parallax.exercise.conv.Conv2dBiasGradientExercise;
import parallax.exercise.conv.Conv2dExercise;
import parallax.exercise.conv.Conv2dInputGradientExercise;
import parallax.exercise.conv.Conv2dWeightGradientExercise;
import parallax.exercise.conv.CorrelateExercise;
import parallax.exercise.conv.EdgeKernelExercise;
import parallax.exercise.conv.OutputSizeExercise;
import parallax.exercise.conv.PadExercise;
import parallax.exercise.conv.SamePaddingExercise;
import parallax.exercise.decoder.BeamSearchExercise;
import parallax.exercise.decoder.DecoderLayerExercise;
import parallax.exercise.decoder.DecoderLayerGradientExercise;
import parallax.exercise.decoder.DecoderMaskExercise;
import parallax.exercise.decoder.EmbedTokensExercise;
import parallax.exercise.decoder.GreedyExercise;
import parallax.exercise.decoder.ShiftRightExercise;
import parallax.exercise.decoder.TokenLossExercise;
import parallax.exercise.decoder.TokenLossGradientExercise;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Hint;
import parallax.exercise.encoder.AddNormExercise;
import parallax.exercise.encoder.AddNormGradientExercise;
import parallax.exercise.encoder.EncoderExercise;
import parallax.exercise.encoder.FeedForwardExercise;
import parallax.exercise.encoder.LayerNormExercise;
import parallax.exercise.encoder.LayerNormGradientExercise;
import parallax.exercise.encoder.NormalizeRowExercise;
import parallax.exercise.encoder.SinusoidsExercise;
import parallax.exercise.gates.CellUpdateExercise;
import parallax.exercise.gates.ForgetBiasExercise;
import parallax.exercise.gates.GateGradientsExercise;
import parallax.exercise.gates.GatedParametersExercise;
import parallax.exercise.gates.GruStepExercise;
import parallax.exercise.gates.LstmBackwardExercise;
import parallax.exercise.gates.LstmForwardExercise;
import parallax.exercise.gates.LstmGatesExercise;
import parallax.exercise.gates.LstmStepExercise;
import parallax.exercise.multihead.HeadMaskExercise;
import parallax.exercise.multihead.MergeHeadsExercise;
import parallax.exercise.multihead.MultiHeadExercise;
import parallax.exercise.multihead.ParameterCountExercise;
import parallax.exercise.multihead.ProjectExercise;
import parallax.exercise.multihead.ProjectionBiasGradientExercise;
import parallax.exercise.multihead.ProjectionInputGradientExercise;
import parallax.exercise.multihead.ProjectionWeightGradientExercise;
import parallax.exercise.multihead.RepairedListingExercise;
import parallax.exercise.multihead.SelfAttentionGradientExercise;
import parallax.exercise.multihead.SplitHeadsExercise;
import parallax.exercise.pool.AveragePool2dExercise;
import parallax.exercise.pool.AveragePool2dGradientExercise;
import parallax.exercise.pool.GlobalAveragePoolExercise;
import parallax.exercise.pool.LargestExercise;
import parallax.exercise.pool.MaxPool2dExercise;
import parallax.exercise.pool.MaxPool2dGradientExercise;
import parallax.exercise.pool.MaxPoolExercise;
import parallax.exercise.recurrent.ClipNormExercise;
import parallax.exercise.recurrent.RnnEndExercise;
import parallax.exercise.recurrent.RnnExercise;
import parallax.exercise.recurrent.RnnOutputExercise;
import parallax.exercise.recurrent.RnnStepExercise;
import parallax.exercise.recurrent.RnnStepGradientExercise;
import parallax.exercise.recurrent.RnnThroughTimeExercise;
import parallax.exercise.recurrent.RnnWeightGradientExercise;
import parallax.exercise.train.SgdStepExercise;

/**
 * Checks a learner's code and shows what was found.
 *
 * <p>Each method takes what the exercise asks for, mostly as a lambda, and never fails because the code is wrong.
 *
 * <p>It is one list, as long as there are exercises, so that a learner needs one name and Tab shows all there is behind it. What
 * a method checks, and how, is in the exercise's own class.
 */
public final class Check {
    private Check() {}

    /** Checks the output's size along one axis: {@code (n, k, stride, padding, dilation) -> size}. */
    public static void outputSize(OutputSizeExercise.OutputSize yours) {
        show(OutputSizeExercise.EXERCISE, yours);
    }

    /** Checks a frame of m zeros around x (H, W): {@code (x, m) -> padded}. */
    public static void pad(PadExercise.Pad yours) {
        show(PadExercise.EXERCISE, yours);
    }

    /** Checks the padding that keeps the size, for odd kernels at stride 1: {@code (k, dilation) -> padding}. */
    public static void samePadding(SamePaddingExercise.SamePadding yours) {
        show(SamePaddingExercise.EXERCISE, yours);
    }

    /** Checks the cross-correlation of x (H, W) by a kernel (Kh, Kw): {@code (x, kernel) -> y}. */
    public static void correlate(CorrelateExercise.Correlate yours) {
        show(CorrelateExercise.EXERCISE, yours);
    }

    /** Checks a kernel that finds vertical edges: {@code () -> kernel}. */
    public static void edgeKernel(EdgeKernelExercise.EdgeKernel yours) {
        show(EdgeKernelExercise.EXERCISE, yours);
    }

    /** Checks the whole forward pass of a convolution: {@code (x, w, b, window) -> y}. */
    public static void conv2d(Conv2dExercise.Forward yours) {
        show(Conv2dExercise.EXERCISE, yours);
    }

    /** Checks the gradient of a convolution's bias: {@code dy -> dBias}. */
    public static void conv2dBiasGradient(Conv2dBiasGradientExercise.BiasGradient yours) {
        show(Conv2dBiasGradientExercise.EXERCISE, yours);
    }

    /** Checks the gradient of a convolution's weight: {@code (x, w, dy, window) -> dWeight}. */
    public static void conv2dWeightGradient(Conv2dWeightGradientExercise.WeightGradient yours) {
        show(Conv2dWeightGradientExercise.EXERCISE, yours);
    }

    /** Checks the gradient of a convolution's input: {@code (x, w, dy, window) -> dx}. */
    public static void conv2dInputGradient(Conv2dInputGradientExercise.InputGradient yours) {
        show(Conv2dInputGradientExercise.EXERCISE, yours);
    }

    /** Checks a step of gradient descent: {@code (w, dw, rate) -> w}. */
    public static void sgdStep(SgdStepExercise.SgdStep yours) {
        show(SgdStepExercise.EXERCISE, yours);
    }

    /** Checks the largest entry under one window: {@code (x, top, left, k) -> max}. */
    public static void largest(LargestExercise.Largest yours) {
        show(LargestExercise.EXERCISE, yours);
    }

    /** Checks max pooling of one map (H, W): {@code (x, k, stride) -> y}. */
    public static void maxPool(MaxPoolExercise.MaxPool yours) {
        show(MaxPoolExercise.EXERCISE, yours);
    }

    /** Checks the whole forward pass of max pooling: {@code (x, pooling) -> y}. */
    public static void maxPool2d(MaxPool2dExercise.Forward yours) {
        show(MaxPool2dExercise.EXERCISE, yours);
    }

    /** Checks the whole forward pass of average pooling: {@code (x, pooling, countsPadding) -> y}. */
    public static void averagePool2d(AveragePool2dExercise.Forward yours) {
        show(AveragePool2dExercise.EXERCISE, yours);
    }

    /** Checks the mean of each map: {@code x -> y}. */
    public static void globalAveragePool(GlobalAveragePoolExercise.GlobalAverage yours) {
        show(GlobalAveragePoolExercise.EXERCISE, yours);
    }

    /** Checks the gradient of max pooling's input: {@code (x, dy, pooling) -> dx}. */
    public static void maxPool2dGradient(MaxPool2dGradientExercise.Gradient yours) {
        show(MaxPool2dGradientExercise.EXERCISE, yours);
    }

    /** Checks the gradient of average pooling's input: {@code (x, dy, pooling, countsPadding) -> dx}. */
    public static void averagePool2dGradient(AveragePool2dGradientExercise.Gradient yours) {
        show(AveragePool2dGradientExercise.EXERCISE, yours);
    }

    /** Checks one step of a recurrent network: {@code (x, h, w, u, b) -> next}. */
    public static void rnnStep(RnnStepExercise.Step yours) {
        show(RnnStepExercise.EXERCISE, yours);
    }

    /** Checks a recurrent network over whole sequences: {@code (x, h0, w, u, b) -> states}. */
    public static void rnn(RnnExercise.Forward yours) {
        show(RnnExercise.EXERCISE, yours);
    }

    /** Checks the output layer at each step: {@code (h, v, c) -> z}. */
    public static void rnnOutput(RnnOutputExercise.Output yours) {
        show(RnnOutputExercise.EXERCISE, yours);
    }

    /** Checks the state at each sequence's end: {@code (x, h0, w, u, b, mask) -> end}. */
    public static void rnnEnd(RnnEndExercise.Forward yours) {
        show(RnnEndExercise.EXERCISE, yours);
    }

    /** Checks the gradient of the state before a step: {@code (h, dh, u) -> dBefore}. */
    public static void rnnStepGradient(RnnStepGradientExercise.Gradient yours) {
        show(RnnStepGradientExercise.EXERCISE, yours);
    }

    /** Checks backpropagation through time: {@code (h, dh, u) -> da}. */
    public static void rnnThroughTime(RnnThroughTimeExercise.Gradient yours) {
        show(RnnThroughTimeExercise.EXERCISE, yours);
    }

    /** Checks the gradient of the recurrent weights: {@code (da, h, h0) -> du}. */
    public static void rnnWeightGradient(RnnWeightGradientExercise.Gradient yours) {
        show(RnnWeightGradientExercise.EXERCISE, yours);
    }

    /** Checks a gradient shortened to a limit: {@code (g, limit) -> clipped}. */
    public static void clipNorm(ClipNormExercise.Clip yours) {
        show(ClipNormExercise.EXERCISE, yours);
    }

    /** Checks the gates of one LSTM step: {@code a -> gates}. */
    public static void lstmGates(LstmGatesExercise.Gates yours) {
        show(LstmGatesExercise.EXERCISE, yours);
    }

    /** Checks an LSTM's new cell: {@code (gates, before) -> c}. */
    public static void cellUpdate(CellUpdateExercise.Update yours) {
        show(CellUpdateExercise.EXERCISE, yours);
    }

    /** Checks one step of an LSTM: {@code (x, h, c, w, u, b) -> step}. */
    public static void lstmStep(LstmStepExercise.Step yours) {
        show(LstmStepExercise.EXERCISE, yours);
    }

    /** Checks an LSTM's way through sequences: {@code (x, h0, c0, w, u, b) -> y}. */
    public static void lstmForward(LstmForwardExercise.Forward yours) {
        show(LstmForwardExercise.EXERCISE, yours);
    }

    /** Checks the bias an LSTM starts with: {@code (hidden, value) -> b}. */
    public static void forgetBias(ForgetBiasExercise.Bias yours) {
        show(ForgetBiasExercise.EXERCISE, yours);
    }

    /** Checks one step of a GRU: {@code (x, h, w, u, bw, bu, resetAfter) -> h}. */
    public static void gruStep(GruStepExercise.Step yours) {
        show(GruStepExercise.EXERCISE, yours);
    }

    /** Checks how many numbers a recurrence learns: {@code (blocks, features, hidden) -> count}. */
    public static void gatedParameters(GatedParametersExercise.Count yours) {
        show(GatedParametersExercise.EXERCISE, yours);
    }

    /** Checks one step of an LSTM backward: {@code (step, before, dh, dc) -> d}. */
    public static void gateGradients(GateGradientsExercise.Gradients yours) {
        show(GateGradientsExercise.EXERCISE, yours);
    }

    /** Checks an LSTM's way back through time: {@code (steps, c0, u, dy) -> da}. */
    public static void lstmBackward(LstmBackwardExercise.Backward yours) {
        show(LstmBackwardExercise.EXERCISE, yours);
    }

    /** Checks how well each key answers each query: {@code (q, k) -> s}. */
    public static void attentionScores(ScoresExercise.Scores yours) {
        show(ScoresExercise.EXERCISE, yours);
    }

    /** Checks what each query takes from the values: {@code (w, v) -> y}. */
    public static void weightedMean(WeightedMeanExercise.WeightedMean yours) {
        show(WeightedMeanExercise.EXERCISE, yours);
    }

    /** Checks the mask of a reader that knows no future: {@code (queries, keys) -> mask}. */
    public static void causalMask(CausalMaskExercise.CausalMask yours) {
        show(CausalMaskExercise.EXERCISE, yours);
    }

    /** Checks scores to weights under a mask: {@code (s, mask) -> w}. */
    public static void maskedSoftmax(MaskedSoftmaxExercise.MaskedSoftmax yours) {
        show(MaskedSoftmaxExercise.EXERCISE, yours);
    }

    /** Checks the whole of attention: {@code (q, k, v, padding, causal) -> y}. */
    public static void attention(AttentionExercise.Forward yours) {
        show(AttentionExercise.EXERCISE, yours);
    }

    /** Checks the gradient of the scores: {@code (w, dw) -> ds}. */
    public static void softmaxGradient(SoftmaxGradientExercise.Gradient yours) {
        show(SoftmaxGradientExercise.EXERCISE, yours);
    }

    /** Checks the gradient of the keys: {@code (ds, q) -> dk}. */
    public static void keyGradient(KeyGradientExercise.Gradient yours) {
        show(KeyGradientExercise.EXERCISE, yours);
    }

    /** Checks a decoder's input while it learns: {@code (target, start) -> input}. */
    public static void shiftRight(ShiftRightExercise.ShiftRight yours) {
        show(ShiftRightExercise.EXERCISE, yours);
    }

    /** Checks what each place of a decoder's input may look at: {@code real -> mask}. */
    public static void decoderMask(DecoderMaskExercise.DecoderMask yours) {
        show(DecoderMaskExercise.EXERCISE, yours);
    }

    /** Checks tokens to vectors that know their places: {@code (tokens, table, positions) -> x}. */
    public static void embedTokens(EmbedTokensExercise.EmbedTokens yours) {
        show(EmbedTokensExercise.EXERCISE, yours);
    }

    /** Checks a layer of the decoder: {@code (x, memory, s) -> y}. */
    public static void decoderLayer(DecoderLayerExercise.Layer yours) {
        show(DecoderLayerExercise.EXERCISE, yours);
    }

    /** Checks the way back through a layer of the decoder: {@code (x, memory, s, dy) -> List.of(dx, dMemory)}. */
    public static void decoderLayerGradient(DecoderLayerGradientExercise.Gradient yours) {
        show(DecoderLayerGradientExercise.EXERCISE, yours);
    }

    /** Checks the mean surprise at the right tokens: {@code (logits, labels, pad) -> loss}. */
    public static void tokenLoss(TokenLossExercise.TokenLoss yours) {
        show(TokenLossExercise.EXERCISE, yours);
    }

    /** Checks the gradient of the mean surprise: {@code (logits, labels, pad) -> dLogits}. */
    public static void tokenLossGradient(TokenLossGradientExercise.Gradient yours) {
        show(TokenLossGradientExercise.EXERCISE, yours);
    }

    /** Checks writing the likeliest token, again and again: {@code (model, start, end, longest) -> tokens}. */
    public static void greedy(GreedyExercise.GreedyDecoding yours) {
        show(GreedyExercise.EXERCISE, yours);
    }

    /** Checks writing several texts at once: {@code (model, start, end, width, longest) -> tokens}. */
    public static void beamSearch(BeamSearchExercise.Search yours) {
        show(BeamSearchExercise.EXERCISE, yours);
    }

    /** Checks the projection of every token: {@code (x, w, b) -> y}. */
    public static void project(ProjectExercise.Project yours) {
        show(ProjectExercise.EXERCISE, yours);
    }

    /** Checks how many numbers multi-head attention learns: {@code (features, heads) -> count}. */
    public static void multiHeadParameters(ParameterCountExercise.Count yours) {
        show(ParameterCountExercise.EXERCISE, yours);
    }

    /** Checks features cut into heads: {@code (x, heads) -> (B, h, T, E/h)}. */
    public static void splitHeads(SplitHeadsExercise.Split yours) {
        show(SplitHeadsExercise.EXERCISE, yours);
    }

    /** Checks heads put side by side again: {@code heads -> (B, T, E)}. */
    public static void mergeHeads(MergeHeadsExercise.Merge yours) {
        show(MergeHeadsExercise.EXERCISE, yours);
    }

    /** Checks the masks of a stack of heads: {@code (padding, heads) -> mask}. */
    public static void headMask(HeadMaskExercise.HeadMask yours) {
        show(HeadMaskExercise.EXERCISE, yours);
    }

    /** Checks the whole of multi-head attention: {@code (q, k, v, padding, p, heads) -> y}. */
    public static void multiHeadAttention(MultiHeadExercise.Forward yours) {
        show(MultiHeadExercise.EXERCISE, yours);
    }

    /** Checks a listing that had bugs: {@code (q, k, v, heads) -> y}. */
    public static void repairedListing(RepairedListingExercise.Heads yours) {
        show(RepairedListingExercise.EXERCISE, yours);
    }

    /** Checks the gradient of a projection's bias: {@code dy -> db}. */
    public static void projectionBiasGradient(ProjectionBiasGradientExercise.Gradient yours) {
        show(ProjectionBiasGradientExercise.EXERCISE, yours);
    }

    /** Checks the gradient of a projection's weight: {@code (x, dy) -> dw}. */
    public static void projectionWeightGradient(ProjectionWeightGradientExercise.Gradient yours) {
        show(ProjectionWeightGradientExercise.EXERCISE, yours);
    }

    /** Checks the gradient of what is projected: {@code (w, dy) -> dx}. */
    public static void projectionInputGradient(ProjectionInputGradientExercise.Gradient yours) {
        show(ProjectionInputGradientExercise.EXERCISE, yours);
    }

    /** Checks the way back through self-attention: {@code (p, result, dy) -> dx}. */
    public static void selfAttentionGradient(SelfAttentionGradientExercise.Gradient yours) {
        show(SelfAttentionGradientExercise.EXERCISE, yours);
    }

    /** Checks a row brought to mean 0 and variance 1: {@code (x, eps) -> y}. */
    public static void normalizeRow(NormalizeRowExercise.Normalize yours) {
        show(NormalizeRowExercise.EXERCISE, yours);
    }

    /** Checks layer normalisation: {@code (x, gamma, beta, eps) -> y}. */
    public static void layerNorm(LayerNormExercise.Forward yours) {
        show(LayerNormExercise.EXERCISE, yours);
    }

    /** Checks the gradient of what is normalised: {@code (x, gamma, dy, eps) -> dx}. */
    public static void layerNormGradient(LayerNormGradientExercise.Gradient yours) {
        show(LayerNormGradientExercise.EXERCISE, yours);
    }

    /** Checks the feed-forward network: {@code (x, w1, b1, w2, b2) -> y}. */
    public static void feedForward(FeedForwardExercise.Forward yours) {
        show(FeedForwardExercise.EXERCISE, yours);
    }

    /** Checks residual connection and norm: {@code (x, sublayer, norm, normFirst) -> y}. */
    public static void addNorm(AddNormExercise.Forward yours) {
        show(AddNormExercise.EXERCISE, yours);
    }

    /** Checks the way back through them: {@code (dy, sublayerBack, normBack, normFirst) -> dx}. */
    public static void addNormGradient(AddNormGradientExercise.Gradient yours) {
        show(AddNormGradientExercise.EXERCISE, yours);
    }

    /** Checks the whole encoder: {@code (x, sublayers, norms, normFirst) -> y}. */
    public static void encoder(EncoderExercise.Forward yours) {
        show(EncoderExercise.EXERCISE, yours);
    }

    /** Checks sinusoidal positions: {@code (tokens, features) -> (T, E)}. */
    public static void sinusoids(SinusoidsExercise.Positions yours) {
        show(SinusoidsExercise.EXERCISE, yours);
    }

    /**
     * Shows the first hint for an exercise.
     *
     * @param exercise its name, which is that of the method here: "conv2d"
     */
    public static void hint(String exercise) {
        hint(exercise, 1);
    }

    /**
     * Shows a hint for an exercise, or says which exercises and levels there are.
     *
     * @param level 1 for a nudge, 2 to be pointed at the place, 3 for nearly the whole way
     */
    public static void hint(String exercise, int level) {
        try {
            Display.display(Hint.of(Exercises.named(exercise), level));
        } catch (IllegalArgumentException noSuchHint) {
            Display.display(noSuchHint.getMessage());
        }
    }

    private static <F> void show(Exercise<F> exercise, F yours) {
        Display.display(exercise.check(yours));
    }
}
