package parallax.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class NotebookRunnerTest {
    private static Cell.Code cell(String id, String source, String... tags) {
        JsonObject metadata = new JsonObject();
        JsonArray array = new JsonArray();
        List.of(tags).forEach(array::add);
        metadata.add("tags", array);
        return new Cell.Code(id, source, metadata);
    }

    private static Notebook notebook(Cell... cells) {
        return new Notebook(new JsonObject(), List.of(cells));
    }

    private static NotebookRun run(Cell... cells) {
        return new NotebookRunner(Optional.empty()).run(notebook(cells), RunListener.NONE);
    }

    private static List<Output> outputs(NotebookRun run, int code) {
        return run.notebook().codeCells().get(code).outputs();
    }

    private static String plain(Output output) {
        return ((Output.Rich) output).data().get("text/plain").getAsString();
    }

    @Test
    void keepsPrintsDisplaysAndTheResultInTheirOrder() {
        NotebookRun run = run(cell(
                "a",
                "System.out.print(\"one \");\nSystem.out.println(\"two\");\ndisplay(\"shown\");\n"
                        + "System.out.println(\"three\");\nSystem.err.println(\"four\");\n40 + 2"));
        List<Output> outputs = outputs(run, 0);
        assertEquals(new Output.Stream("stdout", "one two\n"), outputs.get(0));
        assertEquals("shown", plain(outputs.get(1)));
        assertEquals(new Output.Stream("stdout", "three\n"), outputs.get(2));
        assertEquals(new Output.Stream("stderr", "four\n"), outputs.get(3));
        assertEquals("42", plain(outputs.get(4)));
        assertEquals(OptionalInt.of(1), ((Output.ExecuteResult) outputs.get(4)).count());
        assertEquals(5, outputs.size());
        assertEquals(Optional.empty(), run.failure());
    }

    @Test
    void laterCellsSeeEarlierOnesAndUpdateTheirDisplaysInPlace() {
        NotebookRun run = run(
                cell("a", "String id = display(\"first\");\nSystem.out.println(\"below\");"),
                new Cell.Markdown("m", "# Between"),
                cell("b", "updateDisplay(id, \"second\");"));
        assertEquals("second", plain(outputs(run, 0).get(0)));
        assertEquals(2, outputs(run, 0).size());
        assertEquals(List.of(), outputs(run, 1));
        assertEquals(OptionalInt.of(2), run.notebook().codeCells().get(1).count());
    }

    @Test
    void clearsAtOnceOrWithTheNextOutput() {
        NotebookRun run = run(
                cell("a", "System.out.println(1);\nclearOutput(false);\nSystem.out.println(2);"),
                cell("b", "System.out.println(1);\nclearOutput(true);\nSystem.out.println(2);"),
                cell("c", "System.out.println(1);\nclearOutput(true);"));
        assertEquals(List.of(new Output.Stream("stdout", "2\n")), outputs(run, 0));
        assertEquals(List.of(new Output.Stream("stdout", "2\n")), outputs(run, 1));
        assertEquals(List.of(new Output.Stream("stdout", "1\n")), outputs(run, 2));
    }

    @Test
    void stopsAtTheFirstFailureAndKeepsWhatRan() {
        NotebookRun run = run(
                cell("a", "int x = 0;"),
                cell("b", "System.out.println(\"before\");\n1 / x"),
                cell("c", "System.out.println(3);"));
        NotebookRun.Failure failure = run.failure().orElseThrow();
        assertEquals(2, failure.number());
        assertEquals("java.lang.ArithmeticException", failure.error().name());
        assertEquals(new Output.Stream("stdout", "before\n"), outputs(run, 1).get(0));
        assertEquals(failure.error(), outputs(run, 1).get(1));
        assertEquals(failure.cell(), run.notebook().codeCells().get(1));
        assertEquals(OptionalInt.empty(), run.notebook().codeCells().get(2).count());
    }

    @Test
    void goesOnAfterACellThatIsToFail() {
        NotebookRun run = run(cell("a", "int y = nothing;", "raises-exception"), cell("b", "System.out.println(2);"));
        assertEquals("CompileError", ((Output.Failure) outputs(run, 0).get(0)).name());
        assertEquals(List.of(new Output.Stream("stdout", "2\n")), outputs(run, 1));
        assertEquals(Optional.empty(), run.failure());
    }

    @Test
    void stopsACellThatRunsTooLong() {
        NotebookRunner runner = new NotebookRunner(Optional.of(Duration.ofSeconds(1)));
        NotebookRun run = runner.run(notebook(cell("a", "long n = 0;\nwhile (true) {\n    n++;\n}")), RunListener.NONE);
        Output.Failure error = run.failure().orElseThrow().error();
        assertEquals("Timeout", error.name());
        assertEquals("the cell was stopped after 1 s (--timeout)", error.message());
    }

    @Test
    void forgetsOutputsOfEarlierRuns() {
        Cell.Code old = cell("a", "int z = 1;").ran(9, List.of(new Output.Stream("stdout", "old")));
        NotebookRun run = run(old);
        assertEquals(List.of(), outputs(run, 0));
        assertEquals(OptionalInt.of(1), run.notebook().codeCells().get(0).count());
    }

    @Test
    void aValueThatCannotBeShownFailsItsCell() {
        NotebookRun run = run(
                cell(
                        "a",
                        "class Odd implements Displayable {\n    public MimeBundle display() {\n        throw new IllegalStateException(\"no picture\");\n    }\n}\nnew Odd()"));
        assertTrue(
                outputs(run, 0).toString().contains("no picture"),
                outputs(run, 0).toString());
    }

    @Test
    void tellsHowItGoesOn() {
        List<String> heard = new ArrayList<>();
        new NotebookRunner(Optional.empty())
                .run(
                        notebook(
                                cell("a", "\n  int q = 1;\n"),
                                new Cell.Markdown("m", "text\n\n## Padding with `zeros`\n"),
                                cell("b", ""),
                                cell("c", "throw new IllegalStateException();")),
                        new RunListener() {
                            @Override
                            public void begins(int number, int total, String label) {
                                heard.add(number + "/" + total + " " + label);
                            }

                            @Override
                            public void ends(int number, int total, String label, Duration took, boolean well) {
                                heard.add(well ? "ok" : "failed");
                            }
                        });
        assertEquals(
                List.of("1/3 int q = 1;", "ok", "2/3 Padding with zeros", "ok", "3/3 Padding with zeros", "failed"),
                heard);
    }

    @Test
    void cutsOutputThatWouldFillTheMemory() {
        NotebookRun run = run(
                cell(
                        "a",
                        "String line = \"x\".repeat(1_000_000);\nfor (int i = 0; i < 30; i++) {\n    System.out.print(line);\n}"));
        String text = ((Output.Stream) outputs(run, 0).get(0)).text();
        assertTrue(text.length() < 12_000_000, "length " + text.length());
        assertTrue(text.endsWith("more than 10000000 characters; the rest is left out\n"));
    }

    @Test
    void countsChecks() {
        NotebookRun run = run(
                cell("a", check("pad", "passed")),
                cell("b", check("conv2d", "failed"), CheckResult.WRONG_ON_PURPOSE),
                cell(
                        "c",
                        check("conv2d", "failed") + "\n" + check("sgd", "not-written") + "\n"
                                + check("sgd", "not-written")));
        assertEquals(Optional.empty(), run.failure());
        assertEquals(
                "checks: 1 passed, 2 not written yet, 1 failed, 1 failed as meant", CheckResult.summary(run.checks()));
        assertEquals(new CheckResult("pad", "a", "passed", false), run.checks().get(0));
        assertEquals("", CheckResult.summary(List.of()));
    }

    private static String check(String exercise, String status) {
        return """
                display((Displayable) () -> MimeBundle.text("a check").with("application/vnd.parallax.check+json",
                        "{\\"exercise\\":\\"%s\\",\\"passed\\":1,\\"total\\":4,\\"status\\":\\"%s\\"}"));""".formatted(exercise, status);
    }
}
