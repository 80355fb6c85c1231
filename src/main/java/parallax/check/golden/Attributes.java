package parallax.check.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parallax.nn.Indices;

/** An operator's hyperparameters in a golden case, read by name and type. */
public final class Attributes {
    private final JsonObject json;
    private final Set<String> unread;

    Attributes(JsonObject json) {
        this.json = json;
        unread = new LinkedHashSet<>(json.keySet());
    }

    /**
     * Returns an integer.
     *
     * @param absent what it is if the case does not say
     * @throws MalformedCaseException if it is not an integer
     */
    public int integer(String name, int absent) throws MalformedCaseException {
        unread.remove(name);
        return json.has(name) ? integer("attributes." + name, json.get(name)) : absent;
    }

    /**
     * Returns two integers, [along the rows, along the columns]; a single one stands for both.
     *
     * @param absent what they are if the case does not say
     * @throws MalformedCaseException if it is something else
     */
    public int[] pair(String name, int absent) throws MalformedCaseException {
        unread.remove(name);
        String field = "attributes." + name;
        if (!json.has(name) || !json.get(name).isJsonArray()) {
            int both = integer(name, absent);
            return new int[] {both, both};
        }
        JsonArray array = json.getAsJsonArray(name);
        if (array.size() != 2) {
            throw new MalformedCaseException(field + " must have 2 numbers, has " + array.size());
        }
        return new int[] {integer(field + "[0]", array.get(0)), integer(field + "[1]", array.get(1))};
    }

    /**
     * Returns two integers that must be there, as {@link #pair(String, int)}.
     *
     * @throws MalformedCaseException if they are absent or something else
     */
    public int[] pair(String name) throws MalformedCaseException {
        present(name);
        return pair(name, 0);
    }

    /** Returns whether the case says what the attribute is. */
    public boolean has(String name) {
        return json.has(name);
    }

    /**
     * Returns a number.
     *
     * @param absent what it is if the case does not say
     * @throws MalformedCaseException if it is not a number
     */
    public double number(String name, double absent) throws MalformedCaseException {
        unread.remove(name);
        return json.has(name) ? GoldenReader.number("attributes." + name, json.get(name)) : absent;
    }

    /**
     * Returns numbers that must be there, in a list.
     *
     * @throws MalformedCaseException if they are absent or something else
     */
    public double[] numbers(String name) throws MalformedCaseException {
        present(name);
        unread.remove(name);
        String field = "attributes." + name;
        if (!json.get(name).isJsonArray()) {
            throw new MalformedCaseException(
                    field + " must be a list of numbers, is " + GoldenReader.excerpt(json.get(name)));
        }
        JsonArray array = json.getAsJsonArray(name);
        double[] numbers = new double[array.size()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = GoldenReader.number(field + "[" + k + "]", array.get(k));
        }
        return numbers;
    }

    /**
     * Returns a truth value.
     *
     * @param absent what it is if the case does not say
     * @throws MalformedCaseException if it is neither true nor false
     */
    public boolean flag(String name, boolean absent) throws MalformedCaseException {
        unread.remove(name);
        if (!json.has(name)) {
            return absent;
        }
        JsonElement value = json.get(name);
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
            throw new MalformedCaseException(
                    "attributes." + name + " must be true or false, is " + GoldenReader.excerpt(value));
        }
        return value.getAsBoolean();
    }

    /**
     * Returns a text.
     *
     * @param absent what it is if the case does not say
     * @throws MalformedCaseException if it is none
     */
    public String text(String name, String absent) throws MalformedCaseException {
        unread.remove(name);
        if (!json.has(name)) {
            return absent;
        }
        JsonElement value = json.get(name);
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw new MalformedCaseException(
                    "attributes." + name + " must be a text, is " + GoldenReader.excerpt(value));
        }
        return value.getAsString();
    }

    /**
     * Returns integers that must be there, nested to any depth.
     *
     * @throws MalformedCaseException if they are absent, no integers, or lists that stand side by side differ in length
     */
    public Indices integers(String name) throws MalformedCaseException {
        present(name);
        unread.remove(name);
        List<Integer> shape = new ArrayList<>();
        for (JsonElement e = json.get(name);
                e.isJsonArray();
                e = e.getAsJsonArray().get(0)) {
            shape.add(e.getAsJsonArray().size());
            if (e.getAsJsonArray().isEmpty()) {
                break;
            }
        }
        List<Integer> values = new ArrayList<>();
        collect("attributes." + name, json.get(name), 0, shape, values);
        return Indices.of(ints(shape), ints(values));
    }

    private static void collect(String field, JsonElement value, int depth, List<Integer> shape, List<Integer> values)
            throws MalformedCaseException {
        if (depth == shape.size()) {
            values.add(integer(field, value));
            return;
        }
        if (!value.isJsonArray() || value.getAsJsonArray().size() != shape.get(depth)) {
            throw new MalformedCaseException(
                    field + " must be " + shape.get(depth) + " values, is " + GoldenReader.excerpt(value));
        }
        for (int k = 0; k < shape.get(depth); k++) {
            collect(field + "[" + k + "]", value.getAsJsonArray().get(k), depth + 1, shape, values);
        }
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private void present(String name) throws MalformedCaseException {
        if (!json.has(name)) {
            throw new MalformedCaseException("attributes." + name + " is missing");
        }
    }

    /** Returns the names that were never asked for: the operator does not know them. */
    Set<String> unread() {
        return unread;
    }

    static int integer(String field, JsonElement value) throws MalformedCaseException {
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
            double number = value.getAsDouble();
            if (number == (int) number) {
                return (int) number;
            }
        }
        throw new MalformedCaseException(field + " must be an integer, is " + GoldenReader.excerpt(value));
    }
}
