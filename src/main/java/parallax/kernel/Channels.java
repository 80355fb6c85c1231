package parallax.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import zmq.ZError;

/**
 * The kernel's five sockets. One thread alone touches them, since they may not be shared. It never sleeps and never works,
 * so the heartbeat is answered whatever a cell does.
 *
 * <p>What is to be sent waits in a queue, from which a second thread hands it on through a socket inside the process, which
 * wakes the first. The thread of a cell touches no socket: interrupted while it wrote to one, it would close it for ever.
 */
final class Channels implements AutoCloseable {
    /** The sockets, by what they are for. */
    enum Channel {
        SHELL(SocketType.ROUTER),
        CONTROL(SocketType.ROUTER),
        STDIN(SocketType.ROUTER),
        HEARTBEAT(SocketType.ROUTER),
        IOPUB(SocketType.PUB);

        private final SocketType type;

        Channel(SocketType type) {
            this.type = type;
        }

        private int port(ConnectionFile file) {
            return switch (this) {
                case SHELL -> file.shell();
                case CONTROL -> file.control();
                case STDIN -> file.stdin();
                case HEARTBEAT -> file.heartbeat();
                case IOPUB -> file.iopub();
            };
        }
    }

    private static final String OUTBOX = "inproc://outbox";
    private static final String STOP = "STOP";

    /** How long messages that are still to be sent may take when the kernel ends. */
    private static final int LINGER_MILLIS = 200;

    /** The largest frame that is taken. Who announces a larger one, signed or not, loses the connection, not us the memory. */
    private static final long LARGEST_FRAME_BYTES = 64L << 20;

    private final ZContext context = new ZContext();
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final ZMQ.Socket outbox;
    private final ZMQ.Socket outgoing;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final LinkedBlockingQueue<Outgoing> waiting = new LinkedBlockingQueue<>();
    private final Thread receiving;
    private final Thread sending;
    private final BiConsumer<Channel, List<byte[]>> receiver;

    /** What is to be sent; without a channel it says that nothing follows. */
    private record Outgoing(Channel channel, List<byte[]> frames) {}

    /**
     * Binds the sockets and starts to receive.
     *
     * @param receiver is called by the thread of the sockets and must not wait
     * @param broken is told what ended a thread the sockets cannot do without
     * @throws org.zeromq.ZMQException if a port is taken
     */
    Channels(ConnectionFile file, BiConsumer<Channel, List<byte[]>> receiver, Consumer<Throwable> broken) {
        this.receiver = receiver;
        context.setLinger(LINGER_MILLIS);
        context.setUncaughtExceptionHandler((thread, thrown) -> broken.accept(thrown));
        for (Channel channel : Channel.values()) {
            ZMQ.Socket socket = context.createSocket(channel.type);
            // No limit: by default, what a slow reader has not yet taken would be dropped.
            socket.setHWM(0);
            socket.setLinger(LINGER_MILLIS);
            socket.setMaxMsgSize(LARGEST_FRAME_BYTES);
            socket.bind(file.address(channel.port(file)));
            sockets.put(channel, socket);
        }
        outgoing = inside(SocketType.PULL);
        outgoing.bind(OUTBOX);
        outbox = inside(SocketType.PUSH);
        outbox.connect(OUTBOX);
        receiving = daemon("sockets", this::loop, broken);
        sending = daemon("outbox", this::handOn, broken);
    }

    private static Thread daemon(String name, Runnable task, Consumer<Throwable> broken) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((which, thrown) -> broken.accept(thrown));
        return thread;
    }

    private ZMQ.Socket inside(SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setHWM(0);
        return socket;
    }

    /** Starts to receive and to send. */
    void start() {
        receiving.start();
        sending.start();
    }

    /** Sends frames; from any thread. */
    void send(Channel channel, List<byte[]> frames) {
        if (!closed.get()) {
            waiting.add(new Outgoing(channel, frames));
        }
    }

    private void handOn() {
        try {
            for (Outgoing next = waiting.take(); next.channel != null; next = waiting.take()) {
                outbox.sendMore(next.channel.name());
                pass(outbox, next.frames);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but the end of the process.
            Thread.currentThread().interrupt();
        }
        outbox.send(STOP);
    }

    private void loop() {
        List<Channel> inputs = List.of(Channel.HEARTBEAT, Channel.CONTROL, Channel.SHELL, Channel.STDIN);
        try (ZMQ.Poller poller = context.createPoller(inputs.size() + 1)) {
            inputs.forEach(channel -> poller.register(sockets.get(channel), ZMQ.Poller.POLLIN));
            int out = poller.register(outgoing, ZMQ.Poller.POLLIN);
            while (poller.poll(-1) >= 0) {
                for (int i = 0; i < inputs.size(); i++) {
                    if (poller.pollin(i)) {
                        receive(inputs.get(i));
                    }
                }
                if (poller.pollin(out) && !forward()) {
                    return;
                }
            }
        }
    }

    private void receive(Channel channel) {
        ZMQ.Socket socket = sockets.get(channel);
        List<byte[]> frames = frames(socket);
        while (!frames.isEmpty()) {
            if (channel == Channel.HEARTBEAT) {
                pass(socket, frames);
            } else {
                receiver.accept(channel, frames);
            }
            frames = frames(socket);
        }
    }

    /** Sends all that waits in the outbox; returns false once it says that the kernel ends. */
    private boolean forward() {
        List<byte[]> frames = frames(outgoing);
        while (!frames.isEmpty()) {
            String channel = new String(frames.get(0), StandardCharsets.US_ASCII);
            if (channel.equals(STOP)) {
                return false;
            }
            pass(sockets.get(Channel.valueOf(channel)), frames.subList(1, frames.size()));
            frames = frames(outgoing);
        }
        return true;
    }

    private static List<byte[]> frames(ZMQ.Socket socket) {
        List<byte[]> frames = new ArrayList<>();
        byte[] frame = socket.recv(ZMQ.DONTWAIT);
        while (frame != null) {
            frames.add(frame);
            frame = socket.hasReceiveMore() ? socket.recv() : null;
        }
        return frames;
    }

    private static void pass(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            if (!socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0)
                    && socket.errno() != ZError.EAGAIN) {
                // The client has gone: there is nobody to tell.
                return;
            }
        }
    }

    /** Sends what is still to be sent and closes the sockets. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        waiting.add(new Outgoing(null, List.of()));
        try {
            sending.join();
            receiving.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.close();
    }
}
