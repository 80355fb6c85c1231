package parallax.exercise.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import parallax.display.MimeBundle;
import parallax.exercise.conv.CorrelateExercise;
import parallax.exercise.conv.EdgeKernelExercise;
import parallax.exercise.conv.PadExercise;
import parallax.exercise.train.SgdStepExercise;
import parallax.tensor.Tensor;

/** What a learner's code may do to a check. */
class CheckReportTest {
    private static final Exercise<PadExercise.Pad> PAD = PadExercise.EXERCISE;

    @Test
    void anExceptionIsToldWithItsNumbers() {
        CheckReport report = PAD.check((x, m) -> {
            x.get(m, 9);
            return x;
        });
        assertTrue(
                report.lines()
                        .get(0)
                        .message()
                        .contains(
                                "IndexOutOfBoundsException: index (1, 9) into shape (3, 3): axis 1 has size 3, the index is 9"),
                report::toString);
        assertTrue(report.toString().contains("The smallest case we found in which this happens:"), report::toString);
    }

    @Test
    void endlessRecursionIsSurvived() {
        CheckReport report = PAD.check(CheckReportTest::endless);
        assertTrue(report.lines().get(0).message().startsWith("your code calls itself without end"), report::toString);
    }

    private static Tensor endless(Tensor x, int m) {
        return m < 0 ? x : endless(x, Math.max(m, 1));
    }

    @Test
    void anInterruptPasses() {
        Error interrupt = new Error("interrupted");
        assertSame(
                interrupt,
                assertThrows(
                        Error.class,
                        () -> PAD.check((x, m) -> {
                            throw interrupt;
                        })));
        assertThrows(
                ExceptionInInitializerError.class,
                () -> PAD.check((x, m) -> {
                    throw new ExceptionInInitializerError(interrupt);
                }));
    }

    @Test
    void aClassThatFailedToInitialiseIsReported() {
        CheckReport report = PAD.check((x, m) -> {
            throw new ExceptionInInitializerError(new ArithmeticException("/ by zero"));
        });
        assertEquals(CheckReport.Status.FAILED, report.status());
    }

    @Test
    void nullIsNamed() {
        CheckReport report = PAD.check((x, m) -> null);
        assertTrue(report.lines().get(0).message().startsWith("your code returned null."), report::toString);
        assertTrue(report.counterexample().isEmpty());
    }

    @Test
    void anotherShapeIsNamedWithBoth() {
        CheckReport report = PAD.check((x, m) -> Tensor.zeros(x.size(0) + 3 * m, x.size(1)));
        assertEquals(
                "padded has shape (6, 3), expected (5, 5)",
                report.lines().get(0).message());
    }

    @Test
    void numbersThatAreNoneAreNamed() {
        CheckReport report = PAD.check((x, m) -> PAD.reference().pad(x, m).map(v -> v / 0));
        assertEquals(
                "padded[0,0] is NaN (not a number), expected 0",
                report.lines().get(0).message());
        report = SgdStepExercise.EXERCISE.check((w, dw, rate) -> w.map(v -> v / 0));
        assertEquals("w[0] is Infinity, expected 3", report.lines().get(0).message());
    }

    @Test
    void aModifiedArgumentIsNamedAlthoughTheAnswerIsRight() {
        CheckReport report = PAD.check((x, m) -> {
            Tensor y = PAD.reference().pad(x, m);
            x.data()[0]++;
            return y;
        });
        assertEquals(
                "the answer is right, but your code changed the entries of x",
                report.lines().get(0).message());
        assertTrue(report.toString().contains("Can the result go into a new Tensor?"), report::toString);
    }

    @Test
    void whatIsKeptBetweenCallsIsSuspected() {
        double[] kept = {0};
        CheckReport report = CorrelateExercise.EXERCISE.check((x, kernel) ->
                CorrelateExercise.EXERCISE.reference().apply(x, kernel).map(v -> v + kept[0]++));
        assertTrue(report.notes().get(0).contains("gave two different answers"), report::toString);
        assertTrue(report.diagnosis().isEmpty() && report.counterexample().isEmpty());
    }

    @Test
    void theCaseThatIsDrawnIsTheSmallest() {
        CheckReport report = PAD.check((x, m) -> {
            Tensor y = PAD.reference().pad(x, m);
            if (x.size(1) >= 2 && m >= 1) {
                y.set(7, 0, 0);
            }
            return y;
        });
        String text = report.toString();
        assertTrue(text.contains("x (1, 2)    yours (3, 4)    expected (3, 4)"), text);
        assertTrue(text.contains("[7] 0  0  0"), text);
        assertTrue(text.contains("It takes width 2, m 1: lower any one of them and this failure is gone."), text);
    }

    @Test
    void anEdgeKernelOfTheWrongShapeOrWithoutNumbers() {
        Exercise<EdgeKernelExercise.EdgeKernel> edge = EdgeKernelExercise.EXERCISE;
        assertEquals(
                "the kernel has shape (3), expected two axes of 1 to 5 entries, such as (3, 3)",
                edge.check(() -> Tensor.zeros(3)).lines().get(0).message());
        assertEquals(
                "an entry of the kernel is NaN or infinite",
                edge.check(() -> Tensor.zeros(3, 3).map(v -> v / 0))
                        .lines()
                        .get(0)
                        .message());
        assertTrue(edge.check(() -> null).lines().get(0).message().startsWith("your code returned null."));
    }

    @Test
    void htmlEscapesWhatComesFromTheLearner() {
        CheckReport report = PAD.check((x, m) -> {
            throw new IllegalStateException("<script>alert(1)</script> & \"more\"");
        });
        String html = report.display().forms().get(MimeBundle.HTML);
        assertFalse(html.contains("<script>"), html);
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;"), html);
    }

    @Test
    void htmlTellsBySignAndWordNotByColourAlone() {
        String html = PAD.check((x, m) -> x.copy()).display().forms().get(MimeBundle.HTML);
        assertTrue(html.contains("aria-label=\"failed\"") && html.contains("✗"), html);
        assertTrue(html.contains("aria-label=\"passed\"") && html.contains("✓"), html);
    }
}
