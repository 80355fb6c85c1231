package parallax.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parallax.tensor.Arguments;
import parallax.tensor.HasContents;

/**
 * The tokens a model knows, numbered: characters or words, behind four special ones.
 *
 * <p>0 is {@code <pad>}, which fills sequences up to a common length; 1 {@code <start>} and 2 {@code <end>} enclose what a decoder writes; 3
 * {@code <mask>} hides a token that is to be guessed. The others follow in the order of their code points, so that it does not matter in
 * which order texts are read.
 */
public final class Vocabulary implements HasContents {
    /** The number of {@code <pad>}. */
    public static final int PAD = 0;

    /** The number of {@code <start>}. */
    public static final int START = 1;

    /** The number of {@code <end>}. */
    public static final int END = 2;

    /** The number of {@code <mask>}. */
    public static final int MASK = 3;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final List<String> SPECIAL = List.of("<pad>", "<start>", "<end>", "<mask>");

    private final List<String> tokens;
    private final Map<String, Integer> numbers;
    private final boolean words;

    private Vocabulary(Collection<String> found, boolean words) {
        tokens = new ArrayList<>(SPECIAL);
        tokens.addAll(found);
        this.words = words;
        numbers = new LinkedHashMap<>();
        for (String token : tokens) {
            numbers.put(token, numbers.size());
        }
    }

    /**
     * Returns the vocabulary of the characters in the texts; a character is a Unicode code point.
     *
     * @throws IllegalArgumentException if the texts are empty
     */
    public static Vocabulary characters(String... texts) {
        return characters(Arrays.asList(Arguments.given("texts", texts)));
    }

    /** Returns the vocabulary of the characters in the texts, as {@link #characters(String...)}. */
    public static Vocabulary characters(Collection<String> texts) {
        return of(texts, false);
    }

    /**
     * Returns the vocabulary of the words in the texts; words are what Unicode's white space separates, no-break and ideographic
     * spaces too, as they are written.
     *
     * @throws IllegalArgumentException if there is no word, or one is written as a special token is
     */
    public static Vocabulary words(String... texts) {
        return words(Arrays.asList(Arguments.given("texts", texts)));
    }

    /** Returns the vocabulary of the words in the texts, as {@link #words(String...)}. */
    public static Vocabulary words(Collection<String> texts) {
        return of(texts, true);
    }

    private static Vocabulary of(Collection<String> texts, boolean words) {
        // Strings compare by halves of surrogate pairs, which come before some of 16 bits.
        TreeSet<String> found =
                new TreeSet<>(Comparator.comparing(token -> token.codePoints().toArray(), Arrays::compare));
        for (String text : Arguments.given("texts", texts)) {
            parts(Arguments.given("text", text), words).forEach(found::add);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no " + (words ? "word" : "character") + " in the texts");
        }
        for (String special : SPECIAL) {
            if (found.contains(special)) {
                throw new IllegalArgumentException("the texts contain the special token " + special + " as a word");
            }
        }
        return new Vocabulary(found, words);
    }

    /** Returns the number of tokens, the special ones included. */
    public int size() {
        return tokens.size();
    }

    /** Returns the tokens in the order of their numbers; not to be modified. */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    /**
     * Returns the token of a number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public String token(int number) {
        if (number < 0 || number >= size()) {
            throw new IllegalArgumentException("token " + number + ", must be from 0 to " + (size() - 1));
        }
        return tokens.get(number);
    }

    /**
     * Returns the number of a token.
     *
     * @throws IllegalArgumentException if it is not known
     */
    public int number(String token) {
        Integer number = numbers.get(Arguments.given("token", token));
        if (number == null) {
            throw new IllegalArgumentException("\"" + token + "\" is none of the " + size() + " tokens");
        }
        return number;
    }

    /**
     * Returns the numbers of a text's tokens.
     *
     * @throws IllegalArgumentException if one is not known; the message has its place
     */
    public int[] encode(String text) {
        List<String> parts = parts(Arguments.given("text", text), words).toList();
        int[] encoded = new int[parts.size()];
        for (int t = 0; t < encoded.length; t++) {
            Integer number = numbers.get(parts.get(t));
            if (number == null) {
                throw new IllegalArgumentException((words ? "word " : "character ") + t + " of the text, \""
                        + parts.get(t) + "\", is none of the " + size() + " tokens");
            }
            encoded[t] = number;
        }
        return encoded;
    }

    /** Returns all tokens as text, the special ones too. */
    public String decode(int... encoded) {
        return Arrays.stream(encoded).mapToObj(this::token).collect(Collectors.joining(words ? " " : ""));
    }

    /** Returns the text up to the first {@code <end>}, without {@code <pad>} and {@code <start>}: what a decoder wrote. */
    public String plain(int... encoded) {
        int[] text = Arrays.stream(encoded)
                .takeWhile(number -> number != END)
                .filter(number -> number != PAD && number != START)
                .toArray();
        return decode(text);
    }

    private static Stream<String> parts(String text, boolean words) {
        return words
                ? WHITE_SPACE.splitAsStream(text).filter(word -> !word.isEmpty())
                : text.codePoints().mapToObj(Character::toString);
    }

    /** Returns the tokens in the order of their numbers; a space and a line break as signs that can be seen. */
    @Override
    public Object contents() {
        return tokens.stream()
                .map(token -> token.replace(' ', '␣').replace('\n', '⏎'))
                .toList();
    }

    @Override
    public String toString() {
        return "Vocabulary of " + size() + (words ? " words" : " characters");
    }
}
