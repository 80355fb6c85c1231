package parallax.train.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import parallax.tensor.Shapes;

/** What a header says of one array, checked by itself. */
final class Entry {
    private final String name;
    private final StoredArray.Type type;
    private final int[] shape;
    private final long begin;
    private final long end;

    private Entry(String name, StoredArray.Type type, int[] shape, long begin, long end) {
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.begin = begin;
        this.end = end;
    }

    static Entry of(Path file, String name, JsonElement json) throws BadFileException {
        String what = "array \"" + name + "\" ";
        if (!json.isJsonObject()) {
            throw new BadFileException(file, what + "must be an object in the header");
        }
        JsonObject object = json.getAsJsonObject();
        long[] sizes = numbers(file, what, object, "shape");
        long[] offsets = numbers(file, what, object, "data_offsets");
        StoredArray.Type type = type(file, what, object.get("dtype"));
        if (offsets.length != 2 || offsets[0] > offsets[1]) {
            throw new BadFileException(
                    file,
                    what + "has data_offsets " + Arrays.toString(offsets)
                            + ", must be a begin and an end not before it");
        }
        int[] shape = Arrays.stream(sizes)
                .mapToInt(size -> (int) Math.min(size, Integer.MAX_VALUE))
                .toArray();
        long bytes;
        try {
            bytes = (long) Shapes.length(shape) * type.bytes();
        } catch (IllegalArgumentException e) {
            throw new BadFileException(file, what + "is too large: " + e.getMessage(), e);
        }
        if (bytes > Integer.MAX_VALUE) {
            throw new BadFileException(
                    file, what + "is too large: it takes " + bytes + " bytes, must take at most " + Integer.MAX_VALUE);
        }
        if (bytes != offsets[1] - offsets[0]) {
            throw new BadFileException(
                    file,
                    what + type + " " + Shapes.text(shape) + " takes " + bytes + " bytes, its data_offsets say "
                            + (offsets[1] - offsets[0]));
        }
        return new Entry(name, type, shape, offsets[0], offsets[1]);
    }

    private static StoredArray.Type type(Path file, String what, JsonElement dtype) throws BadFileException {
        for (StoredArray.Type type : StoredArray.Type.values()) {
            if (dtype != null && dtype.isJsonPrimitive() && dtype.getAsString().equals(type.name())) {
                return type;
            }
        }
        throw new BadFileException(
                file, what + "has dtype " + dtype + ", must be one of " + Arrays.toString(StoredArray.Type.values()));
    }

    private static long[] numbers(Path file, String what, JsonObject object, String field) throws BadFileException {
        JsonElement list = object.get(field);
        if (list == null || !list.isJsonArray()) {
            throw new BadFileException(file, what + "has " + field + " " + list + ", must be a list");
        }
        JsonArray array = list.getAsJsonArray();
        long[] numbers = new long[array.size()];
        for (int k = 0; k < numbers.length; k++) {
            // At most 18 digits: what a long holds.
            if (!array.get(k).isJsonPrimitive()
                    || !array.get(k).getAsJsonPrimitive().isNumber()
                    || !array.get(k).getAsString().matches("\\d{1,18}")) {
                throw new BadFileException(
                        file,
                        what + "has " + field + "[" + k + "] " + array.get(k)
                                + ", must be a whole number of at least 0");
            }
            numbers[k] = array.get(k).getAsLong();
        }
        return numbers;
    }

    String name() {
        return name;
    }

    StoredArray.Type type() {
        return type;
    }

    int[] shape() {
        return shape;
    }

    long begin() {
        return begin;
    }

    long end() {
        return end;
    }
}
