package parallax.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** Sequences of tokens with a label that must be found in them, made from a seed: the same on every machine. */
public final class TokenTasks {
    private TokenTasks() {}

    /**
     * Returns sequences whose label is their first token, behind which only noise follows: what happened long ago decides.
     *
     * <p>The first token is one of {@code kinds} capital letters, the noise small letters x, y and z.
     *
     * <p><b>Source.</b> A simplest form of the long-lag tasks of S. Hochreiter and J. Schmidhuber, "Long Short-Term Memory" (1997), section 5.2.
     *
     * @param steps of every sequence, the first included
     * @param kinds of first tokens, from 2 to 20
     * @throws IllegalArgumentException if count or steps is less than 1, or kinds is not from 2 to 20
     */
    public static TokenData firstToken(int count, int steps, int kinds, long seed) {
        Counts.require("count", count, 1);
        Counts.require("steps", steps, 1);
        List<String> classes = letters('A', kinds, 20, "kinds");
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            labels[n] = random.nextInt(kinds);
            StringJoiner text = new StringJoiner(" ").add(classes.get(labels[n]));
            for (int t = 1; t < steps; t++) {
                text.add("" + (char) ('x' + random.nextInt(3)));
            }
            texts.add(text.toString());
        }
        return TokenData.of(texts, labels, classes, Vocabulary.words(String.join(" ", classes) + " x y z"));
    }

    /**
     * Returns tables to look something up in: "c 4 a 1 b 1 ? a" has the label 1.
     *
     * <p>Keys are letters, all different, in random order, each with a random digit behind it; at the end a question mark and one of the keys.
     * Attention solves it with one query; a recurrent state must carry the whole table.
     *
     * @param keys   in a table, from 2 to 20
     * @param digits that a value may be, from 2 to 10: 0 to digits − 1
     * @throws IllegalArgumentException if count is less than 1, or keys or digits out of range
     */
    public static TokenData lookUp(int count, int keys, int digits, long seed) {
        Counts.require("count", count, 1);
        List<String> letters = letters('a', keys, 20, "keys");
        List<String> classes = letters('0', digits, 10, "digits");
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            StringJoiner text = new StringJoiner(" ");
            int asked = random.nextInt(keys);
            for (int key : Permutations.random(keys, random)) {
                int value = random.nextInt(digits);
                text.add(letters.get(key)).add(classes.get(value));
                labels[n] = key == asked ? value : labels[n];
            }
            texts.add(text.add("?").add(letters.get(asked)).toString());
        }
        Vocabulary vocabulary = Vocabulary.words(String.join(" ", letters), String.join(" ", classes), "?");
        return TokenData.of(texts, labels, classes, vocabulary);
    }

    private static List<String> letters(char first, int count, int most, String name) {
        if (count < 2 || count > most) {
            throw new IllegalArgumentException(name + " must be from 2 to " + most + ", is " + count);
        }
        return IntStream.range(0, count)
                .mapToObj(k -> Character.toString(first + k))
                .toList();
    }
}
