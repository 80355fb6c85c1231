package parallax.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parallax.tensor.Arguments;

/**
 * What a reader sets in a drawing of {@link Interact}: a name, and the values it goes through.
 *
 * @param <T> what is set
 */
public final class Control<T> {
    private final String name;
    private final boolean slides;
    private final List<T> values;
    private final List<String> labels;
    private final int start;

    private Control(String name, boolean slides, List<T> values, List<String> labels, int start) {
        this.name = name;
        this.slides = slides;
        this.values = List.copyOf(values);
        this.labels = List.copyOf(labels);
        this.start = start;
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + " has no value to set");
        }
    }

    static Control<Integer> ofWhole(String name, int from, int to, int step) {
        List<Integer> values = new ArrayList<>();
        for (long i = 0; i < steps(name, from, to, step); i++) {
            values.add((int) (from + i * step));
        }
        return new Control<>(
                name, true, values, values.stream().map(String::valueOf).toList(), 0);
    }

    static Control<Double> ofReal(String name, double from, double to, double step) {
        List<Double> values = new ArrayList<>();
        for (long i = 0; i < steps(name, from, to, step); i++) {
            values.add(from + i * step);
        }
        return new Control<>(
                name,
                true,
                values,
                values.stream().map(v -> String.format(Locale.ROOT, "%.4g", v)).toList(),
                0);
    }

    static <T> Control<T> ofChoice(String name, List<T> values) {
        return new Control<>(
                name, false, values, values.stream().map(ValueText::of).toList(), 0);
    }

    /** Returns how many values there are: both ends are among them, even if a sum of doubles falls just short. */
    private static long steps(String name, double from, double to, double step) {
        Arguments.given("name", name);
        if (!(step > 0) || !(from <= to) || Double.isInfinite(to - from)) {
            throw new IllegalArgumentException(name + " cannot go from " + from + " to " + to + " by steps of " + step);
        }
        long steps = (long) Math.floor((to - from) / step + 1e-9) + 1;
        if (steps > Interact.MOST) {
            throw new IllegalArgumentException(
                    name + " has " + steps + " values, " + Interact.MOST + " can be drawn: take larger steps");
        }
        return steps;
    }

    /** Returns this control, set to a value at first. */
    public Control<T> at(T value) {
        int index = values.indexOf(value);
        if (index < 0) {
            throw new IllegalArgumentException(name + " cannot be " + value + ", its values are " + values);
        }
        return new Control<>(name, slides, values, labels, index);
    }

    List<T> values() {
        return values;
    }

    int start() {
        return start;
    }

    /** Returns "name: value" of the value it is set to at first. */
    String words() {
        return name + ": " + labels.get(start);
    }

    String html() {
        String label = Html.escape(name);
        if (slides) {
            return "<label>" + label + " <input type=\"range\" min=\"0\" max=\"" + (values.size() - 1)
                    + "\" step=\"1\" value=\"" + start + "\" data-labels=\"" + Html.escape(String.join("\n", labels))
                    + "\" aria-valuetext=\"" + labels.get(start) + "\"> <output>" + labels.get(start)
                    + "</output></label>";
        }
        StringBuilder options = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            options.append(i == start ? "<option selected>" : "<option>")
                    .append(Html.escape(labels.get(i)))
                    .append("</option>");
        }
        return "<label>" + label + " <select>" + options + "</select></label>";
    }
}
