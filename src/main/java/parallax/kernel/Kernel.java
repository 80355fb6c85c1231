package parallax.kernel;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import parallax.display.Display;
import parallax.kernel.Channels.Channel;
import parallax.session.JavaSession;

/**
 * A running kernel. The thread of the sockets sorts what arrives; one thread works on the shell's requests in their order,
 * another on those of the control channel, which therefore need not wait for a cell.
 */
final class Kernel implements AutoCloseable {
    private static final int FAILED = 1;

    private final Wire wire;
    private final Channels channels;
    private final Publisher publisher;
    private final StdinChannel stdin;
    private final CompletableFuture<JavaSession> session = new CompletableFuture<>();
    private final LinkedBlockingQueue<Request> shellQueue = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Request> controlQueue = new LinkedBlockingQueue<>();
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private final KernelOutput output;
    private final AnswerWatch watch = new AnswerWatch();
    private volatile long arrivals;
    private volatile int status;

    /**
     * Binds the sockets.
     *
     * @throws org.zeromq.ZMQException if a port is taken
     */
    Kernel(ConnectionFile file) {
        wire = new Wire(new Signer(file.key()));
        channels = new Channels(file, this::receive, this::broken);
        publisher = new Publisher(channels, wire);
        output = new KernelOutput(publisher);
        stdin = new StdinChannel(channels, wire, output::stderr);
    }

    /** Starts to answer, and behind that to warm the session; {@code kernel_info} does not wait for it. */
    void start(SessionStart sessionStart) {
        ExecuteRequests execute = new ExecuteRequests(session, publisher, output, stdin, () -> arrivals);
        ShellRequests shell = new ShellRequests(session, execute, publisher);
        ControlRequests control = new ControlRequests(session, this::shutDown);
        channels.start();
        watch.start();
        publisher.status("starting", new JsonObject());
        daemon("shell", () -> work(shellQueue, shell::answer, this::afterAnswer), this::broken);
        daemon("control", () -> work(controlQueue, control::answer, () -> {}), this::broken);
        daemon("warm up", () -> open(sessionStart), this::broken);
    }

    private void open(SessionStart sessionStart) {
        try {
            JavaSession opened = sessionStart.open(output, stdin);
            Display.sendTo(new KernelDisplay(output, opened::flush));
            opened.onMemoryFull(watch::memoryIsFull);
            session.complete(opened);
            opened.reserveMemory();
        } catch (RuntimeException | Error e) {
            KernelLog.warn("no Java session: " + e);
            session.completeExceptionally(e);
        }
    }

    private void afterAnswer() {
        watch.answered();
        if (session.isDone() && !session.isCompletedExceptionally()) {
            session.join().reserveMemory();
        }
    }

    private static void daemon(String name, Runnable task, Consumer<Throwable> failed) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((which, thrown) -> failed.accept(thrown));
        thread.start();
    }

    /** Sorts what arrives; called by the thread of the sockets. */
    private void receive(Channel channel, List<byte[]> frames) {
        try {
            Request request = new Request(wire.decode(frames), channel, next());
            switch (channel) {
                case SHELL -> shellQueue.add(request);
                case CONTROL -> controlQueue.add(request);
                case STDIN -> stdin.answer(request.message());
                default -> throw new BadMessageException("nothing is to arrive there");
            }
        } catch (BadMessageException e) {
            KernelLog.warn("a message on " + channel + " is ignored: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            // A cell has filled the memory, or the message would: the sockets must live on.
            lost(channel, e);
        }
    }

    private static void lost(Channel channel, OutOfMemoryError error) {
        try {
            KernelLog.warn("a message on " + channel + " is lost: " + error);
        } catch (OutOfMemoryError e) {
            // Nor is there memory to say so.
        }
    }

    /** Without one of its threads a kernel is deaf: it ends, so that the front end starts another. */
    private void broken(Throwable thrown) {
        // First, for it needs no memory, and there may be none.
        status = FAILED;
        shutdown.countDown();
        KernelLog.warn("the thread \"" + Thread.currentThread().getName() + "\" broke down: " + thrown);
    }

    private long next() {
        // Only the thread of the sockets counts; the others read.
        long next = arrivals + 1;
        arrivals = next;
        return next;
    }

    /** Answers one kind of requests after the other; null means that there is no answer. */
    private interface Answers {
        Answer to(Request request);
    }

    private void work(LinkedBlockingQueue<Request> queue, Answers answers, Runnable afterEach) {
        try {
            while (true) {
                Request request = queue.take();
                publisher.status("busy", request.message().header());
                send(request, answer(request, answers));
                publisher.status("idle", request.message().header());
                afterEach.run();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts these threads but the end of the process.
            Thread.currentThread().interrupt();
        }
    }

    private static Answer answer(Request request, Answers answers) {
        try {
            return answers.to(request);
        } catch (RuntimeException | Error e) {
            KernelLog.warn("cannot answer " + request.message().type() + ": " + e);
            return Answer.failed(request.message(), e);
        }
    }

    private void send(Request request, Answer answer) {
        if (answer != null) {
            Message message = request.message().answer(answer.type(), answer.content());
            channels.send(request.channel(), wire.encode(message));
        }
    }

    private void shutDown(Request request, Answer answer) {
        send(request, answer);
        publisher.publish(answer.type(), request.message().header(), answer.content());
        publisher.status("idle", request.message().header());
        shutdown.countDown();
    }

    /** Runs a task in the background once cells can run. */
    void onceReady(Runnable task) {
        Runnable later = () -> {
            session.join();
            task.run();
        };
        daemon("after the start", later, thrown -> KernelLog.warn("nothing is done after the start: " + thrown));
    }

    /** Returns when the kernel is to end, with the exit status: 0 if a front end has asked for it. */
    int awaitShutdown() throws InterruptedException {
        shutdown.await();
        return status;
    }

    /** Stops the cell that runs, if one does. */
    void interrupt() {
        if (session.isDone()) {
            session.join().interrupt();
        }
    }

    /** Closes the sockets after what is still to be sent. */
    @Override
    public void close() {
        channels.close();
    }
}
