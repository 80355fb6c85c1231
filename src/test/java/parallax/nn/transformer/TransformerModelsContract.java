package parallax.nn.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.check.LanguageModelOperators;
import parallax.check.Probe;
import parallax.nn.Indices;
import parallax.nn.NaiveBackend;
import parallax.nn.Named;
import parallax.nn.TwinContract;
import parallax.nn.activation.Nonlinearity;
import parallax.nn.decode.BeamSearch;
import parallax.nn.decode.Greedy;
import parallax.nn.decode.NextToken;
import parallax.tensor.Tensor;

/** What whole Transformers must do. */
interface TransformerModelsContract<T> extends TransformerContract<T> {
    LayerOptions PRE = LayerOptions.preNorm(2);
    LayerOptions POST = LayerOptions.postNorm(2).activation(Nonlinearity.GELU);

    @Override
    default List<String> goldens() {
        return List.of("languageModel", "maskedLanguageModel", "transformer");
    }

    @Override
    default List<Probe<T>> probes() {
        NaiveParts naive = new NaiveParts();
        Random random = new Random(41);
        Indices tokens = Indices.of(new int[][] {{1, 3, 1}, {2, 0, 0}});
        Indices source = Indices.of(new int[][] {{1, 2, 0, 0}, {2, 1, 2, 1}});
        StackSizes stack = new StackSizes(1, 4, 3);
        Named<Tensor> gpt = TransformerProbes.moved(
                TokenParameters.random(new NaiveBackend(), random, PRE, TokenParameters.Sizes.gpt(4, 5, stack))
                        .named(),
                random);
        Named<Tensor> own = TransformerProbes.moved(
                TokenParameters.random(
                                new NaiveBackend(), random, POST, new TokenParameters.Sizes(4, 0, stack, false, true))
                        .named(),
                random);
        Named<Tensor> both = TransformerProbes.moved(
                Transformer.Parameters.random(new NaiveBackend(), random, PRE, 3, 4, stack)
                        .named(),
                random);
        return List.of(
                new Probe<>(
                        "tied, learned positions, causal",
                        LanguageModelOperators.of(new LanguageModel<>(naive, PRE), tokens, 1),
                        LanguageModelOperators.of(new LanguageModel<>(parts(), PRE), tokens, 1),
                        gpt.asMap(),
                        List.of()),
                new Probe<>(
                        "a head of its own, sinusoidal positions, padding",
                        LanguageModelOperators.of(new MaskedLanguageModel<>(naive, POST, 0), tokens, 1),
                        LanguageModelOperators.of(new MaskedLanguageModel<>(parts(), POST, 0), tokens, 1),
                        own.asMap(),
                        List.of()),
                new Probe<>(
                        "encoder and decoder",
                        LanguageModelOperators.of(new Transformer<>(naive, PRE, 0), source, tokens, 1),
                        LanguageModelOperators.of(new Transformer<>(parts(), PRE, 0), source, tokens, 1),
                        both.asMap(),
                        List.of()));
    }

    private TokenParameters<T> parameters(LayerOptions options, TokenParameters.Sizes sizes) {
        Random random = new Random(42);
        return TokenParameters.of(TransformerProbes.moved(
                        TokenParameters.random(new NaiveBackend(), random, options, sizes)
                                .named(),
                        random)
                .map(backend()::of));
    }

    private Tensor logits(LanguageModel<T> model, TokenParameters<T> p, int[]... tokens) {
        TokenResult<T> result = model.forward(Indices.of(tokens), p);
        model.release(result);
        return backend().tensor(result.logits());
    }

    /** The law of the cache: step by step the same logits as the whole text at once. */
    @Test
    default void aCacheChangesNothing() {
        List<LayerOptions> options = List.of(PRE, POST);
        List<TokenParameters.Sizes> sizes = List.of(
                TokenParameters.Sizes.gpt(5, 6, new StackSizes(2, 6, 5)),
                new TokenParameters.Sizes(5, 0, new StackSizes(2, 4, 3), false, true));
        int[][] tokens = {{1, 4, 0, 2, 2, 3}, {3, 3, 1, 0, 4, 2}};
        for (int n = 0; n < 2; n++) {
            LanguageModel<T> model = new LanguageModel<>(parts(), options.get(n));
            TokenParameters<T> p = parameters(options.get(n), sizes.get(n));
            Tensor whole = logits(model, p, tokens);
            LanguageModel.Step<T> step = model.begin(Indices.of(new int[][] {{1, 4}, {3, 3}}), p);
            for (int t = 1; t < 6; t++) {
                if (t > 1) {
                    KeyValues.Cache<T> before = step.cache();
                    Tensor keys = backend().tensor(before.layers().get(1).keys());
                    step = model.step(new int[] {tokens[0][t], tokens[1][t]}, before, p);
                    assertEquals(keys, backend().tensor(before.layers().get(1).keys()));
                    model.release(before);
                }
                Tensor expected = Tensor.zeros(2, 5);
                for (int b = 0; b < 2; b++)
                    for (int k = 0; k < 5; k++) {
                        expected.set(whole.get(b, t, k), b, k);
                    }
                assertClose(expected, backend().tensor(step.logits()));
            }
        }
    }

    @Test
    default void decodingWithCachesIsDecodingWithout() {
        LanguageModel<T> model = new LanguageModel<>(parts(), PRE);
        TokenParameters<T> p = parameters(PRE, TokenParameters.Sizes.gpt(5, 9, new StackSizes(2, 6, 5)));
        NextToken whole = tokens -> {
            Tensor logits = logits(model, p, tokens);
            int last = (tokens.length - 1) * 5;
            return Arrays.copyOfRange(logits.data(), last, last + 5);
        };
        int[] prompt = {1, 2};
        try (CachedNextToken<T> cached = new CachedNextToken<>(model, p)) {
            assertArrayEquals(new Greedy(-1).decode(whole, prompt, 6), new Greedy(-1).decode(cached, prompt, 6));
            BeamSearch beam = new BeamSearch(0, 3, 0.5);
            List<BeamSearch.Hypothesis> expected = beam.decode(whole, prompt, 6);
            List<BeamSearch.Hypothesis> actual = beam.decode(cached, prompt, 6);
            assertEquals(expected.size(), actual.size());
            for (int n = 0; n < expected.size(); n++) {
                assertArrayEquals(expected.get(n).tokens(), actual.get(n).tokens());
                assertClose(
                        Tensor.vector(expected.get(n).logProbability()),
                        Tensor.vector(actual.get(n).logProbability()));
            }
            TwinContract.assertRejects(
                    "tokens must be at least 1, are 0: begin with a token that says so",
                    () -> cached.logits(new int[0]));
        }
    }

    @Test
    default void cachesOfEarlierTextsAreGivenBack() {
        LanguageModel<T> model = new LanguageModel<>(parts(), PRE);
        TokenParameters<T> p = parameters(PRE, TokenParameters.Sizes.gpt(5, 9, new StackSizes(1, 4, 5)));
        for (int length = 2; length < 5; length++) {
            try (CachedNextToken<T> cached = new CachedNextToken<>(model, p)) {
                for (int n = 0; n < 25; n++) {
                    new Greedy(-1).decode(cached, new int[] {n % 5, n / 5}, length);
                    assertEquals("CachedNextToken, 2 beginnings cached", cached.toString());
                }
            }
        }
    }

    @Test
    default void refusesACacheThatDoesNotFit() {
        LanguageModel<T> model = new LanguageModel<>(parts(), PRE);
        TokenParameters<T> one = parameters(PRE, TokenParameters.Sizes.gpt(5, 9, new StackSizes(1, 4, 5)));
        TokenParameters<T> two = parameters(PRE, TokenParameters.Sizes.gpt(5, 9, new StackSizes(2, 4, 5)));
        Indices prompt = Indices.of(new int[][] {{1, 2}, {3, 4}});
        KeyValues.Cache<T> ofOne = model.begin(prompt, one).cache();
        KeyValues.Cache<T> ofTwo = model.begin(prompt, two).cache();
        int[] next = {1, 2};
        TwinContract.assertRejects(
                "cache has 1 layers, p has 2: begin with the same parameters", () -> model.step(next, ofOne, two));
        TwinContract.assertRejects(
                "cache has 2 layers, p has 1: begin with the same parameters", () -> model.step(next, ofTwo, one));
        TwinContract.assertRejects(
                "cache has 0 layers, p has 1: begin with the same parameters",
                () -> model.step(next, new KeyValues.Cache<>(List.of()), one));
        TwinContract.assertRejects(
                "next has 3 tokens, cache has 2 texts: there must be one for each",
                () -> model.step(new int[] {1, 2, 3}, ofOne, one));
        TwinContract.assertRejects("next is null", () -> model.step(null, ofOne, one));
        TwinContract.assertRejects("cache is null", () -> model.step(next, null, one));
        TwinContract.assertRejects("p is null", () -> model.step(next, ofOne, null));
    }

    @Test
    default void aLanguageModelDoesNotSeeWhatFollows() {
        LanguageModel<T> model = new LanguageModel<>(parts(), PRE.causal(false));
        TokenParameters<T> p = parameters(PRE, TokenParameters.Sizes.gpt(5, 9, new StackSizes(2, 6, 5)));
        Tensor before = logits(model, p, new int[] {1, 2, 3, 4});
        Tensor after = logits(model, p, new int[] {1, 2, 0, 4});
        for (int t = 0; t < 4; t++)
            for (int k = 0; k < 5; k++) {
                assertEquals(t < 2, before.get(0, t, k) == after.get(0, t, k));
            }
    }

    @Test
    default void aMaskedLanguageModelSeesBothSidesButNoPadding() {
        MaskedLanguageModel<T> model = new MaskedLanguageModel<>(parts(), POST.causal(true), 0);
        TokenParameters<T> p = parameters(POST, TokenParameters.Sizes.bert(5, 9, new StackSizes(2, 6, 5)));
        Tensor three = logits(model, p, new int[] {1, 2, 3});
        Tensor changed = logits(model, p, new int[] {1, 2, 4});
        assertTrue(Math.abs(three.get(0, 0, 1) - changed.get(0, 0, 1)) > 1e-6);
        Tensor padded = logits(model, p, new int[] {1, 2, 3, 0, 0});
        assertClose(three, Tensor.of(new int[] {1, 3, 5}, Arrays.copyOf(padded.data(), 15)));
    }

    private Tensor logits(MaskedLanguageModel<T> model, TokenParameters<T> p, int[]... tokens) {
        TokenResult<T> result = model.forward(Indices.of(tokens), p);
        model.release(result);
        return backend().tensor(result.logits());
    }

    @Test
    default void paddingOfSourceOrTargetChangesNothing() {
        Transformer<T> model = new Transformer<>(parts(), POST, 0);
        Random random = new Random(43);
        Transformer.Parameters<T> p = Transformer.Parameters.of(TransformerProbes.moved(
                        Transformer.Parameters.random(new NaiveBackend(), random, POST, 5, 4, new StackSizes(2, 6, 5))
                                .named(),
                        random)
                .map(backend()::of));
        int[] source = {1, 2, 4};
        Tensor plain = logits(model, p, source, 3, 1, 2);
        assertClose(plain, logits(model, p, new int[] {1, 2, 4, 0, 0}, 3, 1, 2));
        Tensor longer = logits(model, p, source, 3, 1, 2, 0);
        assertClose(plain, Tensor.of(plain.shape(), Arrays.copyOf(longer.data(), plain.length())));
        // Target t sees targets 0 to t alone, and the whole source.
        Tensor other = logits(model, p, source, 3, 1, 1);
        for (int t = 0; t < 3; t++)
            for (int k = 0; k < 4; k++) {
                assertEquals(t < 2, plain.get(0, t, k) == other.get(0, t, k));
            }
        assertTrue(Math.abs(plain.get(0, 0, 0)
                        - logits(model, p, new int[] {1, 2, 3}, 3, 1, 2).get(0, 0, 0))
                > 1e-6);
    }

    private Tensor logits(Transformer<T> model, Transformer.Parameters<T> p, int[] source, int... target) {
        Transformer.Result<T> result =
                model.forward(Indices.of(new int[][] {source}), Indices.of(new int[][] {target}), p);
        Tensor logits = backend().tensor(result.logits());
        model.release(result);
        return logits;
    }

    @Test
    default void parametersAreReadBackByName() {
        for (TokenParameters.Sizes sizes : List.of(
                TokenParameters.Sizes.gpt(5, 9, new StackSizes(2, 4, 3)),
                TokenParameters.Sizes.bert(5, 9, new StackSizes(1, 4, 3)),
                new TokenParameters.Sizes(5, 0, new StackSizes(1, 4, 3), false, false))) {
            Map<String, Tensor> p = TokenParameters.random(new NaiveBackend(), new Random(44), PRE, sizes)
                    .named()
                    .asMap();
            assertEquals(p, TokenParameters.of(Named.of(p)).named().asMap());
            assertEquals(sizes.longest() > 0, p.containsKey("positions"));
            assertEquals(!sizes.tied(), p.containsKey("head.weight"));
            assertEquals(sizes.biased(), p.containsKey("head.bias"));
        }
        Map<String, Tensor> both = Transformer.Parameters.random(
                        new NaiveBackend(), new Random(44), POST, 5, 4, new StackSizes(1, 4, 3))
                .named()
                .asMap();
        assertEquals(both, Transformer.Parameters.of(Named.of(both)).named().asMap());
        assertEquals(4 + 12 + 18, both.size());
    }

    @Test
    default void saysWhatDoesNotFit() {
        LanguageModel<T> model = new LanguageModel<>(parts(), PRE);
        TokenParameters<T> p = parameters(PRE, TokenParameters.Sizes.gpt(5, 2, new StackSizes(1, 4, 3)));
        TwinContract.assertRejects(
                "indices[0, 1] is 5, must be from 0 to 4, a row of table",
                () -> model.forward(Indices.of(new int[][] {{1, 5}}), p));
        TwinContract.assertRejects(
                "tokens must have 2 axes (B, T), has 1: (3)", () -> model.forward(Indices.of(1, 2, 3), p));
        TwinContract.assertRejects(
                "longest must be at least 0, is -1", () -> TokenParameters.Sizes.gpt(5, -1, new StackSizes(1, 4, 3)));
        TwinContract.assertRejects(
                "there is no array named \"table\"; there are []", () -> TokenParameters.of(Named.none()));
    }
}
