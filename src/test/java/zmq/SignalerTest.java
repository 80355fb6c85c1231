package zmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignalerTest {
    private static final int SIGNALS = 20_000;

    private final Ctx ctx = ZMQ.init(1);
    private Signaler signaler;

    @BeforeEach
    void open() {
        signaler = new Signaler(ctx, 1, ctx.errno());
    }

    @AfterEach
    void close() throws Exception {
        signaler.close();
        ZMQ.term(ctx);
    }

    @Test
    void standsBeforeTheOneOfJeromq() {
        URL ours = SignalerTest.class.getClassLoader().getResource("zmq/Signaler.class");
        URL theirs = SignalerTest.class.getClassLoader().getResource("zmq/Mailbox.class");
        assertTrue(theirs.getPath().contains("jeromq"), theirs::getPath);
        assertFalse(ours.getPath().contains("jeromq"), ours::getPath);
    }

    @Test
    void whoSeesThePipeReadableFindsTheSignal() throws Exception {
        AtomicInteger taken = new AtomicInteger();
        CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < SIGNALS; i++) {
                while (taken.get() < i) {
                    Thread.onSpinWait();
                }
                signaler.send();
            }
        });
        try (Selector selector = Selector.open()) {
            signaler.getFd().register(selector, SelectionKey.OP_READ);
            for (int i = 0; i < SIGNALS; i++) {
                while (selector.selectNow() == 0) {
                    Thread.onSpinWait();
                }
                selector.selectedKeys().clear();
                assertTrue(signaler.waitEvent(0), "a byte without its signal");
                signaler.recv();
                taken.incrementAndGet();
            }
        }
        sender.join();
        assertFalse(signaler.waitEvent(0));
        assertEquals(ZError.EAGAIN, ctx.errno().get());
    }

    @Test
    void waitsForASignalOfAnotherThread() {
        CompletableFuture<Void> sender = CompletableFuture.runAsync(signaler::send);
        assertTrue(signaler.waitEvent(-1));
        signaler.recv();
        sender.join();
        assertFalse(signaler.waitEvent(1));
        assertEquals(ZError.EAGAIN, ctx.errno().get());
    }

    @Test
    void aWaitIsBrokenOffByAnInterrupt() {
        Thread.currentThread().interrupt();
        assertFalse(signaler.waitEvent(-1));
        assertEquals(ZError.EINTR, ctx.errno().get());
    }

    @Test
    void anInterruptedThreadSendsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        signaler.send();
        assertTrue(Thread.interrupted());
        assertTrue(signaler.waitEvent(0));
        signaler.recv();
        assertFalse(signaler.waitEvent(0));
    }
}
