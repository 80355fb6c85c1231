package parallax.exercise.diagnosis;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** Compares tensors entry by entry, and whole numbers. */
final class NumbersJudge implements Judge {
    @Override
    public Optional<Fault> fault(String result, Object yours, Object expected, Case in) {
        if (yours == null) {
            return fault(
                    Fault.Kind.NOTHING,
                    "your code returned null. Does it end by returning the " + noun(expected) + "?");
        }
        if (expected instanceof Tensor e && yours instanceof Tensor y) {
            return tensor(result, y, e);
        }
        if (yours.equals(expected)) {
            return Optional.empty();
        }
        return fault(Fault.Kind.VALUE, "your answer is " + yours + ", expected " + expected + ", for " + numbers(in));
    }

    @Override
    public boolean same(Object a, Object b) {
        if (a instanceof Tensor s && b instanceof Tensor t) {
            return Closeness.close(s, t);
        }
        return Objects.equals(a, b);
    }

    /** Returns the arguments that are numbers: "n 7, k 3". */
    static String numbers(Case in) {
        return in.arguments().entrySet().stream()
                .filter(argument -> argument.getValue() instanceof Number)
                .map(NumbersJudge::number)
                .collect(Collectors.joining(", "));
    }

    private static String number(Map.Entry<String, Object> argument) {
        return argument.getKey() + " " + Numbers.text(((Number) argument.getValue()).doubleValue());
    }

    private static Optional<Fault> tensor(String result, Tensor yours, Tensor expected) {
        if (!Arrays.equals(yours.shape(), expected.shape())) {
            return fault(
                    Fault.Kind.SHAPE,
                    result + " has shape " + Shapes.text(yours.shape()) + ", expected "
                            + Shapes.text(expected.shape()));
        }
        double scale = Closeness.scale(expected.data());
        int first = -1;
        int differing = 0;
        for (int k = 0; k < yours.length(); k++) {
            double y = yours.data()[k];
            double e = expected.data()[k];
            if (!Double.isFinite(y) && Double.isFinite(e)) {
                return fault(
                        Fault.Kind.NOT_FINITE,
                        result + index(k, expected.shape()) + " is "
                                + (Double.isNaN(y) ? "NaN (not a number)" : Double.toString(y)) + ", expected "
                                + Numbers.text(e));
            }
            if (!Closeness.close(y, e, scale)) {
                first = first < 0 ? k : first;
                differing++;
            }
        }
        if (differing == 0) {
            return Optional.empty();
        }
        double y = yours.data()[first];
        double e = expected.data()[first];
        String share = differing == yours.length() ? "all " + differing : differing + " of " + yours.length();
        return fault(
                Fault.Kind.VALUE,
                result + index(first, expected.shape()) + " is " + Numbers.text(y, e) + ", expected "
                        + Numbers.text(e, y) + (yours.length() == 1 ? "" : " (" + share + " entries differ)"));
    }

    private static String index(int flat, int[] shape) {
        if (shape.length == 0) {
            return "";
        }
        String[] index = new String[shape.length];
        int rest = flat;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = Integer.toString(rest % shape[axis]);
            rest /= shape[axis];
        }
        return "[" + String.join(",", index) + "]";
    }

    private static String noun(Object expected) {
        return expected instanceof Tensor ? "Tensor it computed" : "number it computed";
    }

    private static Optional<Fault> fault(Fault.Kind kind, String message) {
        return Optional.of(new Fault(kind, message));
    }
}
