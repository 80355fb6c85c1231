package parallax.check.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parallax.tensor.Shapes;
import parallax.tensor.Tensor;

/** Reads golden cases, strictly: what is not in the format is an error that names the field. */
public final class GoldenReader {
    private static final List<String> FIELDS =
            List.of("op", "source", "attributes", "inputs", "outputs", "upstream", "gradients");

    // Where gson's messages say the trouble is.
    private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+) path (\\S+)");
    private static final Pattern NOT_FINITE = Pattern.compile("\\b(NaN|Infinity)\\b");

    private GoldenReader() {}

    /**
     * Reads a case from a file.
     *
     * @throws MalformedCaseException if it is not JSON in UTF-8, or no golden case
     * @throws IOException            if it cannot be read
     */
    public static GoldenCase read(Path file) throws MalformedCaseException, IOException {
        return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /**
     * Reads a case from its text.
     *
     * @throws MalformedCaseException if it is not JSON, or no golden case
     */
    public static GoldenCase parse(String text) throws MalformedCaseException {
        JsonElement root = json(text);
        if (!root.isJsonObject() || !root.getAsJsonObject().has("op")) {
            throw new MalformedCaseException("not a golden case: an object with the field op is needed");
        }
        JsonObject object = root.getAsJsonObject();
        for (String field : object.keySet()) {
            if (!FIELDS.contains(field)) {
                throw new MalformedCaseException("unknown field " + field + ", a case has " + FIELDS);
            }
        }
        GoldenCase read = new GoldenCase(
                string(object, "op"),
                object.has("source") ? string(object, "source") : "",
                new Attributes(member(object, "attributes")),
                tensors(object, "inputs"),
                tensors(object, "outputs"),
                tensors(object, "upstream"),
                tensors(object, "gradients"));
        if (read.inputs().isEmpty()) {
            throw new MalformedCaseException("inputs is missing or empty");
        }
        if (read.outputs().isEmpty() && read.gradients().isEmpty()) {
            throw new MalformedCaseException("there is nothing to check: neither outputs nor gradients");
        }
        if (read.upstream().isEmpty() && !read.gradients().isEmpty()) {
            throw new MalformedCaseException("there are gradients but no upstream");
        }
        return read;
    }

    private static JsonElement json(String text) throws MalformedCaseException {
        try {
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonElement root = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedCaseException("not JSON: something follows its end");
            }
            return root;
        } catch (JsonParseException | IOException e) {
            Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
            throw new MalformedCaseException(
                    "not JSON"
                            + (place.find()
                                    ? " at line " + place.group(1) + ", column " + place.group(2)
                                            + inField(place.group(3))
                                    : "")
                            + (NOT_FINITE.matcher(text).find()
                                    ? "; JSON's numbers are finite: no NaN, no Infinity"
                                    : ""),
                    e);
        }
    }

    private static String inField(String path) {
        return path.equals("$") ? "" : ", in " + path.substring(2);
    }

    private static String string(JsonObject object, String field) throws MalformedCaseException {
        JsonElement value = object.get(field);
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw new MalformedCaseException(field + " must be a string, is " + excerpt(value));
        }
        return value.getAsString();
    }

    private static JsonObject member(JsonObject object, String field) throws MalformedCaseException {
        if (!object.has(field)) {
            return new JsonObject();
        }
        if (!object.get(field).isJsonObject()) {
            throw new MalformedCaseException(field + " must be an object, is " + excerpt(object.get(field)));
        }
        return object.getAsJsonObject(field);
    }

    private static JsonArray array(String owner, JsonObject object, String field) throws MalformedCaseException {
        if (!object.has(field)) {
            throw new MalformedCaseException(owner + "." + field + " is missing");
        }
        if (!object.get(field).isJsonArray()) {
            throw new MalformedCaseException(
                    owner + "." + field + " must be an array, is " + excerpt(object.get(field)));
        }
        return object.getAsJsonArray(field);
    }

    private static Map<String, Tensor> tensors(JsonObject object, String field) throws MalformedCaseException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : member(object, field).entrySet()) {
            String name = field + "." + entry.getKey();
            if (!entry.getValue().isJsonObject()) {
                throw new MalformedCaseException(
                        name + " must be an object with shape and data, is " + excerpt(entry.getValue()));
            }
            tensors.put(entry.getKey(), tensor(name, entry.getValue().getAsJsonObject()));
        }
        return tensors;
    }

    private static Tensor tensor(String name, JsonObject object) throws MalformedCaseException {
        for (String field : object.keySet()) {
            if (!field.equals("shape") && !field.equals("data")) {
                throw new MalformedCaseException(
                        "unknown field " + name + "." + field + ", an array has shape and data");
            }
        }
        JsonArray sizes = array(name, object, "shape");
        JsonArray entries = array(name, object, "data");
        int[] shape = new int[sizes.size()];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = Attributes.integer(name + ".shape[" + axis + "]", sizes.get(axis));
        }
        int length;
        try {
            length = Shapes.length(shape);
        } catch (IllegalArgumentException e) {
            throw new MalformedCaseException(name + ".shape: " + e.getMessage(), e);
        }
        if (length != entries.size()) {
            throw new MalformedCaseException(name + ".shape " + Shapes.text(shape) + " holds " + length + " entries, "
                    + name + ".data has " + entries.size());
        }
        double[] data = new double[length];
        for (int k = 0; k < length; k++) {
            data[k] = number(name + ".data[" + k + "]", entries.get(k));
        }
        return Tensor.of(shape, data);
    }

    static double number(String field, JsonElement value) throws MalformedCaseException {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw new MalformedCaseException(field + " must be a number, is " + excerpt(value));
        }
        double number = value.getAsDouble();
        if (!Double.isFinite(number)) {
            throw new MalformedCaseException(field + " must be finite, " + excerpt(value) + " is beyond a double");
        }
        return number;
    }

    static String excerpt(JsonElement value) {
        String text = value.toString();
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
