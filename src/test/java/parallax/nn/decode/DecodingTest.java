package parallax.nn.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.nn.TwinContract;

class DecodingTest {
    private static final int[] NOTHING = {};

    /**
     * Two tokens. 0 begins with 0.6, but after it all is even; after 1 comes 0 for sure: 0.6 · 0.5 = 0.3 against 0.4 · 1 = 0.4.
     */
    private static final NextToken TRAP = tokens -> {
        if (tokens.length == 0) {
            return logs(0.6, 0.4);
        }
        return tokens[0] == 0 ? logs(0.5, 0.5) : logs(1, 0);
    };

    private static double[] logs(double... p) {
        return Arrays.stream(p).map(Math::log).toArray();
    }

    /** Four tokens, with probabilities that depend on all tokens so far. */
    private static NextToken random(long seed) {
        return tokens ->
                new Random(seed + Arrays.hashCode(tokens)).doubles(4, -2, 2).toArray();
    }

    @Test
    void greedyFallsIntoTheTrapAndBeamDoesNot() {
        assertArrayEquals(new int[] {0, 0}, new Greedy(-1).decode(TRAP, NOTHING, 2));
        List<BeamSearch.Hypothesis> found = new BeamSearch(-1, 2, 0).decode(TRAP, NOTHING, 2);
        assertArrayEquals(new int[] {1, 0}, found.get(0).tokens());
        assertEquals(Math.log(0.4 * 1), found.get(0).logProbability(), 1e-12);
        assertArrayEquals(new int[] {0, 0}, found.get(1).tokens());
        assertEquals(Math.log(0.6 * 0.5), found.get(1).score(), 1e-12);
    }

    /** Token 1 ends: at once with 0.4, or after 0 with 0.6 · 0.6 = 0.36. The means are log 0.4 and log √0.36 = log 0.6. */
    @Test
    void theLengthPenaltyIsFairToLongTexts() {
        NextToken model = tokens -> tokens.length == 0 ? logs(0.6, 0.4) : logs(0.4, 0.6);
        BeamSearch.Hypothesis plain =
                new BeamSearch(1, 2, 0).decode(model, NOTHING, 2).get(0);
        assertArrayEquals(new int[] {1}, plain.tokens());
        assertEquals(Math.log(0.4), plain.score(), 1e-12);
        BeamSearch.Hypothesis fair =
                new BeamSearch(1, 2, 1).decode(model, NOTHING, 2).get(0);
        assertArrayEquals(new int[] {0, 1}, fair.tokens());
        assertEquals(Math.log(0.6 * 0.6), fair.logProbability(), 1e-12);
        assertEquals(Math.log(0.6 * 0.6) / 2, fair.score(), 1e-12);
    }

    @Test
    void nothingFollowsTheEnd() {
        NextToken model = tokens -> tokens.length < 3 ? logs(0.7, 0.3) : logs(0.1, 0.9);
        assertArrayEquals(new int[] {0, 0, 0, 1}, new Greedy(1).decode(model, new int[] {0}, 9));
        assertArrayEquals(new int[] {0, 0, 0}, new Greedy(1).decode(model, new int[] {0}, 2));
        for (BeamSearch.Hypothesis h : new BeamSearch(1, 3, 0).decode(model, NOTHING, 5)) {
            int[] tokens = h.tokens();
            for (int t = 0; t < tokens.length - 1; t++) {
                assertEquals(0, tokens[t]);
            }
        }
        int[] sampled = Sampling.plain(1).decode(model, NOTHING, 100, new Random(1));
        assertEquals(1, sampled[sampled.length - 1]);
        assertTrue(sampled.length < 100);
    }

    @Test
    void aBeamOfOneIsGreedy() {
        for (int seed = 0; seed < 20; seed++) {
            NextToken model = random(seed);
            assertArrayEquals(
                    new Greedy(3).decode(model, new int[] {2}, 6),
                    new BeamSearch(3, 1, 0.7)
                            .decode(model, new int[] {2}, 6)
                            .get(0)
                            .tokens());
        }
    }

    /** As wide as there are texts, the beam finds the best of all, and all of them in order. */
    @Test
    void aBeamWideEnoughFindsTheBest() {
        for (int seed = 0; seed < 10; seed++) {
            NextToken model = random(seed);
            List<BeamSearch.Hypothesis> all = new ArrayList<>();
            collect(model, NOTHING, 0, 3, all);
            all.sort((a, b) -> Double.compare(b.logProbability(), a.logProbability()));
            List<BeamSearch.Hypothesis> found = new BeamSearch(3, 4 * 4 * 4, 0).decode(model, NOTHING, 3);
            assertEquals(all.size(), found.size());
            for (int n = 0; n < all.size(); n++) {
                assertArrayEquals(all.get(n).tokens(), found.get(n).tokens());
                assertEquals(all.get(n).logProbability(), found.get(n).logProbability(), 1e-12);
            }
            assertEquals(
                    1,
                    found.stream()
                            .mapToDouble(h -> Math.exp(h.logProbability()))
                            .sum(),
                    1e-12);
        }
    }

    private static void collect(NextToken model, int[] tokens, double logP, int left, List<BeamSearch.Hypothesis> all) {
        if (left == 0 || (tokens.length > 0 && tokens[tokens.length - 1] == 3)) {
            all.add(new BeamSearch.Hypothesis(tokens, logP, logP));
            return;
        }
        double[] x = model.logits(tokens);
        double sum = Arrays.stream(x).map(Math::exp).sum();
        for (int k = 0; k < 4; k++) {
            int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
            longer[tokens.length] = k;
            collect(model, longer, logP + Math.log(Math.exp(x[k]) / sum), left - 1, all);
        }
    }

    @Test
    void coldSamplingAndTheLikeliestOfOneAreGreedy() {
        for (int seed = 0; seed < 20; seed++) {
            NextToken model = random(seed);
            int[] greedy = new Greedy(3).decode(model, NOTHING, 8);
            Random random = new Random(seed);
            assertArrayEquals(greedy, Sampling.plain(3).temperature(1e-6).decode(model, NOTHING, 8, random));
            assertArrayEquals(greedy, Sampling.plain(3).topK(1).decode(model, NOTHING, 8, random));
            assertArrayEquals(greedy, Sampling.plain(3).topP(1e-9).decode(model, NOTHING, 8, random));
        }
    }

    @Test
    void temperatureSharpensAndFlattens() {
        // p² and √p, made to sum to 1.
        double[] p = {0.2, 0.8};
        double sharp = 0.8 * 0.8 / (0.8 * 0.8 + 0.2 * 0.2);
        double flat = Math.sqrt(0.8) / (Math.sqrt(0.8) + Math.sqrt(0.2));
        Sampling plain = Sampling.plain(-1);
        assertArrayEquals(
                new double[] {1 - sharp, sharp}, plain.temperature(0.5).probabilities(logs(p)), 1e-12);
        assertArrayEquals(new double[] {1 - flat, flat}, plain.temperature(2).probabilities(logs(p)), 1e-12);
        assertArrayEquals(p, plain.probabilities(logs(p)), 1e-12);
        assertArrayEquals(new double[] {0, 1}, plain.temperature(1e-300).probabilities(-1e30, 0), 0);
    }

    @Test
    void topKKeepsTheLikeliest() {
        double[] p = Sampling.plain(-1).topK(2).probabilities(logs(0.1, 0.4, 0.2, 0.3));
        assertArrayEquals(new double[] {0, 0.4 / 0.7, 0, 0.3 / 0.7}, p, 1e-12);
        assertArrayEquals(
                new double[] {0.1, 0.4, 0.2, 0.3},
                Sampling.plain(-1).topK(9).probabilities(logs(0.1, 0.4, 0.2, 0.3)),
                1e-12);
    }

    /** The smallest set that has p: one token fewer has less. */
    @Test
    void topPKeepsTheSmallestSet() {
        double[] given = {0.1, 0.4, 0.2, 0.3};
        assertKept(new double[] {0, 0.4, 0, 0.3}, Sampling.plain(-1).topP(0.69).probabilities(logs(given)));
        assertKept(
                new double[] {0, 0.4, 0.2, 0.3}, Sampling.plain(-1).topP(0.71).probabilities(logs(given)));
        assertKept(new double[] {0, 0.4, 0, 0}, Sampling.plain(-1).topP(0.39).probabilities(logs(given)));
        assertKept(given, Sampling.plain(-1).topP(1).probabilities(logs(given)));
        // Of the two likeliest, 4/7 and 3/7, the first alone has a half.
        assertKept(
                new double[] {0, 0.4, 0, 0},
                Sampling.plain(-1).topK(2).topP(0.5).probabilities(logs(given)));
    }

    private static void assertKept(double[] kept, double... actual) {
        double sum = Arrays.stream(kept).sum();
        assertArrayEquals(Arrays.stream(kept).map(v -> v / sum).toArray(), actual, 1e-12);
    }

    /** 5000 draws: a share has a deviation of at most 0.0071; four times that is allowed. */
    @Test
    void tokensComeAsOftenAsTheirProbabilitySays() {
        double[] p = {0.5, 0.125, 0.25, 0.125};
        int[] counts = new int[4];
        for (int token : Sampling.plain(-1).decode(tokens -> logs(p), NOTHING, 5000, new Random(6))) {
            counts[token]++;
        }
        for (int k = 0; k < 4; k++) {
            assertEquals(p[k], counts[k] / 5000.0, 4 * 0.0071);
        }
    }

    @Test
    void theSameGeneratorDrawsTheSame() {
        NextToken model = random(7);
        int[] prompt = {1, 2};
        int[] first = Sampling.plain(-1).decode(model, prompt, 9, new Random(8));
        assertArrayEquals(first, Sampling.plain(-1).decode(model, prompt, 9, new Random(8)));
        assertArrayEquals(new int[] {1, 2}, prompt);
        assertEquals(11, first.length);
    }

    @Test
    void aTextThatNoTokenMayFollowLeavesTheBeam() {
        double never = Double.NEGATIVE_INFINITY;
        NextToken model = tokens ->
                tokens.length == 0 ? logs(0.6, 0.4) : tokens[0] == 0 ? new double[] {never, never} : logs(0.25, 0.75);
        List<BeamSearch.Hypothesis> found = new BeamSearch(-1, 3, 0).decode(model, NOTHING, 2);
        assertEquals(2, found.size());
        assertArrayEquals(new int[] {1, 1}, found.get(0).tokens());
        assertArrayEquals(new int[] {1, 0}, found.get(1).tokens());
        // Token 0 ends: what is complete is left where the rest is not.
        NextToken dead = tokens -> tokens.length == 0 ? logs(0.6, 0.4) : new double[] {never, never};
        found = new BeamSearch(0, 2, 0).decode(dead, NOTHING, 3);
        assertEquals(1, found.size());
        assertArrayEquals(new int[] {0}, found.get(0).tokens());
        TwinContract.assertRejects(
                "no token may follow after 1 tokens in any text of the beam: all logits are −∞",
                () -> new BeamSearch(-1, 2, 0).decode(dead, NOTHING, 3));
    }

    @Test
    void saysWhatNoProbabilitiesAreMadeOf() {
        double never = Double.NEGATIVE_INFINITY;
        Sampling plain = Sampling.plain(-1);
        TwinContract.assertRejects("logits are 0, must be one for each token", plain::probabilities);
        TwinContract.assertRejects("logits is null", () -> plain.probabilities((double[]) null));
        TwinContract.assertRejects(
                "logits[1] is NaN, must be a number or −∞", () -> plain.probabilities(0, Double.NaN));
        TwinContract.assertRejects(
                "logits[0] is Infinity, must be a number or −∞",
                () -> plain.probabilities(Double.POSITIVE_INFINITY, 0));
        TwinContract.assertRejects("no token may follow: all logits are −∞", () -> plain.probabilities(never, never));
        assertArrayEquals(new double[] {0, 1}, plain.probabilities(never, 7));
        TwinContract.assertRejects(
                "logits are 0 after 0 tokens, must be one for each token",
                () -> new BeamSearch(-1, 2, 0).decode(tokens -> new double[0], NOTHING, 3));
    }

    @Test
    void saysWhatDoesNotFit() {
        Sampling plain = Sampling.plain(-1);
        TwinContract.assertRejects("temperature must be greater than 0 and finite, is 0.0", () -> plain.temperature(0));
        TwinContract.assertRejects("topK must be at least 1, is 0", () -> plain.topK(0));
        TwinContract.assertRejects("topP must be greater than 0 and at most 1, is 1.5", () -> plain.topP(1.5));
        TwinContract.assertRejects("width must be at least 1, is 0", () -> new BeamSearch(-1, 0, 0));
        TwinContract.assertRejects(
                "lengthPenalty must be at least 0 and finite, is -1.0", () -> new BeamSearch(-1, 1, -1));
        TwinContract.assertRejects("length must be at least 0, is -1", () -> new Greedy(-1).decode(TRAP, NOTHING, -1));
        TwinContract.assertRejects(
                "logits[1] is NaN after 0 tokens, must be a number or −∞",
                () -> new Greedy(-1).decode(tokens -> new double[] {0, Double.NaN}, NOTHING, 1));
        TwinContract.assertRejects(
                "no token may follow after 0 tokens: all logits are −∞",
                () -> new Greedy(-1).decode(tokens -> new double[] {Double.NEGATIVE_INFINITY}, NOTHING, 1));
        TwinContract.assertRejects("random is null", () -> plain.decode(TRAP, NOTHING, 1, null));
        TwinContract.assertRejects("prompt is null", () -> new Greedy(-1).decode(TRAP, null, 1));
        TwinContract.assertRejects("model is null", () -> new Greedy(-1).decode(null, NOTHING, 1));
        TwinContract.assertRejects("model is null", () -> new BeamSearch(-1, 1, 0).decode(null, NOTHING, 1));
        TwinContract.assertRejects("model is null", () -> plain.decode(null, NOTHING, 1, new Random(1)));
    }
}
