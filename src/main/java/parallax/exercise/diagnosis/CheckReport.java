package parallax.exercise.diagnosis;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parallax.display.Displayable;
import parallax.display.MimeBundle;

/**
 * What a check found.
 *
 * @param exercise       the exercise's name
 * @param status         how it stands
 * @param lines          one per probe
 * @param notes          what else there is to say, a paragraph each
 * @param diagnosis      the cause of the mistake, if exactly one explains every answer
 * @param counterexample a small failing case, if no cause is known
 */
public record CheckReport(
        String exercise,
        Status status,
        List<Line> lines,
        List<String> notes,
        Optional<Diagnosis> diagnosis,
        Optional<Counterexample> counterexample)
        implements Displayable {
    /** The MIME type of the form that programs read. */
    public static final String JSON = "application/vnd.parallax.check+json";

    /** How an exercise stands. */
    public enum Status {
        /** Every probe passed. */
        PASSED,
        /** Some probe failed. */
        FAILED,
        /** The code is still to be written. */
        NOT_WRITTEN;

        /** Returns the word for it in the form that programs read. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One probe.
     *
     * @param probe   its name
     * @param passed  whether the answer was right
     * @param message what is wrong; empty if nothing
     */
    public record Line(String probe, boolean passed, String message) {}

    /** Returns whether every probe passed. */
    public boolean isPassed() {
        return status == Status.PASSED;
    }

    /** Returns the number of probes that passed. */
    public int passed() {
        return (int) lines.stream().filter(Line::passed).count();
    }

    /** Returns the number of probes. */
    public int total() {
        return lines.size();
    }

    /** Returns the report as text, HTML and JSON. */
    @Override
    public MimeBundle display() {
        return MimeBundle.text(toString())
                .with(MimeBundle.HTML, ReportHtml.of(this))
                .with(JSON, json());
    }

    /** Returns the report as text. */
    @Override
    public String toString() {
        return ReportText.of(this);
    }

    private String json() {
        JsonObject object = new JsonObject();
        object.addProperty("exercise", exercise);
        object.addProperty("passed", passed());
        object.addProperty("total", total());
        object.addProperty("status", status.word());
        JsonArray causes = new JsonArray();
        diagnosis.ifPresent(d -> d.ids().forEach(causes::add));
        object.add("diagnosis", causes);
        return object.toString();
    }
}
