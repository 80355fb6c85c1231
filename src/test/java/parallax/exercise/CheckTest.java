package parallax.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parallax.display.MimeBundle;
import parallax.display.Shown;
import parallax.exercise.conv.Conv2dExercise;
import parallax.exercise.diagnosis.CheckReport;
import parallax.exercise.diagnosis.Exercise;
import parallax.nn.conv.NaiveConv2d;

class CheckTest {
    private final Shown sink = Shown.collect();
    private final List<MimeBundle> shown = sink.bundles();

    @AfterEach
    void restore() {
        sink.close();
    }

    @Test
    void everyExerciseHasAMethodThatShowsItsReport() throws ReflectiveOperationException {
        for (Exercise<?> exercise : Exercises.all()) {
            Check.class.getMethod(exercise.name(), exercise.type()).invoke(null, exercise.reference());
        }
        assertEquals(Exercises.all().size(), shown.size());
        for (int k = 0; k < shown.size(); k++) {
            JsonObject json = json(shown.get(k));
            assertEquals(Exercises.all().get(k).name(), json.get("exercise").getAsString());
            assertEquals("passed", json.get("status").getAsString());
            assertEquals(json.get("total").getAsInt(), json.get("passed").getAsInt());
            assertTrue(shown.get(k).plain().contains("all " + json.get("total").getAsInt() + " passed"));
        }
    }

    @Test
    void aDiagnosedReportReadsLikeThis() {
        Check.conv2d(WrongTwins.conv2d("stride-not-in-index"));
        String text = shown.get(0).plain();
        assertTrue(
                text.startsWith("conv2d                              9 of 15 passed\n✓ one image, one channel\n"),
                text);
        assertTrue(
                text.contains("✗ stride 2                          y[0,0,0,1] is "
                        + "15.75, expected 7.75 (7 of 8 entries differ)\n"
                        + " ".repeat(36) + "Your output equals the top-left corner of the stride-1 result:\n"
                        + " ".repeat(36)
                        + "the stride is in the output's size, but is it in the index you read from x?\n"),
                text);
        JsonObject json = json(shown.get(0));
        assertEquals("failed", json.get("status").getAsString());
        assertEquals(9, json.get("passed").getAsInt());
        assertEquals(15, json.get("total").getAsInt());
        assertEquals(
                "stride-not-in-index", json.getAsJsonArray("diagnosis").get(0).getAsString());
    }

    @Test
    void whatIsNotWrittenYetIsNoError() {
        Check.conv2d((x, w, b, window) -> {
            throw new NotWrittenYet();
        });
        assertEquals("not-written", json(shown.get(0)).get("status").getAsString());
        assertEquals(0, json(shown.get(0)).get("passed").getAsInt());
        assertTrue(shown.get(0).plain().contains("not written yet"));
        assertFalse(shown.get(0).plain().contains("Exception"));
    }

    @Test
    void whatIsWrittenInPartSaysWhatIsMissing() {
        CheckReport report = Conv2dExercise.EXERCISE.check((x, w, b, window) -> {
            if (window.groups() > 1) {
                throw new IllegalStateException(new NotWrittenYet());
            }
            return new NaiveConv2d(window).forward(x, w, b);
        });
        assertEquals(CheckReport.Status.FAILED, report.status());
        assertEquals(12, report.passed());
        assertEquals("not written yet", report.lines().get(12).message());
        assertTrue(report.counterexample().isEmpty());
    }

    @Test
    void noFunctionIsSaidNotThrown() {
        Check.correlate(null);
        assertTrue(shown.get(0).plain().contains("it is null"), shown.get(0).plain());
    }

    @Test
    void hintsLeadOnAndUnknownNamesAreSaid() {
        Check.hint("pad");
        Check.hint("pad", 3);
        Check.hint("pad", 4);
        Check.hint("padding");
        assertTrue(shown.get(0).plain().startsWith("pad, hint 1 of 3\n"));
        assertTrue(shown.get(0).plain().endsWith("Check.hint(\"pad\", 2)"));
        assertFalse(shown.get(1).plain().contains("go further"));
        assertEquals("pad has hints 1 to 3, there is no hint 4", shown.get(2).plain());
        assertTrue(shown.get(3)
                .plain()
                .startsWith("no exercise is called padding; there are correlate, edgeKernel, pad,"));
    }

    @Test
    void wrongTwinsAreThereByName() {
        assertTrue(WrongTwins.names("conv2d").contains("kernel-flipped"));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> WrongTwins.conv2d("no-such-mistake"));
        assertTrue(
                e.getMessage().startsWith("no wrong twin of conv2d is called no-such-mistake; there are "),
                e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> WrongTwins.names("conv9d"));
    }

    private static JsonObject json(MimeBundle bundle) {
        return JsonParser.parseString(bundle.forms().get(CheckReport.JSON)).getAsJsonObject();
    }
}
