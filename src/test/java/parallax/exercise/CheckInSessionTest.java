package parallax.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parallax.display.Display;
import parallax.display.DisplaySink;
import parallax.display.MimeBundle;
import parallax.session.CellError;
import parallax.session.CellResult;
import parallax.session.JavaSession;
import parallax.session.SessionOutput;

/** Checks in the cells of a notebook. */
class CheckInSessionTest implements DisplaySink {
    private final List<String> shown = new ArrayList<>();
    private final CountDownLatch printed = new CountDownLatch(1);
    private DisplaySink before;
    private JavaSession session;

    @BeforeEach
    void open() {
        before = Display.sendTo(this);
        session = JavaSession.builder()
                .output(new SessionOutput() {
                    @Override
                    public void stdout(String text) {
                        printed.countDown();
                    }

                    @Override
                    public void stderr(String text) {}
                })
                .build();
        run("import parallax.exercise.*; import parallax.tensor.*;");
    }

    @AfterEach
    void close() {
        session.close();
        Display.sendTo(before);
    }

    @Test
    void anExceptionNamesTheLearnersMethod() {
        run("Tensor mine(Tensor x, int m) { return x.reshape(7); }");
        run("Check.pad((x, m) -> mine(x, m));");
        String told = "your code threw IllegalArgumentException in mine: a tensor of shape (3, 3)";
        assertTrue(shown.get(0).contains(told), shown.get(0));
    }

    @Test
    void whatIsNotWrittenYetIsNoError() {
        run("Tensor mine(Tensor x, int m) { throw new NotWrittenYet(); }");
        run("Check.pad((x, m) -> mine(x, m));");
        assertTrue(shown.get(0).startsWith("pad") && shown.get(0).contains("not written yet"), shown.get(0));
    }

    @Test
    void namesTheShellMakesUpAreLeftOut() {
        run("class Point {} Object o = new Point();");
        run("Check.samePadding((k, d) -> (Integer) o);");
        assertTrue(shown.get(0).contains("class Point cannot be cast"), shown.get(0));
    }

    @Test
    void aMethodThatLacksADefinitionIsExplainedByTheSession() {
        session.execute(8, "Tensor mine(Tensor x, int m) { return helper(x); }");
        CellResult.Failure failure =
                assertInstanceOf(CellResult.Failure.class, session.execute(9, "Check.pad((x, m) -> mine(x, m));"));
        assertTrue(failure.error().text().contains("helper"), failure.error().text());
    }

    @Test
    @Timeout(60)
    void aLoopWithoutEndCanBeInterrupted() throws InterruptedException {
        Thread interrupter = new Thread(() -> {
            try {
                assertTrue(printed.await(30, TimeUnit.SECONDS));
                session.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        interrupter.start();
        CellResult result = session.execute(
                3, "Check.samePadding((k, d) -> { System.out.println(\"off\"); while (d > 0) { k++; } return k; });");
        interrupter.join();
        CellResult.Failure failure = assertInstanceOf(CellResult.Failure.class, result);
        assertEquals(CellError.Kind.INTERRUPTED, failure.error().kind());
        assertEquals(List.of(), shown);
    }

    private void run(String source) {
        assertInstanceOf(CellResult.Success.class, session.execute(1, source), source);
    }

    @Override
    public void display(String id, MimeBundle bundle) {
        shown.add(bundle.plain());
    }

    @Override
    public void update(String id, MimeBundle bundle) {
        shown.add(bundle.plain());
    }

    @Override
    public void clear(boolean wait) {
        shown.clear();
    }
}
