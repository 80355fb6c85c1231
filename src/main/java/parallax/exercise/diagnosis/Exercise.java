package parallax.exercise.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import parallax.tensor.Arguments;

/**
 * One exercise as data: what the learner writes, what it is asked, and the mistakes that are known.
 *
 * @param <F> the type of the function the learner writes
 */
public final class Exercise<F> {
    private final Builder<F> parts;
    private final List<WrongTwin<F>> wrongTwins;

    private Exercise(Builder<F> parts) {
        this.parts = parts;
        List<WrongTwin<F>> twins = new ArrayList<>(parts.wrongTwins);
        for (Mistake m : parts.mistakes) {
            twins.add(new WrongTwin<>(
                    m.id(),
                    parts.maker.apply(m.choices()),
                    m.looksLike(),
                    m.question(),
                    Optional.of(m.choices()),
                    m.later()));
        }
        this.wrongTwins = List.copyOf(twins);
    }

    /** Starts an exercise: its name, which is that of the method of {@code Check}, and the type the learner writes. */
    public static <F> Builder<F> named(String name, Class<F> type) {
        return new Builder<>(name, type);
    }

    /** Judges the function; never fails because the function is wrong. */
    public CheckReport check(F function) {
        return new Checker<>(this, function).report();
    }

    /** Returns whether every probe passes; looks for no cause and stops at the first that fails. */
    public boolean passes(F function) {
        return probes().stream().allMatch(p -> Trial.of(this, function, p).passed());
    }

    /** Judges the function, which must be of this exercise's type. */
    public CheckReport checkAny(Object function) {
        return check(type().cast(function));
    }

    /** Returns the exercise's name. */
    public String name() {
        return parts.name;
    }

    /** Returns the type of the function the learner writes. */
    public Class<F> type() {
        return parts.type;
    }

    /** Returns the reference. */
    public F reference() {
        return parts.reference;
    }

    /** Returns what is asked, the easiest first. */
    public List<Probe> probes() {
        return Collections.unmodifiableList(parts.probes);
    }

    /** Returns the known mistakes. */
    public List<WrongTwin<F>> wrongTwins() {
        return wrongTwins;
    }

    /** Returns solutions that are written otherwise than the reference and as right, by name. */
    public Map<String, F> rightTwins() {
        return Collections.unmodifiableMap(parts.rightTwins);
    }

    /** Returns the hints, from a nudge to nearly the whole way. */
    public List<String> hints() {
        return parts.hints;
    }

    /** Returns the arguments made from the sizes. */
    public Case in(Sizes sizes) {
        return parts.cases.apply(sizes);
    }

    Call<F> call() {
        return parts.call;
    }

    Judge judge() {
        return parts.judge;
    }

    String result() {
        return parts.result;
    }

    Sizes smallest() {
        return parts.smallest;
    }

    Map<String, String> labels() {
        return parts.labels;
    }

    boolean isDrawn() {
        return parts.drawn;
    }

    @Override
    public String toString() {
        return "Exercise " + name();
    }

    String settings(Case in) {
        return parts.settings.apply(in);
    }

    Outcome outcome(F function, Case in) {
        return Outcome.of(call(), function, in);
    }

    /** Returns the wrong twin that makes both mistakes, if it can be made. */
    Optional<F> together(Choices choices) {
        return parts.maker == null ? Optional.empty() : Optional.of(parts.maker.apply(choices));
    }

    /**
     * Puts a case's arguments to a function.
     *
     * @param <F> the type of the function
     */
    @FunctionalInterface
    public interface Call<F> {
        /** Returns the function's answer. */
        Object on(F function, Case in);
    }

    /**
     * Gathers the parts of an exercise.
     *
     * @param <F> the type of the function the learner writes
     */
    public static final class Builder<F> {
        private final String name;
        private final Class<F> type;
        private Call<F> call;
        private F reference;
        private String result = "answer";
        private Judge judge = new NumbersJudge();
        private Function<Sizes, Case> cases;
        private Sizes smallest;
        private boolean drawn = true;
        private Map<String, String> labels = Map.of();
        private Function<Case, String> settings = NumbersJudge::numbers;
        private final List<Probe> probes = new ArrayList<>();
        private final List<WrongTwin<F>> wrongTwins = new ArrayList<>();
        private Function<Choices, F> maker;
        private List<Mistake> mistakes = List.of();
        private final Map<String, F> rightTwins = new LinkedHashMap<>();
        private List<String> hints = List.of();

        private Builder(String name, Class<F> type) {
            this.name = name;
            this.type = type;
        }

        /** How a case's arguments are put to the function, and what the report calls the answer, e.g. "y". */
        public Builder<F> call(String answer, Call<F> how) {
            result = answer;
            call = how;
            return this;
        }

        /** What is right. */
        public Builder<F> reference(F right) {
            reference = right;
            return this;
        }

        /** How answers are compared, where they are neither tensors nor whole numbers. */
        public Builder<F> judge(Judge other) {
            judge = other;
            return this;
        }

        /**
         * How sizes become arguments.
         *
         * @param least the sizes at their least; the search for a small failing case goes towards them
         * @param make  makes the arguments; throws IllegalArgumentException for sizes that do not fit each other
         */
        public Builder<F> cases(Sizes least, Function<Sizes, Case> make) {
            smallest = least;
            cases = make;
            return this;
        }

        /** Says that the probes are all there is to ask: no smaller failing case is searched for and drawn. */
        public Builder<F> undrawn() {
            drawn = false;
            return this;
        }

        /** What the sizes are called in a report; one without a label is called by its name. */
        public Builder<F> labels(Map<String, String> words) {
            labels = words;
            return this;
        }

        /** How a report tells the arguments that are no tensors; numbers by name unless told otherwise. */
        public Builder<F> settings(Function<Case, String> words) {
            settings = words;
            return this;
        }

        /** One question more: the smallest sizes with those in the text in place of their own. */
        public Builder<F> probe(String what, String sizes) {
            probes.add(new Probe(what, smallest.with(sizes)));
            return this;
        }

        /** One known mistake more. */
        public Builder<F> wrong(String id, F function, String looksLike, String question) {
            wrongTwins.add(new WrongTwin<>(id, function, looksLike, question, Optional.empty(), false));
            return this;
        }

        /** Mistakes that are decisions of one algorithm taken otherwise; two of them at once are recognised too. */
        public Builder<F> mistakes(Function<Choices, F> algorithm, List<Mistake> known) {
            maker = algorithm;
            mistakes = known;
            return this;
        }

        /** One right solution more, written otherwise. */
        public Builder<F> right(String how, F function) {
            rightTwins.put(how, function);
            return this;
        }

        /** Three hints, each leading further than the one before. */
        public Builder<F> hints(String nudge, String pointer, String nearly) {
            hints = List.of(nudge, pointer, nearly);
            return this;
        }

        /** Returns the exercise. */
        public Exercise<F> build() {
            Arguments.given("call", call);
            Arguments.given("reference", reference);
            Arguments.given("cases", cases);
            return new Exercise<>(this);
        }
    }
}
