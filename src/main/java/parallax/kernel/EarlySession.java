package parallax.kernel;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import parallax.session.JavaSession;
import parallax.session.SessionInput;
import parallax.session.SessionOutput;

/**
 * A session that is opened while the sockets are still being bound: a person waits for the first cell, and the two take different
 * cores. What it would print or ask meanwhile waits for the front end.
 */
final class EarlySession implements SessionStart {
    private final CompletableFuture<SessionOutput> output = new CompletableFuture<>();
    private final CompletableFuture<SessionInput> input = new CompletableFuture<>();
    private final CompletableFuture<JavaSession> session = new CompletableFuture<>();

    private EarlySession() {}

    /** Begins to open one. */
    static EarlySession begin() {
        EarlySession early = new EarlySession();
        Thread thread = new Thread(early::open, "early session");
        thread.setDaemon(true);
        thread.start();
        return early;
    }

    private void open() {
        try {
            session.complete(KernelSession.open(new LateOutput(), this::readLine));
        } catch (RuntimeException | Error e) {
            session.completeExceptionally(e);
        }
    }

    private String readLine() throws IOException {
        return input.join().readLine();
    }

    private final class LateOutput implements SessionOutput {
        @Override
        public void stdout(String text) {
            output.join().stdout(text);
        }

        @Override
        public void stderr(String text) {
            output.join().stderr(text);
        }
    }

    /** Gives it the front end, and returns it once it is open. */
    @Override
    public JavaSession open(SessionOutput to, SessionInput from) {
        output.complete(to);
        input.complete(from);
        return session.join();
    }
}
