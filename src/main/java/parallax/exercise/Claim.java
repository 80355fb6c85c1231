package parallax.exercise;

import com.google.gson.JsonObject;
import parallax.display.Display;
import parallax.display.Displayable;
import parallax.display.Html;
import parallax.display.MimeBundle;
import parallax.exercise.diagnosis.CheckReport;
import parallax.tensor.Arguments;

/**
 * A statement of a lesson's text about what its cells computed, held against what they did compute.
 *
 * <pre>{@code
 * Claim.holds("more than 95 of 100 held-out dates are exact", exact > 95);
 * }</pre>
 *
 * <p>Whoever runs the notebook sees whether it is true there; the tests that run it fail where it is not.
 *
 * @param claim a statement
 * @param holds whether it is true
 */
public record Claim(String claim, boolean holds) implements Displayable {
    /** Shows whether a statement is true. */
    public static void holds(String claim, boolean holds) {
        Display.display(new Claim(Arguments.given("claim", claim), holds));
    }

    /** Returns the claim as text, HTML and JSON; the JSON is that of a check. */
    @Override
    public MimeBundle display() {
        JsonObject json = new JsonObject();
        json.addProperty("exercise", claim);
        json.addProperty("status", (holds ? CheckReport.Status.PASSED : CheckReport.Status.FAILED).word());
        return MimeBundle.text(toString())
                .with(MimeBundle.HTML, "<div>" + Html.escape(toString()) + "</div>")
                .with(CheckReport.JSON, json.toString());
    }

    @Override
    public String toString() {
        return holds
                ? "✓ As said: " + claim + "."
                : "✗ Not as said: " + claim + ". Is a cell above changed or left out?";
    }
}
