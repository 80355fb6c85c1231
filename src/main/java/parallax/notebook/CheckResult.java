package parallax.notebook;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check in a notebook found, as it stands in the cell's outputs.
 *
 * @param exercise the check's name for it
 * @param cell     the id of the cell that called the check
 * @param status   passed, failed or not-written
 * @param meant    whether the cell's tag {@link #WRONG_ON_PURPOSE} says that the check is to fail
 */
public record CheckResult(String exercise, String cell, String status, boolean meant) {
    /** The MIME type of a check's outcome. */
    public static final String TYPE = "application/vnd.parallax.check+json";

    /** The tag of a cell that shows a check failing. */
    public static final String WRONG_ON_PURPOSE = "wrong-on-purpose";

    /** Returns the outcomes of all checks in a notebook's outputs, from top to bottom. */
    public static List<CheckResult> in(Notebook notebook) {
        List<CheckResult> results = new ArrayList<>();
        for (Cell.Code cell : notebook.codeCells()) {
            for (Output output : cell.outputs()) {
                if (output instanceof Output.Rich rich && rich.data().get(TYPE) instanceof JsonObject check) {
                    boolean meant = cell.tags().contains(WRONG_ON_PURPOSE);
                    results.add(new CheckResult(text(check, "exercise"), cell.id(), text(check, "status"), meant));
                }
            }
        }
        return results;
    }

    /** Returns one line that counts the outcomes, e.g. "checks: 3 passed, 7 not written yet, 1 failed"; empty without checks. */
    public static String summary(List<CheckResult> results) {
        List<String> parts = new ArrayList<>();
        count(parts, results, "passed", false, "passed");
        count(parts, results, "not-written", false, "not written yet");
        count(parts, results, "failed", false, "failed");
        count(parts, results, "failed", true, "failed as meant");
        return parts.isEmpty() ? "" : "checks: " + String.join(", ", parts);
    }

    private static void count(
            List<String> parts, List<CheckResult> results, String status, boolean meant, String words) {
        boolean failed = status.equals("failed");
        long count = results.stream()
                .filter(result -> result.status.equals(status) && (!failed || result.meant == meant))
                .count();
        if (count > 0) {
            parts.add(count + " " + words);
        }
    }

    private static String text(JsonObject json, String key) {
        JsonElement value = json.get(key);
        return value instanceof JsonPrimitive ? value.getAsString() : "";
    }
}
