package parallax.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptTest {
    private static final long PATIENCE_SECONDS = 60;

    private final Fixture cells = new Fixture();

    @AfterAll
    void close() {
        cells.close();
    }

    private CellError interrupted(String code) throws InterruptedException, ExecutionException, TimeoutException {
        cells.printed();
        CompletableFuture<CellError> running = CompletableFuture.supplyAsync(
                () -> cells.error("System.out.println(\"started\"); System.out.flush();\n" + code));
        StringBuilder printed = new StringBuilder();
        while (!printed.toString().contains("started")) {
            Thread.sleep(10);
            printed.append(cells.printed());
        }
        cells.session().interrupt();
        return running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "do { } while (true);",
                "for (;;) { try { Thread.sleep(1); } catch (Throwable t) { } }",
                "for (long i = 0; i < Long.MAX_VALUE; i++) kept = 41;",
                "java.util.stream.Stream.iterate(1, i -> i + 1).forEach(i -> { });",
                "Thread.sleep(1_000_000);",
                "synchronized (Object.class) { Object.class.wait(); }",
                "loop: while (true) { switch (kept) { case 41: continue loop; default: } }",
                "while (true) { try { System.in.read(); } finally { continue; } }",
            })
    void stopsTheCellAndKeepsTheState(String loop) throws Exception {
        cells.value("int kept = 41;");
        CellError error = interrupted(loop);
        assertEquals(CellError.Kind.INTERRUPTED, error.kind());
        assertEquals("Interrupted", error.name());
        assertEquals(42, cells.value("kept + 1"));
    }

    @Test
    void codeThatNothingCanStopIsLeftBehindOrStopped() throws Exception {
        // The loop is inside the JDK: its comparator is the JDK's, too.
        cells.value("var numbers = new java.util.concurrent.atomic.AtomicLong();");
        CellError error = interrupted(
                "java.util.stream.LongStream.generate(numbers::incrementAndGet).filter(Long.class::isInstance).count();"
                        .replace("filter(Long.class::isInstance).count()", "sum()"));
        assertEquals(CellError.Kind.INTERRUPTED, error.kind());
        assertEquals(2, cells.value("1 + 1"));
        if (Runtime.version().feature() >= 20) {
            assertTrue(error.message().contains("left behind"), error.message());
        }
    }

    @Test
    void anInterruptOfNothingDoesNotReachTheNextCell() {
        cells.session().interrupt();
        assertEquals(3, cells.value("int n = 0; while (n < 3) n++; n"));
    }

    @Test
    void anInterruptThatComesWhileASnippetIsCompiledIsNotLost() throws Exception {
        for (int i = 0; i < 20; i++) {
            CompletableFuture<CellResult> running = CompletableFuture.supplyAsync(
                    () -> cells.run("int a = 1;\nint b = 2;\nint c = 3;\nThread.sleep(100_000);"));
            Thread.sleep(3L * i);
            long start = System.nanoTime();
            while (!running.isDone()) {
                cells.session().interrupt();
                Thread.sleep(5);
            }
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
            assertTrue(running.get() instanceof CellResult.Failure);
        }
        assertEquals(2, cells.value("1 + 1"));
    }

    @Test
    void aCellMayHaveATimeLimit() {
        try (Fixture limited = new Fixture(JavaSession.builder().timeoutMillis(500))) {
            assertEquals(
                    CellError.Kind.INTERRUPTED,
                    limited.error("while (true) { }").kind());
            assertEquals(2, limited.value("1 + 1"));
        }
    }
}
