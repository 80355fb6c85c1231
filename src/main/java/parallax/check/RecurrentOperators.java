package parallax.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.nn.recurrent.Gru;
import parallax.nn.recurrent.Lstm;
import parallax.nn.recurrent.Recurrence;
import parallax.nn.recurrent.RecurrentParameters;
import parallax.nn.recurrent.Rnn;

/** Recurrence by names: x, h0, (c0,) weightInput, weightHidden, biasInput, biasHidden → y, hn(, cn). */
public final class RecurrentOperators {
    private static final List<String> PARAMETERS = List.of("weightInput", "weightHidden", "biasInput", "biasHidden");

    private RecurrentOperators() {}

    /**
     * Returns the vanilla network.
     *
     * @param lengths how many steps of each sequence count, or null if all do
     */
    public static <T> Operator<T> of(Rnn<T> twin, int[] lengths) {
        return ofOneState(twin, lengths);
    }

    /**
     * Returns the GRU.
     *
     * @param lengths how many steps of each sequence count, or null if all do
     */
    public static <T> Operator<T> of(Gru<T> twin, int[] lengths) {
        return ofOneState(twin, lengths);
    }

    /**
     * Returns the LSTM.
     *
     * @param lengths how many steps of each sequence count, or null if all do
     */
    public static <T> Operator<T> of(Lstm<T> twin, int[] lengths) {
        return new NamedOperator<>(
                inputs("x", "h0", "c0"),
                List.of(),
                List.of("y", "hn", "cn"),
                in -> {
                    Lstm.Result<T> result = twin.forward(in.get("x"), start(in), parameters(in), lengths);
                    return Map.of(
                            "y",
                            result.y(),
                            "hn",
                            result.end().h(),
                            "cn",
                            result.end().c());
                },
                (in, up) -> {
                    Lstm.Result<T> result = twin.forward(in.get("x"), start(in), parameters(in), lengths);
                    Lstm.State<T> dEnd = new Lstm.State<>(up.get("hn"), up.get("cn"));
                    Recurrence.Gradients<T, Lstm.State<T>, RecurrentParameters<T>> g =
                            twin.backward(in.get("x"), start(in), parameters(in), lengths, result, up.get("y"), dEnd);
                    Map<String, T> gradients = gradients(g);
                    gradients.put("h0", g.dStart().h());
                    gradients.put("c0", g.dStart().c());
                    return gradients;
                });
    }

    private static <T, R extends Recurrence.Result<T, T>> Operator<T> ofOneState(
            Recurrence<T, T, RecurrentParameters<T>, R> twin, int[] lengths) {
        return new NamedOperator<>(
                inputs("x", "h0"),
                List.of(),
                List.of("y", "hn"),
                in -> {
                    R result = twin.forward(in.get("x"), in.get("h0"), parameters(in), lengths);
                    return Map.of("y", result.y(), "hn", result.end());
                },
                (in, up) -> {
                    R result = twin.forward(in.get("x"), in.get("h0"), parameters(in), lengths);
                    Recurrence.Gradients<T, T, RecurrentParameters<T>> g = twin.backward(
                            in.get("x"), in.get("h0"), parameters(in), lengths, result, up.get("y"), up.get("hn"));
                    Map<String, T> gradients = gradients(g);
                    gradients.put("h0", g.dStart());
                    return gradients;
                });
    }

    private static List<String> inputs(String... before) {
        List<String> inputs = new ArrayList<>(List.of(before));
        inputs.addAll(PARAMETERS);
        return inputs;
    }

    private static <T> Lstm.State<T> start(Map<String, T> in) {
        return new Lstm.State<>(in.get("h0"), in.get("c0"));
    }

    // Not by Named, as an array that is missing is the twin's to complain of.
    private static <T> RecurrentParameters<T> parameters(Map<String, T> in) {
        return new RecurrentParameters<>(
                in.get("weightInput"), in.get("weightHidden"), in.get("biasInput"), in.get("biasHidden"));
    }

    private static <T> Map<String, T> gradients(Recurrence.Gradients<T, ?, RecurrentParameters<T>> g) {
        Map<String, T> gradients = new LinkedHashMap<>(g.dParameters().named().asMap());
        gradients.put("x", g.dx());
        return gradients;
    }
}
