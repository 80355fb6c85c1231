package parallax.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/**
 * Sentences of small grammars with labels, made from a seed: the same on every machine. What the words are does not decide alone; how they
 * stand to each other does.
 */
public final class Sentences {
    /** The classes of {@link #opinions}. */
    public static final List<String> OPINIONS = List.of("negative", "positive");

    /** The classes of {@link #agreement}. */
    public static final List<String> AGREEMENT = List.of("wrong", "right");

    private static final List<String> THINGS =
            List.of("film", "book", "play", "story", "song", "ending", "music", "cast", "plot", "scene");
    private static final List<String> GOOD =
            List.of("good", "great", "lovely", "clever", "funny", "moving", "fresh", "brilliant");
    private static final List<String> BAD =
            List.of("bad", "dull", "weak", "silly", "slow", "awful", "stale", "tiresome");
    private static final List<String> HOW = List.of("very", "quite", "really", "rather");
    private static final List<String> NEGATIONS = List.of("not", "never", "hardly");
    private static final List<String> SINGULAR = List.of("dog", "child", "teacher", "bird", "sailor", "friend");
    private static final List<String> PLURAL = List.of("dogs", "children", "teachers", "birds", "sailors", "friends");
    private static final List<String> WHERE = List.of("near", "behind", "beside", "above");
    private static final List<String> VERBS = List.of("sing", "wait", "laugh", "run", "sleep", "swim");

    private Sentences() {}

    /**
     * Returns opinions, half of them positive on average:
     *
     * <pre>
     * sentence → clause | clause "but" clause        of two clauses, the second is what is meant
     * clause   → "the" thing "is" [negation] [how] adjective
     * </pre>
     *
     * <p>"the plot is good but the music is not very funny" is negative. To count good and bad words is not enough: a negation turns one word around, a
     * "but" takes back what was said.
     *
     * @throws IllegalArgumentException if count is less than 1
     */
    public static TokenData opinions(int count, long seed) {
        Counts.require("count", count, 1);
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            StringJoiner text = new StringJoiner(" ");
            labels[n] = clause(text, random);
            if (random.nextInt(3) == 0) {
                labels[n] = clause(text.add("but"), random);
            }
            texts.add(text.toString());
        }
        return TokenData.of(texts, labels, OPINIONS, vocabulary("the is but", THINGS, GOOD, BAD, HOW, NEGATIONS));
    }

    /** Adds a clause, and returns 1 if it is positive, 0 if it is negative. */
    private static int clause(StringJoiner text, Random random) {
        text.add("the").add(one(THINGS, random)).add("is");
        boolean negated = random.nextInt(5) < 2;
        if (negated) {
            text.add(one(NEGATIONS, random));
        }
        if (random.nextInt(3) == 0) {
            text.add(one(HOW, random));
        }
        boolean good = random.nextBoolean();
        text.add(one(good ? GOOD : BAD, random));
        return good != negated ? 1 : 0;
    }

    /**
     * Returns sentences whose verb agrees with its subject, or does not, half of each on average:
     *
     * <pre>
     * sentence → "the" noun place* verb
     * place    → ("near" | "behind" | ...) "the" noun       none to three of them
     * </pre>
     *
     * <p>"the dogs near the child wait" is right, "the dogs near the child waits" wrong: the nouns in between, singular or plural, mislead whoever looks
     * at the nearest.
     *
     * @throws IllegalArgumentException if count is less than 1
     */
    public static TokenData agreement(int count, long seed) {
        Counts.require("count", count, 1);
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            boolean plural = random.nextBoolean();
            StringJoiner text = new StringJoiner(" ").add("the").add(one(plural ? PLURAL : SINGULAR, random));
            for (int places = random.nextInt(4); places > 0; places--) {
                text.add(one(WHERE, random)).add("the").add(one(random.nextBoolean() ? PLURAL : SINGULAR, random));
            }
            labels[n] = random.nextInt(2);
            boolean pluralVerb = plural == (labels[n] == 1);
            texts.add(text.add(one(VERBS, random) + (pluralVerb ? "" : "s")).toString());
        }
        List<String> third = VERBS.stream().map(verb -> verb + "s").toList();
        return TokenData.of(texts, labels, AGREEMENT, vocabulary("the", SINGULAR, PLURAL, WHERE, VERBS, third));
    }

    @SafeVarargs
    private static Vocabulary vocabulary(String words, List<String>... lists) {
        List<String> all = new ArrayList<>(List.of(words));
        for (List<String> list : lists) {
            all.addAll(list);
        }
        return Vocabulary.words(all);
    }

    private static String one(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
