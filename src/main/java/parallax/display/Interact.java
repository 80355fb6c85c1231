package parallax.display;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Drawings a reader changes by a slider or a choice: {@code interact(slider("stride", 1, 4), s -> picture(s))}.
 *
 * <p>The cell draws once for every setting, and the page shows the one that is set. So it needs nothing but the page: it
 * moves in every front end, in a notebook saved and opened again and in its export; where scripts are not allowed, the
 * first setting stays as a picture.
 */
public final class Interact {
    /** The most drawings; each is in the page. */
    static final int MOST = 200;

    private static final String SCRIPT = resource("interact.js");
    private static final String STYLE = resource("interact.css");

    private Interact() {}

    /** Returns a slider over whole numbers, both ends included. */
    public static Control<Integer> slider(String name, int from, int to) {
        return Control.ofWhole(name, from, to, 1);
    }

    /** Returns a slider over every so many whole numbers. */
    public static Control<Integer> slider(String name, int from, int to, int step) {
        return Control.ofWhole(name, from, to, step);
    }

    /** Returns a slider over numbers, both ends included. */
    public static Control<Double> slider(String name, double from, double to, double step) {
        return Control.ofReal(name, from, to, step);
    }

    /** Returns a choice of one of the values. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is copied, and nothing is written to it
    public static <T> Control<T> choice(String name, T... values) {
        return Control.ofChoice(name, List.of(values));
    }

    /** Shows what the function makes of the value that is set. */
    public static <A> void interact(Control<A> control, Function<? super A, ?> drawing) {
        List<MimeBundle> shots = new ArrayList<>();
        control.values().forEach(value -> shots.add(Display.render(drawing.apply(value))));
        show(List.of(control), shots, control.start());
    }

    /** Shows what the function makes of the two values that are set. */
    public static <A, B> void interact(
            Control<A> first, Control<B> second, BiFunction<? super A, ? super B, ?> drawing) {
        int columns = second.values().size();
        int count = first.values().size() * columns;
        if (count > MOST) {
            throw new IllegalArgumentException(
                    "these are " + count + " settings, " + MOST + " can be drawn: take larger steps");
        }
        List<MimeBundle> shots = new ArrayList<>();
        for (A a : first.values()) {
            for (B b : second.values()) {
                shots.add(Display.render(drawing.apply(a, b)));
            }
        }
        show(List.of(first, second), shots, first.start() * columns + second.start());
    }

    private static void show(List<Control<?>> controls, List<MimeBundle> shots, int start) {
        StringBuilder html = new StringBuilder(
                "<style>" + STYLE + "</style><div class=\"px-interact\" role=\"group\" "
                        + "data-lm-suppress-shortcuts=\"true\" data-p-suppress-shortcuts=\"true\"><div class=\"px-set\" hidden>");
        controls.forEach(control -> html.append(control.html()));
        html.append("</div>");
        for (int i = 0; i < shots.size(); i++) {
            html.append(i == start ? "<div class=\"px-shot\">" : "<div class=\"px-shot\" hidden>")
                    .append(Embedded.html(shots.get(i)))
                    .append("</div>");
        }
        html.append("<span class=\"px-end\"></span></div><script>")
                .append(SCRIPT)
                .append("</script>");
        String words = String.join(", ", controls.stream().map(Control::words).toList());
        Display.display(
                new Html(html.toString(), words + "\n" + shots.get(start).plain()));
    }

    private static String resource(String name) {
        try (InputStream in = Interact.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
