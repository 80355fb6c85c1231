package parallax.exercise.decoder;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import parallax.exercise.diagnosis.Case;
import parallax.exercise.diagnosis.Choices;
import parallax.exercise.diagnosis.Decision;
import parallax.exercise.diagnosis.Entries;
import parallax.exercise.diagnosis.Entrywise;
import parallax.exercise.diagnosis.Exercise;
import parallax.exercise.diagnosis.Mistake;
import parallax.exercise.diagnosis.Sizes;
import parallax.tensor.Tensor;

/** A layer of the decoder, as the paper has it, put together from its sublayers. */
public final class DecoderLayerExercise {
    static final Map<String, String> LABELS = Map.of(
            "B", "sequences", "T", "tokens to write", "S", "tokens to read", "missing", "tokens to read missing");

    private static final Decision<Block> BLOCK =
            Decision.of("block", (s, n, x, sublayer) -> s.norm(n, Entrywise.sum(x, sublayer.apply(x))));
    private static final Decision<Cross> CROSS =
            Decision.of("cross", (s, x, in, memory) -> s.crossAttention(in, memory));

    /** The exercise. */
    public static final Exercise<Layer> EXERCISE = Exercise.named("decoderLayer", Layer.class)
            .call("y", (f, in) -> f.of(in.tensor("x"), in.tensor("memory"), in.get("s", Sublayers.class)))
            .reference((x, memory, s) -> s.layer(x, memory).y())
            .cases(Sizes.of("B=1 T=1 S=1 missing=0"), DecoderLayerExercise::in)
            .labels(LABELS)
            .probe("one token to write, two to read", "S=2")
            .probe("three tokens to write, five to read", "T=3 S=5")
            .probe("as many to write as to read", "T=4 S=4")
            .probe("two sequences, one with padding to read", "B=2 T=3 S=5 missing=2")
            .mistakes(DecoderLayerExercise::algorithm, mistakes())
            .wrong(
                    "cross-first",
                    (x, memory, s) -> {
                        Tensor c = s.norm(2, Entrywise.sum(x, s.crossAttention(x, memory)));
                        Tensor a = s.norm(1, Entrywise.sum(c, s.selfAttention(c)));
                        return s.norm(3, Entrywise.sum(a, s.feedForward(a)));
                    },
                    "Your layer reads the memory before the tokens look at each other",
                    "in which order do the three sublayers come?")
            .right("entry by entry", DecoderLayerExercise::byEntries)
            .right("nested", (x, memory, s) -> nested(s.norm(1, Entrywise.sum(x, s.selfAttention(x))), memory, s))
            .hints(
                    "Three times the same: a sublayer, its input added to its output, and the sum normalised.",
                    "a = norm 1 of x + self-attention of x. Then the cross-attention, whose queries are a and which reads memory. Then the "
                            + "feed-forward network.",
                    "Tensor a = s.norm(1, Entrywise.sum(x, s.selfAttention(x))); the next line has a in place of x, s.crossAttention(a, memory) and norm 2; "
                            + "the last has norm 3.")
            .build();

    private DecoderLayerExercise() {}

    private static List<Mistake> mistakes() {
        return List.of(
                withoutResidual("first-residual-missing", 1, "self-attention"),
                withoutResidual("second-residual-missing", 2, "cross-attention"),
                withoutResidual("third-residual-missing", 3, "feed-forward network"),
                new Mistake(
                        "residuals-missing",
                        BLOCK.as((s, n, x, sublayer) -> s.norm(n, sublayer.apply(x))),
                        "None of your sublayers has its input added to its output",
                        "what is added before each normalisation?"),
                new Mistake(
                        "pre-norm",
                        BLOCK.as((s, n, x, sublayer) -> Entrywise.sum(x, sublayer.apply(s.norm(n, x)))),
                        "Your layer normalises what goes into each sublayer: that is pre-norm",
                        "the paper is post-norm: what does it normalise, the input or the sum?"),
                new Mistake(
                        "norm-inside",
                        BLOCK.as((s, n, x, sublayer) -> Entrywise.sum(x, s.norm(n, sublayer.apply(x)))),
                        "Your layer normalises the sublayer's output before it adds",
                        "which comes first, the sum or the normalisation?"),
                new Mistake(
                        "last-norm-missing",
                        BLOCK.as((s, n, x, sublayer) -> {
                            Tensor sum = Entrywise.sum(x, sublayer.apply(x));
                            return n == 3 ? sum : s.norm(n, sum);
                        }),
                        "Your last sum is not normalised",
                        "how many normalisations does a decoder layer have?"),
                new Mistake(
                        "norms-missing",
                        BLOCK.as((s, n, x, sublayer) -> Entrywise.sum(x, sublayer.apply(x))),
                        "Nothing is normalised in your layer",
                        "what happens to each sum before it goes on?",
                        true),
                new Mistake(
                        "one-norm-for-all",
                        BLOCK.as((s, n, x, sublayer) -> s.norm(1, Entrywise.sum(x, sublayer.apply(x)))),
                        "Your layer uses its first normalisation three times",
                        "each normalisation has numbers of its own: which one follows the cross-attention?"),
                new Mistake(
                        "cross-missing",
                        BLOCK.as((s, n, x, sublayer) -> n == 2 ? x : s.norm(n, Entrywise.sum(x, sublayer.apply(x)))),
                        "Your layer never reads the memory",
                        "which sublayer comes second?",
                        true),
                new Mistake(
                        "feed-forward-missing",
                        BLOCK.as((s, n, x, sublayer) -> n == 3 ? x : s.norm(n, Entrywise.sum(x, sublayer.apply(x)))),
                        "Your layer ends after the cross-attention",
                        "which sublayer comes third?",
                        true),
                new Mistake(
                        "roles-swapped",
                        CROSS.as((s, x, in, memory) -> s.crossAttention(memory, in)),
                        "In your cross-attention the memory asks and the decoder answers",
                        "who wants to know something, the decoder or the memory?"),
                new Mistake(
                        "memory-forgotten",
                        CROSS.as((s, x, in, memory) -> s.crossAttention(in, in)),
                        "Your cross-attention reads the decoder's own tokens",
                        "where should its keys and values come from?"),
                new Mistake(
                        "queries-from-x",
                        CROSS.as((s, x, in, memory) -> s.crossAttention(x, memory)),
                        "Your cross-attention's queries are x, as if nothing had happened before",
                        "what did the first sublayer make of x?"));
    }

    private static Mistake withoutResidual(String id, int which, String name) {
        return new Mistake(
                id,
                BLOCK.as((s, n, x, sublayer) ->
                        s.norm(n, n == which ? sublayer.apply(x) : Entrywise.sum(x, sublayer.apply(x)))),
                "Around your " + name + " the input is not added to the output",
                "what is added to the " + name + "'s output before it is normalised?");
    }

    static Case in(Sizes z) {
        int read = z.get("S");
        Tensor memoryMask = Tensor.zeros(z.get("B"), 1, read);
        for (int b = 0; b < z.get("B"); b++)
            for (int j = 0; j < read - b * z.get("missing"); j++) {
                memoryMask.set(1, b, 0, j);
            }
        return Case.empty()
                .with("x", Entries.halves(1, z.get("B"), z.get("T"), 4))
                .with("memory", Entries.halves(2, z.get("B"), read, 4))
                .with("s", Sublayers.random(5, 4, 6, 2, memoryMask));
    }

    private static Layer algorithm(Choices choices) {
        Block block = choices.of(BLOCK);
        return (x, memory, s) -> {
            Tensor a = block.of(s, 1, x, s::selfAttention);
            Tensor c = block.of(s, 2, a, in -> choices.of(CROSS).of(s, x, in, memory));
            return block.of(s, 3, c, s::feedForward);
        };
    }

    private static Tensor nested(Tensor a, Tensor memory, Sublayers s) {
        Tensor c = s.norm(2, Entrywise.sum(s.crossAttention(a, memory), a));
        return s.norm(3, Entrywise.sum(s.feedForward(c), c));
    }

    private static Tensor byEntries(Tensor x, Tensor memory, Sublayers s) {
        Tensor in = x;
        for (int n = 1; n <= 3; n++) {
            Tensor sum = n == 1 ? s.selfAttention(in) : n == 2 ? s.crossAttention(in, memory) : s.feedForward(in);
            for (int k = 0; k < sum.length(); k++) {
                sum.data()[k] += in.data()[k];
            }
            in = s.norm(n, sum);
        }
        return in;
    }

    /** What the learner writes. */
    @FunctionalInterface
    public interface Layer {
        /**
         * Returns y (B, T, E).
         *
         * @param x      (B, T, E). Not modified.
         * @param memory (B, S, E), the encoder's output. Not modified.
         * @param s      what to put together
         */
        Tensor of(Tensor x, Tensor memory, Sublayers s);
    }

    /** A sublayer and what is around it. */
    private interface Block {
        Tensor of(Sublayers s, int n, Tensor x, UnaryOperator<Tensor> sublayer);
    }

    /** The cross-attention, given the layer's x and what the block is given. */
    private interface Cross {
        Tensor of(Sublayers s, Tensor x, Tensor in, Tensor memory);
    }
}
