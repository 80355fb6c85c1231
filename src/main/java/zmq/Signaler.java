package zmq;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import zmq.util.Errno;

/**
 * How one of JeroMQ's threads wakes another: a byte in a pipe for each signal. It takes the place of JeroMQ's own class of this name, which stands
 * behind this one on the class path.
 *
 * <p>JeroMQ 0.6.0 writes the byte and then counts the signal. A thread that is woken by the byte and takes the processor from the sender before that
 * finds a readable pipe and no signal, and polls again without a pause until the sender has run: 2 to 4 ms of each cell's 16 on two processors. Here
 * the signal is counted first, so whoever sees the byte sees the signal.
 */
final class Signaler implements Closeable {
    private final Ctx ctx;
    private final int id;
    private final Errno errno;
    private final Pipe.SinkChannel sink;
    private final Pipe.SourceChannel source;
    private final Selector selector;
    private final AtomicLong sent = new AtomicLong();
    private long received;

    Signaler(Ctx ctx, int id, Errno errno) {
        this.ctx = ctx;
        this.id = id;
        this.errno = errno;
        try {
            Pipe pipe = Pipe.open();
            sink = pipe.sink();
            sink.configureBlocking(false);
            source = pipe.source();
            source.configureBlocking(false);
            selector = ctx.createSelector();
            source.register(selector, SelectionKey.OP_READ);
        } catch (IOException e) {
            throw new ZError.IOException(e);
        }
    }

    /** Returns the channel that is readable while there is a signal. */
    SelectableChannel getFd() {
        return source;
    }

    /** Sends a signal; from any thread. */
    void send() {
        ByteBuffer signal = ByteBuffer.allocate(1);
        sent.incrementAndGet();
        try {
            while (signal.hasRemaining()) {
                sink.write(signal);
            }
        } catch (IOException e) {
            throw new ZError.IOException(e);
        }
    }

    /**
     * Waits for a signal, at most so many milliseconds, for ever if they are negative. Without one it returns false and sets {@code EAGAIN}, or
     * {@code EINTR} if the wait was broken off.
     */
    boolean waitEvent(long timeout) {
        if (Thread.interrupted()) {
            errno.set(ZError.EINTR);
            return false;
        }
        if (received < sent.get()) {
            return true;
        }
        if (timeout == 0) {
            errno.set(ZError.EAGAIN);
            return false;
        }
        try {
            boolean ready = selector.select(Math.max(timeout, 0)) > 0;
            selector.selectedKeys().clear();
            boolean interrupted = Thread.interrupted();
            if (ready && !interrupted) {
                return true;
            }
            errno.set(interrupted || timeout < 0 ? ZError.EINTR : ZError.EAGAIN);
        } catch (ClosedSelectorException e) {
            errno.set(ZError.EINTR);
        } catch (IOException e) {
            errno.set(ZError.exccode(e));
        }
        return false;
    }

    /** Takes a signal that {@link #waitEvent} has told of. */
    void recv() {
        ByteBuffer signal = ByteBuffer.allocate(1);
        try {
            while (source.read(signal) == 0) {
                LockSupport.parkNanos(1); // it is counted, but not yet written: the sender needs the processor
            }
        } catch (ClosedChannelException e) {
            errno.set(ZError.EINTR);
            return;
        } catch (IOException e) {
            throw new ZError.IOException(e);
        }
        received++;
    }

    @Override
    public void close() throws IOException {
        try (source;
                sink) {
            ctx.closeSelector(selector);
        }
    }

    @Override
    public String toString() {
        return "Signaler[" + id + "]";
    }
}
