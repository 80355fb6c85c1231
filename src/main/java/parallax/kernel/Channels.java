package parallax.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import zmq.ZError;

/**
 * The kernel's five sockets. One thread alone touches them, since they may not be shared; the other threads hand it what
 * they send through a socket inside the process, which also wakes it. It never sleeps and never works, so the heartbeat
 * is answered whatever a cell does.
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

    private final ZContext context = new ZContext();
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final ZMQ.Socket outbox;
    private final ZMQ.Socket outgoing;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;
    private final BiConsumer<Channel, List<byte[]>> receiver;

    /**
     * Binds the sockets and starts to receive.
     *
     * @param receiver is called by the thread of the sockets and must not wait
     * @throws org.zeromq.ZMQException if a port is taken
     */
    Channels(ConnectionFile file, BiConsumer<Channel, List<byte[]>> receiver) {
        this.receiver = receiver;
        context.setLinger(LINGER_MILLIS);
        for (Channel channel : Channel.values()) {
            ZMQ.Socket socket = context.createSocket(channel.type);
            // No limit: by default, what a slow reader has not yet taken would be dropped.
            socket.setHWM(0);
            socket.setLinger(LINGER_MILLIS);
            socket.bind(file.address(channel.port(file)));
            sockets.put(channel, socket);
        }
        outgoing = inside(SocketType.PULL);
        outgoing.bind(OUTBOX);
        outbox = inside(SocketType.PUSH);
        outbox.connect(OUTBOX);
        thread = new Thread(this::loop, "sockets");
        thread.setDaemon(true);
    }

    private ZMQ.Socket inside(SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setHWM(0);
        return socket;
    }

    /** Starts to receive. */
    void start() {
        thread.start();
    }

    /** Sends frames; from any thread. */
    void send(Channel channel, List<byte[]> frames) {
        synchronized (outbox) {
            if (closed.get()) {
                return;
            }
            outbox.sendMore(channel.name());
            for (int i = 0; i < frames.size(); i++) {
                outbox.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
            }
        }
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
        synchronized (outbox) {
            if (!closed.compareAndSet(false, true)) {
                return;
            }
            outbox.send(STOP);
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.close();
    }
}
